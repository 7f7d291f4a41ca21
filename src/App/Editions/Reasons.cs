using System.Globalization;
using Binnacle.App.Elements;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Calculation;
using Binnacle.Core.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Editions;

/// <summary>What was recorded since an edition and bears on a row: values and targets of its measures and of those they are made of, and every word on the elements concerned.</summary>
internal sealed class Reasons(Calculator calculator, Reading now, Reading then)
{
    /// <summary>Of one row, the newest.</summary>
    private const int Most = 8;

    private static readonly string[] Always =
    [
        SeriesNames.Actual, SeriesNames.Target, SeriesNames.Red, SeriesNames.Amber, SeriesNames.Green, SeriesNames.Min, SeriesNames.Max, SeriesNames.Worst, SeriesNames.Stretch, SeriesNames.Baseline,
        SeriesNames.Benchmark, SeriesNames.Forecast, SeriesNames.ActualToDate, SeriesNames.TargetToDate, SeriesNames.Closing, SeriesNames.Budget, SeriesNames.Backcast,
    ];

    private readonly Structure _structure = now.World.StructureOf(now.Calendar.LastDay(now.Period));
    private readonly DateOnly _end = now.Calendar.LastDay(now.Period);
    private readonly Dictionary<ElementId, IReadOnlyList<RestatementView>> _ofMeasures = [];
    private readonly Lazy<MeasureSources> _sources = new(() => new(now.World.StructureOf(now.Calendar.LastDay(now.Period))));

    private long Known => then.Image.Seq;

    public IReadOnlyList<RestatementView> Of(Node node) => Newest(Below(node).DistinctBy(reason => (reason.Seq, reason.What)));

    public IReadOnlyList<RestatementView> Of(Measure measure) => Newest(OfMeasure(measure));

    private static IReadOnlyList<RestatementView> Newest(IEnumerable<RestatementView> reasons) => [.. reasons.OrderByDescending(reason => reason.Seq).ThenBy(reason => reason.What, StringComparer.Ordinal).Take(Most)];

    private IEnumerable<RestatementView> Below(Node node)
    {
        var reasons = Words(node.Id).Concat(Said(node.Id, SeriesNames.Override)).Concat(Said(node.Id, SeriesNames.Judgement));
        if (node is Placement placement)
            return _structure.Find<Measure>(placement.Measure) is { } measure ? reasons.Concat(OfMeasure(measure)) : reasons;
        // What was below it then and is not any more has moved it too.
        var children = Children(_structure, node).Concat(Children(then.World.StructureOf(_end), node)).DistinctBy(child => child.Id);
        return reasons.Concat(Words(_structure.Settings.Id)).Concat(children.SelectMany(Below));
    }

    private static IEnumerable<Node> Children(Structure structure, Node node) =>
        node is Scorecard card && structure.RollUpOf(card).ChildShare > 0 ? structure.Children(card).Concat(structure.ChildScorecards(card)) : structure.Children(node);

    private IReadOnlyList<RestatementView> OfMeasure(Measure measure)
    {
        if (_ofMeasures.TryGetValue(measure.Id, out var known))
            return known;
        var found = new List<RestatementView>();
        foreach (var source in _structure.Find<Measure>(measure.Id) is null ? [measure] : _sources.Value.Of(measure))
        {
            found.AddRange(Words(source.Id));
            var shared = source.Definition is { } id ? _structure.Find<Definition>(id) : null;
            if (shared is not null)
                found.AddRange(Words(shared.Id));
            if ((source.Spec.ScaleCode ?? shared?.Spec.ScaleCode ?? _structure.Settings.Measures.ScaleCode) is { } code && _structure.FindScale(code) is { } scale)
                found.AddRange(Words(scale.Id));
            foreach (var series in Always)
                found.AddRange(Said(source.Id, series, source.Id == measure.Id && series == SeriesNames.Actual ? FirstExpected(measure) : DateOnly.MinValue));
        }
        return _ofMeasures[measure.Id] = found;
    }

    /// <summary>Revisions that say something of the period.</summary>
    private IEnumerable<RestatementView> Words(ElementId id)
    {
        var all = now.Image.Structure.RevisionsOf(id).ToList();
        foreach (var said in all.Where(revision => revision.Seq > Known && revision.HoldsFrom <= _end))
        {
            var before = Timeline.Of(all.Where(revision => revision.Seq < said.Seq)).At(_end);
            var name = said.Body is { } body ? Place.Of(_structure, body) : before is { } gone ? Place.Of(_structure, gone) : $"element {id}";
            var what = said.Body is null ? "ended"
                : before is null ? "is new"
                : string.Join(", ", BodyDifference.Between(before, said.Body).Select(difference => $"{difference.Path} {difference.Old ?? "–"} → {difference.New ?? "–"}"));
            if (what.Length > 0)
                yield return Told(said.Seq, $"{name}: {what}", null);
        }
    }

    /// <summary>Where the figure's window begins: what was said of earlier periods does not bear on it.</summary>
    private DateOnly FirstExpected(Measure measure) =>
        calculator.Measure(measure.Id, now.Period, now.Window)?.Actual is { Expected: [var first, ..], Carried: false, Figure.Filled: false } ? first.FirstDay : DateOnly.MinValue;

    private IEnumerable<RestatementView> Said(ElementId id, string series, DateOnly from = default)
    {
        var calendar = OwnerCalendar.Of(_structure, id);
        var element = _structure.Find(id);
        foreach (var newest in now.World.Facts.Newest(id, series).Where(said => said.Seq > Known && said.Period.FirstDay <= _end && said.Period.FirstDay >= from))
        {
            var before = then.World.Facts.Newest(id, series, newest.Period);
            var period = calendar.Has(newest.Period) ? calendar.Format(newest.Period) : newest.Period.ToString();
            yield return Told(newest.Seq, $"{series} of {(element is null ? $"element {id}" : Place.Of(_structure, element))} in {period}: {Text(before)} → {Text(newest)}", newest.Note);
        }
    }

    private static string Text(Observation? said) => said switch
    {
        { Value: { } value } => value.ToString("R", CultureInfo.InvariantCulture),
        { Word: { } word } => word,
        { State: ObservationState.NotApplicable } => "not applicable",
        _ => "–",
    };

    private RestatementView Told(long seq, string what, string? note)
    {
        var header = now.Image.Changes.Find(seq)!.Header;
        return new(seq, now.Image.DayOf(header.RecordedAt), header.Author.OnBehalfOf ?? header.Author.Actor, what, note is { Length: > 0 } ? note : header.Author.Reason);
    }
}
