using System.Collections.Immutable;
using Binnacle.Core.Time;

namespace Binnacle.Core.Measures;

/// <summary>How a target coarser than its measure is spread over base periods.</summary>
public enum Phasing
{
    Even,
    WorkingDays,
    LastYearsShape,
    Shares,
    LinearFromBaseline,
    AtTheEnd,
}

/// <summary>How target values stand in time (docs/design/calculation.md, targets).</summary>
public sealed record TargetProfile
{
    /// <summary>Frequency a constant target is for; the measure's own where not given. A coarser one is phased.</summary>
    public Frequency? Frequency { get; init; }

    public Phasing Phasing { get; init; } = Phasing.Even;

    /// <summary>One a base period of the target's period, relative, for <see cref="Measures.Phasing.Shares"/>.</summary>
    public ImmutableArray<double>? Shares { get; init; }

    /// <summary>True: an observed target holds for its own period only. False (default): it holds from its period on.</summary>
    public bool PerPeriod { get; init; }

    /// <summary>Last day on which the target holds; afterwards the status is "no target".</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Reached once, the target stays achieved.</summary>
    public bool OneOff { get; init; }

    /// <summary>First day of the stretch that pace counts expected progress over; the year's where not given.</summary>
    public DateOnly? Starts { get; init; }

    /// <summary>Day by which the target is due, for pace; the end of the year where not given.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Proposed targets are shown and not scored.</summary>
    public bool Proposed { get; init; }

    /// <summary>Why the target is what it is.</summary>
    public string? Note { get; init; }

    /// <summary>A person's id: who answers for the target.</summary>
    public string? Owner { get; init; }
}
