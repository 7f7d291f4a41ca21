using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures;

namespace Binnacle.App.StrategyFiles.Formats;

internal static class TargetProfileFormat
{
    private static readonly KeysOf<TargetProfile> Key = new();

    public static MapShape<TargetProfile> Shape { get; } = new("target-profile", "How a target stands in time.", () => new(),
        Key.Of("frequency", Shaped.Frequency, t => t.Frequency, (t, frequency) => t with { Frequency = frequency }, "What a constant target is for; the measure's own frequency unless said. A coarser one is phased."),
        Key.Of("phasing", new WordShape<Phasing>(), t => t.Phasing == default ? null : t.Phasing, (t, phasing) => t with { Phasing = phasing },
            "How a coarser target is spread: even (default), working-days, last-years-shape, shares, linear-from-baseline or at-the-end."),
        Key.Of("shares", new ListShape<double>(Shaped.NotNegative), t => t.Shares, (t, shares) => t with { Shares = shares }, "One relative share for each base period, for phasing by shares."),
        Key.Of("per-period", Shaped.YesNo, t => t.PerPeriod ? true : null, (t, yes) => t with { PerPeriod = yes }, "A reported target holds for its own period only; otherwise from its period on."),
        Key.Of("until", Shaped.LastDay, t => t.Until, (t, day) => t with { Until = day }, "Last day on which the target holds; afterwards there is no target."),
        Key.Of("one-off", Shaped.YesNo, t => t.OneOff ? true : null, (t, yes) => t with { OneOff = yes }, "Reached once, the target stays achieved."),
        Key.Of("starts", Shaped.FirstDay, t => t.Starts, (t, day) => t with { Starts = day }, "First day that pace counts from; the year's unless said."),
        Key.Of("due", Shaped.LastDay, t => t.Due, (t, day) => t with { Due = day }, "Day by which the target is due; the end of the year unless said."),
        Key.Of("proposed", Shaped.YesNo, t => t.Proposed ? true : null, (t, yes) => t with { Proposed = yes }, "Proposed targets are shown and not scored."),
        Key.Text("note", t => t.Note, (t, note) => t with { Note = note }, "Why the target is what it is."),
        Key.Of("owner", new PersonShape(), t => t.Owner, (t, person) => t with { Owner = person }, "Id of the person who answers for the target."));
}
