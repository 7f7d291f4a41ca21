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

/// <summary>What the steps of a plan share: rows by element, kernels, the calculator for what no kernel knows.</summary>
internal sealed class PlanTables
{
    private readonly RowStore _store;

    /// <summary>By ids, which are given from 1 on without gaps.</summary>
    private MeasureRows?[] _measures;
    private NodeRows?[] _nodes;

    /// <summary>Those of the plan given up, to begin anew; none once all is made.</summary>
    private (MeasureRows?[] Measures, NodeRows?[] Nodes) _spare;
    private readonly Dictionary<BandSet, Line?> _comparable = [];
    private (BandSet? Bands, Line? Line) _lastComparable;
    private readonly ScaleShapes _shapes = new();
    private readonly List<OtherStep> _others = [];
    private SteadyRules _steady;

    /// <summary>Every measure counts what it lacks: some are complete only if what they are made of is, or only from a day on.</summary>
    private readonly bool _countsLacking;
    private readonly Func<BandSet, bool> _areComparable;
    private Row _otherHalf;
    private Calculator? _calculator;

    /// <param name="instead">Of a plan that nobody reads any more.</param>
    public PlanTables(World world, Grid grid, PlanTables? instead = null)
    {
        (World, Grid) = (world, grid);
        (Measures, Segments, Means, MeanChildren) = (new(instead?.Measures), new(instead?.Segments), new(instead?.Means), new(instead?.MeanChildren));
        _store = new(grid.Stride, instead?._store);
        _spare = instead is null ? ([], []) : (instead._measures, instead._nodes);
        _areComparable = bands => ComparableOf(bands) is null;
        _measures = new MeasureRows?[world.Structures.NextId.Value];
        _nodes = new NodeRows?[_measures.Length];
        Due = grid.Periods.Count(period => grid.Calendar.LastDay(period) <= world.Through);
        Facts = new(this, _store, new(world.StructureOf(grid.Calendar.LastDay(grid.Periods[0])), grid));
        var structures = StructuresOf(world);
        _steady = new(structures);
        // Where rules change with a day, who has rows counts in all of them.
        _countsLacking = structures.Any(structure => structure.All<Measure>().Select(structure.RulesOf).Any(rules => rules.Completeness == Completeness.EveryDuePeriod && (rules.Formula is not null || structures.Count > 1)));
    }

    public World World { get; set; }

    public Grid Grid { get; }

    /// <summary>Periods before this index are due.</summary>
    public int Due { get; }

    public long Bytes => _store.Bytes;

    public FactRows Facts { get; }

    /// <summary>Behind the highest id of an element, with room for some more.</summary>
    public int Ids => _measures.Length;

    public StepList Steps { get; } = new();

    public FormulaTexts Formulas { get; } = new();

    /// <summary>Measures with a formula; some may have had one, or stand more than once.</summary>
    public List<ElementId> WithFormula { get; } = [];

    /// <summary>There is a row for what a measure lacks, or nobody asks.</summary>
    /// <param name="isSteady">One set of rules holds all the time.</param>
    public bool CountsLacking(MeasureRules rules, bool isSteady) => _countsLacking || rules.Completeness != Completeness.EveryDuePeriod || (rules.Formula is null && isSteady);

    public ReadOnlySpan<OtherStep> Others => CollectionsMarshal.AsSpan(_others);

    public KernelList<MeasureKernel> Measures { get; }

    /// <summary>Of lines of measures, one measure's behind the other's.</summary>
    public KernelList<LineSegment> Segments { get; }

    public KernelList<MeanKernel> Means { get; }

    public KernelList<MeanOf.Child> MeanChildren { get; }

    /// <summary>Each element has its steps for all stretches, one behind the other.</summary>
    public bool IsInOneOrder { get; init; } = true;

    /// <summary>Whether the calculator answers for the step.</summary>
    public bool IsAnswered(in Step step) => step.Kind == StepKind.Other && _others[step.At].AsksCalculator;

    /// <summary>Some rows came from the calculator.</summary>
    public bool AsksCalculator => _calculator is not null;

    public Calculator Calculator() => _calculator ??= new(World);

    /// <summary>The calculator's answers were of another structure.</summary>
    public void ForgetAnswers() => _calculator = null;

    public NodeRows? FindNode(ElementId id) => (uint)id.Value < (uint)_nodes.Length ? _nodes[id.Value] : null;

    public MeasureRows? FindMeasure(ElementId id) => (uint)id.Value < (uint)_measures.Length ? _measures[id.Value] : null;

    /// <summary>So many more are to come.</summary>
    public void Expect(int measures, int nodes)
    {
        _store.Expect(RowKind.Values, measures);
        _store.Expect(RowKind.Native, measures);
        // Mostly a target and nothing else.
        _store.Expect(RowKind.Levels, measures);
        _store.Expect(RowKind.Nodes, nodes);
        Measures.Expect(measures);
        Means.Expect(nodes);
        MeanChildren.Expect(measures + nodes);
        Steps.Expect(measures + nodes);
    }

    /// <summary>Those its periods are read with there, each once.</summary>
    public List<Structure> StructuresOf(World world) => [.. Grid.Periods.Select(period => world.StructureOf(Grid.Calendar.LastDay(period))).Distinct()];

    /// <summary>Rows are found and made by what another world says from here on.</summary>
    /// <param name="structures">All that periods are read with.</param>
    public void Turn(World world, IReadOnlyList<Structure> structures)
    {
        (World, _steady) = (world, new(structures));
        var ids = world.Structures.NextId.Value;
        if (ids <= _measures.Length)
            return;
        Array.Resize(ref _measures, ids + (ids / 16));
        Array.Resize(ref _nodes, _measures.Length);
    }

    /// <summary>Other rows for the measure, or none.</summary>
    public void Put(ElementId id, MeasureRows? rows)
    {
        if ((uint)id.Value < (uint)_measures.Length)
            _measures[id.Value] = rows;
    }

    /// <summary>Other rows for the node, or none.</summary>
    public void Put(ElementId id, NodeRows? rows)
    {
        if ((uint)id.Value < (uint)_nodes.Length)
            _nodes[id.Value] = rows;
    }

    public ScaleShape ShapeOf(Scale scale) => _shapes.Of(scale);

    /// <returns>Its place among the others.</returns>
    public int Add(OtherStep step)
    {
        _others.Add(step);
        return _others.Count - 1;
    }

    /// <summary>All that the step calculates.</summary>
    public void Calculate(in Step step)
    {
        Calculate(step, step.From, step.To, toDate: false);
        Calculate(step, step.From, step.To, toDate: true);
    }

    /// <summary>A part of what the step calculates.</summary>
    /// <param name="first">Inside the stretch it speaks for, as is the end.</param>
    public void Calculate(in Step step, int first, int behind, bool toDate)
    {
        switch (step.Kind)
        {
            case StepKind.Measure:
                Measures[step.At].Calculate(Segments, Grid, Due, first, behind, toDate);
                break;
            case StepKind.Mean:
                Means[step.At].Calculate(MeanChildren, first, behind, toDate);
                break;
            default:
                _others[step.At].Calculate(first, behind, toDate);
                break;
        }
    }

    /// <summary>All is made: what is left of a plan given up is let go.</summary>
    public void Settle() => _spare = ([], []);

    /// <summary>Each is taken once: from then on it is among those of this plan.</summary>
    private static T? Spare<T>(T?[] spare, ElementId id)
        where T : class => (uint)id.Value < (uint)spare.Length ? spare[id.Value] : null;

    public MeasureRows MeasureOf(Measure measure, MeasureRules rules)
    {
        if (FindMeasure(measure.Id) is { } known)
            return known;
        var rows = _measures[measure.Id.Value] = Spare(_spare.Measures, measure.Id)?.Begin(_store) ?? new(measure.Id, _store);
        var isSteady = _steady.Of(measure);
        rows.Comparable = isSteady && ShapeOf(rules.Scale).IsItself ? rows.Native : _store.Pair(RowKind.Comparable);
        var said = World.Facts.Of(measure.Id);
        rows.HasPlainFacts = HasPlainFacts(said);
        var actuals = said.Cells(SeriesNames.Actual);
        if (isSteady && rules is { Formula: null, Missing.Policy: MissingPolicy.CarryForward })
            rows.Carrying = Carrying(rules, actuals);
        Facts.Numbers(actuals, rows.Carrying is null ? rows.Values.Period : rows.Carrying.Reported);
        if (HasLevel(SeriesNames.Target))
            rows.Targets = Facts.Level(measure, rules, said, SeriesNames.Target, isSteady);
        // Most have none of them.
        if (!isSteady || rules.Levels.Count > 0 || said.HasOthers(SeriesNames.Actual, SeriesNames.Target))
            foreach (var series in FactRows.FurtherLevels)
                if (HasLevel(series))
                    rows.OtherLevels = [.. rows.OtherLevels, (series, Facts.Level(measure, rules, said, series, isSteady))];
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
        if (FindNode(node.Id) is { } rows)
            return rows;
        var native = _store.Pair(RowKind.Nodes);
        return _nodes[node.Id.Value] = (Spare(_spare.Nodes, node.Id) ?? new()).Begin(native, _steady.AllBands(node, _areComparable) ? native : _store.Pair(RowKind.Comparable));
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
        // Nearly always those of the node before.
        if (ReferenceEquals(bands, _lastComparable.Bands))
            return _lastComparable.Line;
        if (!_comparable.TryGetValue(bands, out var line))
            _comparable[bands] = line = NodeRollUp.IsItself(bands) ? null : new(ComparableScore.Line(NodeRollUp.ScaleOf(bands)));
        _lastComparable = (bands, line);
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

    /// <summary>By the same clocks and in the same readings: what is known may differ, and nothing else.</summary>
    public bool IsReadAs(World next) => next.Through == World.Through && next.Now == World.Now && next.Reading == World.Reading && next.Currency == World.Currency;
}
