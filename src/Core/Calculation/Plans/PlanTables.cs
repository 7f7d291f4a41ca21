using System.Runtime.InteropServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What the segments of a plan share: rows by element, facts read into them, the calculator for what no kernel knows.</summary>
internal sealed class PlanTables
{
    private static readonly string[] OtherLevels =
    [
        SeriesNames.Baseline, SeriesNames.Benchmark, SeriesNames.Red, SeriesNames.Amber, SeriesNames.Green, SeriesNames.Min, SeriesNames.Max, SeriesNames.Worst,
    ];

    private readonly RowStore _store;
    private readonly Dictionary<ElementId, MeasureRows> _measures = [];
    private readonly Dictionary<ElementId, NodeRows> _nodes = [];
    private readonly Dictionary<BandSet, Line?> _comparable = [];
    private readonly ScaleShapes _shapes = new();
    private readonly List<OtherStep> _others = [];
    private readonly Dictionary<(ElementId Measure, string Series), SlowLevel> _slowLevels = [];
    private readonly SteadyRules _steady;

    /// <summary>Every measure counts what it lacks: some are complete only if what they are made of is, or only from a day on.</summary>
    private readonly bool _countsLacking;
    private readonly SharedCalendar _calendar;
    private Row _otherHalf;
    private Calculator? _calculator;

    public PlanTables(World world, Grid grid)
    {
        (World, Grid) = (world, grid);
        _store = new(grid.Stride);
        Due = grid.Periods.Count(period => grid.Calendar.LastDay(period) <= world.Through);
        _calendar = new(world.StructureOf(grid.Calendar.LastDay(grid.Periods[0])), grid);
        var structures = grid.Periods.Select(period => world.StructureOf(grid.Calendar.LastDay(period))).Distinct().ToList();
        _steady = new(structures);
        // Where rules change with a day, who has rows counts in all of them.
        _countsLacking = structures.Any(structure => structure.All<Measure>().Select(structure.RulesOf).Any(rules => rules.Completeness == Completeness.EveryDuePeriod && (rules.Formula is not null || structures.Count > 1)));
    }

    public World World { get; set; }

    public Grid Grid { get; }

    /// <summary>Periods before this index are due.</summary>
    public int Due { get; }

    public long Bytes => _store.Bytes;

    public StepList Steps { get; } = new();

    public ReadOnlySpan<OtherStep> Others => CollectionsMarshal.AsSpan(_others);

    public KernelList<MeasureKernel> Measures { get; } = new();

    public KernelList<MeanKernel> Means { get; } = new();

    public KernelList<MeanOf.Child> MeanChildren { get; } = new();

    /// <summary>Some rows come from the calculator.</summary>
    public bool AsksCalculator => _calculator is not null;

    public Calculator Calculator() => _calculator ??= new(World);

    public NodeRows? FindNode(ElementId id) => _nodes.GetValueOrDefault(id);

    public MeasureRows? FindMeasure(ElementId id) => _measures.GetValueOrDefault(id);

    /// <summary>So many more are to come.</summary>
    public void Expect(int measures, int nodes)
    {
        _measures.EnsureCapacity(measures);
        _nodes.EnsureCapacity(nodes);
        Measures.Expect(measures);
        Means.Expect(nodes);
        MeanChildren.Expect(measures + nodes);
        Steps.Expect(measures + nodes);
    }

    public ScaleShape ShapeOf(Scale scale) => _shapes.Of(scale);

    /// <returns>Its place among the others.</returns>
    public int Add(OtherStep step)
    {
        _others.Add(step);
        return _others.Count - 1;
    }

    /// <summary>A part of what the step calculates.</summary>
    /// <param name="first">Inside the stretch it speaks for, as is the end.</param>
    public void Calculate(in Step step, int first, int behind, bool toDate)
    {
        switch (step.Kind)
        {
            case StepKind.Measure:
                Measures[step.At].Calculate(Grid, Due, first, behind, toDate);
                break;
            case StepKind.Mean:
                Means[step.At].Calculate(MeanChildren, first, behind, toDate);
                break;
            default:
                _others[step.At].Calculate(first, behind, toDate);
                break;
        }
    }

    public MeasureRows MeasureOf(Measure measure, MeasureRules rules)
    {
        if (_measures.TryGetValue(measure.Id, out var rows))
            return rows;
        rows = new(measure.Id, _store);
        var isSteady = _steady.Of(measure);
        rows.Comparable = isSteady && ShapeOf(rules.Scale).IsItself ? rows.Native : _store.Pair(RowKind.Comparable);
        _measures[measure.Id] = rows;
        var said = World.Facts.Of(measure.Id);
        rows.HasPlainFacts = HasPlainFacts(said);
        var actuals = said.Cells(SeriesNames.Actual);
        if (isSteady && rules is { Formula: null, Missing.Policy: MissingPolicy.CarryForward })
            rows.Carrying = Carrying(rules, actuals);
        Read(actuals, rows.Carrying is null ? rows.Values.Period.Span : rows.Carrying.Reported.Span);
        if (HasLevel(SeriesNames.Target))
            rows.Targets = Level(measure, rules, said, SeriesNames.Target, isSteady);
        foreach (var series in OtherLevels)
            if (HasLevel(series))
                rows.OtherLevels = [.. rows.OtherLevels, (series, Level(measure, rules, said, series, isSteady))];
        if (rules.Completeness == Completeness.EveryDuePeriod || _countsLacking)
            rows.Lacking = HalfRow();
        return rows;

        bool HasLevel(string series) => said.Has(series) || (isSteady ? rules.Levels.ContainsKey(series) : _steady.AnyLevel(measure, series));
    }

    private Carrying Carrying(MeasureRules rules, NewestCells actuals)
    {
        var before = (At: int.MinValue / 2, Value: double.NaN);
        foreach (var cell in actuals)
            if (cell.IsNumber && Grid.Place(cell.Period) is < 0 and > int.MinValue and var at && at > before.At)
                before = (at, cell.Number);
        return new(HalfRow(), rules.Missing.AtMost, rules.Missing.CountsAsPresent, FirstSince(rules.StartsOn, static period => period.FirstDay), before);
    }

    /// <summary>Periods for which somebody owes a value by now.</summary>
    public (int From, int To) OwedBy(MeasureRules rules) => (
        FirstSince(rules.StartsOn, Grid.Calendar.LastDay), Grid.Periods.Count(period => Grid.Calendar.LastDay(period) <= World.Through && Grid.Calendar.DueDate(period, rules.DueDays) < World.Now));

    private int FirstSince(DateOnly? day, Func<Period, DateOnly> of) => day is { } since ? Grid.Periods.Count(period => of(period) < since) : 0;

    public NodeRows NodeOf(Node node)
    {
        if (_nodes.TryGetValue(node.Id, out var rows))
            return rows;
        var native = _store.Pair(RowKind.Nodes);
        return _nodes[node.Id] = new() { Native = native, Comparable = _steady.AllBands(node, bands => ComparableOf(bands) is null) ? native : _store.Pair(RowKind.Comparable) };
    }

    public void MayBeNotApplicable(NodeRows rows)
    {
        if (rows.NotApplicable.IsNone)
            rows.NotApplicable = _store.Pair(RowKind.Others);
    }

    /// <summary>What the calculator says of a measure beside its figure and scores.</summary>
    public void IsCalculated(MeasureRows rows)
    {
        if (!rows.NotApplicable.IsNone)
            return;
        rows.NotApplicable = _store.Pair(RowKind.Others);
        rows.ShownTarget = _store.Pair(RowKind.Others);
    }

    /// <summary>Rows for a formula that is another one from within a year on.</summary>
    public MeasureRows ShadowOf(MeasureRows rows) => ShadowStep.Shadow(rows, _store);

    /// <summary>A row that has one window only.</summary>
    private Row HalfRow()
    {
        var other = _otherHalf;
        var pair = other.IsNone ? _store.Pair(RowKind.Others) : default;
        _otherHalf = pair.IsNone ? default : pair.Period;
        return pair.IsNone ? other : pair.ToDate;
    }

    /// <summary>Null where a node's own scores compare as they are.</summary>
    public Line? ComparableOf(BandSet bands)
    {
        if (!_comparable.TryGetValue(bands, out var line))
            _comparable[bands] = line = NodeRollUp.IsItself(bands) ? null : new(ComparableScore.Line(NodeRollUp.ScaleOf(bands)));
        return line;
    }

    public bool SharesCalendar(Structure structure, Node node) => structure.CardOf(node) is not { } card || structure.CalendarOf(card.Unit).Equals(Grid.Calendar);

    private static bool HasPlainFacts(ElementFacts facts)
    {
        if (facts.Cells(SeriesNames.ActualToDate).Any())
            return false;
        var actuals = facts.Cells(SeriesNames.Actual);
        if (actuals.IsPlain(out _, out _, out var quality) && quality != Quality.Estimate)
            return true;
        foreach (var said in actuals)
            if (said.Quality != Quality.Rejected && (said.State is ObservationState.Word or ObservationState.NotApplicable || said.Quality == Quality.Estimate))
                return false;
        return true;
    }

    /// <summary>Its facts alone differ.</summary>
    public bool IsOneOf(World next) => ReferenceEquals(next.Structures, World.Structures) && next.Through == World.Through && next.Now == World.Now && next.Reading == World.Reading && next.Currency == World.Currency;

    private void Read(NewestCells said, Span<double> row)
    {
        if (said.IsPlain(out var periods, out var numbers, out _))
        {
            // Both rise: one walk finds where each is. Most series have gaps of their own, so it is not worth keeping.
            var (own, place) = (Grid.Periods, 0);
            for (var at = 0; at < numbers.Length; at++)
            {
                while (place < own.Length && own[place] < periods[at])
                    place++;
                if (place < own.Length && own[place] == periods[at])
                    row[place] = numbers[at];
            }
            return;
        }
        foreach (var cell in said)
            if (cell.IsNumber && Grid.IndexOf(cell.Period) is >= 0 and var at)
                row[at] = cell.Number;
    }

    private RowPair Level(Measure measure, MeasureRules rules, ElementFacts facts, string series, bool isSteady)
    {
        var rows = _store.Pair(RowKind.Levels);
        if (isSteady && HasPlainRules(measure, rules, series) && facts.Cells(series) is var said && AreNumbersOfBasePeriods(said))
            Stand(said, ConstantOf(rules, series), rows.Period.Span[..Grid.Count]);
        else
        {
            var slow = new SlowLevel(measure, series, rows.Period);
            _slowLevels[(measure.Id, series)] = slow;
            Read(slow);
        }
        return rows;
    }

    /// <summary>Levels the calculator answers for, of measures of which it has forgotten some: the measures of those that are different.</summary>
    public IEnumerable<MeasureRows> RereadLevels(IReadOnlySet<ElementId> forgotten)
    {
        foreach (var slow in _slowLevels.Values)
        {
            if (!forgotten.Contains(slow.Measure.Id))
                continue;
            var before = slow.Row.Span[..Grid.Count].ToArray();
            Read(slow);
            if (!before.AsSpan().SequenceEqual(slow.Row.Span[..Grid.Count]))
                yield return _measures[slow.Measure.Id];
        }
    }

    /// <summary>Whether kernels look at the series of measures that have it.</summary>
    public static bool IsLevel(string series) => series == SeriesNames.Target || OtherLevels.Contains(series);

    /// <summary>Whether the calculator answers for the level.</summary>
    public bool IsSlow(ElementId measure, string series) => _slowLevels.ContainsKey((measure, series));

    /// <summary>A level that steps from number to number, read anew.</summary>
    /// <returns>The first period in which it is another number, and behind the last.</returns>
    public (int From, int To) RereadLevel(MeasureRows rows, string series)
    {
        var row = rows.Level(series).Period.Span[..Grid.Count];
        var before = row.ToArray();
        var structure = World.StructureOf(Grid.Calendar.LastDay(Grid.Periods[0]));
        Stand(World.Facts.Of(rows.Id).Cells(series), ConstantOf(structure.RulesOf(structure.Find<Measure>(rows.Id)!), series), row);
        var from = row.CommonPrefixLength(before);
        var to = row.Length;
        while (to > from && row[to - 1].Equals(before[to - 1]))
            to--;
        return (from, to);
    }

    private static double ConstantOf(MeasureRules rules, string series) => rules.Levels.TryGetValue(series, out var level) ? level.Value ?? double.NaN : double.NaN;

    private void Read(SlowLevel slow)
    {
        for (var at = 0; at < Grid.Count; at++)
            slow.Row.Span[at] = World.StructureOf(Grid.Calendar.LastDay(Grid.Periods[at])) is var then && then.Find<Measure>(slow.Measure.Id) is { } known && then.RulesOf(known).Frequency == Grid.Frequency
                ? Calculator().LevelOf(slow.Measure, slow.Series, Grid.Periods[at]) ?? double.NaN : double.NaN;
    }

    /// <summary>Each number stands until the next.</summary>
    /// <param name="stands">Before the first.</param>
    private void Stand(NewestCells said, double stands, Span<double> row)
    {
        var at = 0;
        if (said.IsPlain(out var all, out var every, out _) && Grid.Places(all).IsWithin(Grid.Count, out var from) && from == 0)
        {
            every.CopyTo(row);
            if (every.Length > 0)
                row[every.Length..].Fill(every[^1]);
            else
                row.Fill(stands);
            return;
        }
        if (said.IsPlain(out var periods, out var numbers, out _))
        {
            var places = Grid.Places(periods).At;
            for (var cell = 0; cell < numbers.Length; cell++)
            {
                for (; at < places[cell] && at < row.Length; at++)
                    row[at] = stands;
                stands = numbers[cell];
            }
        }
        else
        {
            foreach (var cell in said)
            {
                for (var place = Grid.Place(cell.Period); at < place && at < row.Length; at++)
                    row[at] = stands;
                stands = cell.Number;
            }
        }
        row[at..].Fill(stands);
    }

    /// <summary>Steps over a constant: what most levels are.</summary>
    private bool HasPlainRules(Measure measure, MeasureRules rules, string series) =>
        rules.Frequency == Grid.Frequency && rules.Target is { PerPeriod: false, Proposed: false, Until: null, Frequency: null, Phasing: not Phasing.AtTheEnd }
        && rules.Levels.GetValueOrDefault(series)?.Formula is null && _calendar.IsOf(measure.Unit);

    private bool AreNumbersOfBasePeriods(NewestCells said)
    {
        if (said.IsPlain(out var periods, out _, out _))
            return !Grid.Places(periods).HasOthers;
        foreach (var cell in said)
            if (!cell.IsNumber || cell.Period.Frequency != Grid.Frequency)
                return false;
        return true;
    }

    /// <summary>A level the calculator answers for.</summary>
    private sealed record SlowLevel(Measure Measure, string Series, Row Row);
}
