using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Memory;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Scores of a whole organisation over many periods at once: the world compiled into steps over rows, one number a period, in an order in which each
/// step finds what it reads. What it gives is, to the last bit, what a <see cref="Calculator"/> gives; where no kernel knows a rule, the calculator
/// answers for that row (docs/design/engine.md). One caller at a time.
/// </summary>
public sealed class ScorePlan
{
    private const int Stack = 256 * 1024 * 1024;

    /// <summary>Of rows, for an element and a period; of objects, for an element: enough for most.</summary>
    private const long BytesOfPeriod = 32;
    private const long BytesOfElement = 1024;

    /// <summary>Null once another plan has taken its memory.</summary>
    private PlanTables? _kept;

    /// <summary>Scorecards that were read, by the structure they were read with.</summary>
    private readonly Dictionary<(ElementId Card, int Segment), CardRows> _cards = [];

    private readonly EditRun _edits;
    private readonly NewFacts _facts;
    private NewStructure _structure;
    private AnsweredSteps _answered;
    private readonly NewParts _parts;

    /// <summary>Null until it runs with the steps there are now.</summary>
    private ParallelRun? _parallel;

    private ScorePlan(PlanTables tables)
    {
        _kept = tables;
        _edits = new(tables.Steps, tables);
        _facts = new(tables, _edits);
        _answered = new(tables);
        _structure = new(tables, _answered.Any);
        _parts = new(tables);
        _parallel = new(tables.Steps, Run);
    }

    private PlanTables Tables => _kept ?? throw GivenUp();

    /// <summary>Bytes of its rows.</summary>
    public long Bytes => Tables.Bytes;

    /// <summary>How many steps the calculator answers for, and how many there are: one for each measure and node, more where something changes with a day.</summary>
    public (int Calculated, int Steps) Coverage => (_answered.Count, Tables.Steps.Count);

    /// <param name="first">The plan begins with the fiscal year that holds it.</param>
    /// <param name="last">Of the same frequency, in the organisation's calendar of today.</param>
    /// <param name="instead">A plan whose memory is used again, whatever comes of this: reading it from here on is an <see cref="InvalidOperationException"/>.</param>
    public static ScorePlan Of(World world, Period first, Period last, ScorePlan? instead = null) => DeepStack.Run(() => Compiled(world, first, last, instead), Stack);

    private static ScorePlan Compiled(World world, Period first, Period last, ScorePlan? instead)
    {
        var grid = new Grid(world.Structures.Latest.Settings.Calendar, first, last);
        using var pause = CollectorPause.For(small: world.Structures.NextId.Value * BytesOfElement, large: world.Structures.NextId.Value * grid.Count * BytesOfPeriod);
        var stretches = Stretch.Of(world, grid);
        var tables = new PlanTables(world, grid, instead?.GiveUp());
        var cuts = new SortedSet<int> { 0 };
        if (!Compile(tables, stretches, cuts))
        {
            // What is above another in one stretch is below it in a later one: each stretch has steps of its own then. Whoever reads facts for the tables given up may still write in their rows.
            tables.Facts.GiveUp();
            tables = new(world, grid) { IsInOneOrder = false };
            cuts = [0];
            foreach (var stretch in stretches)
                Compile(tables, [stretch], cuts);
        }
        tables.Facts.Read();
        tables.Settle();
        tables.Steps.Settle(cuts.Where(cut => cut < tables.Steps.Count));
        return new(tables);
    }

    private static bool Compile(PlanTables tables, Stretch[] stretches, SortedSet<int> cuts)
    {
        var compiler = new PlanCompiler(tables, stretches);
        compiler.Compile();
        cuts.UnionWith(compiler.Cuts);
        return stretches.Length == 1 || !compiler.GoesRound;
    }

    /// <summary>Calculates everything.</summary>
    /// <param name="threads">How many share the work; one where the calculator answers for some rows.</param>
    public void Run(int threads = 1) => (_parallel ??= new(Tables.Steps, Run)).Run(_answered.Count > 0 ? 1 : threads);

    private void Run(int from, int to)
    {
        var tables = Tables;
        var steps = tables.Steps;
        if (steps.Order.IsEmpty)
            foreach (ref readonly var step in steps.All[from..to])
                tables.Calculate(step);
        else
            foreach (var step in steps.Order[from..to])
                tables.Calculate(steps[step]);
    }

    /// <summary>Native scores that the last move changed, in the order of calculation; to be read before the next move.</summary>
    public IEnumerable<ScoreChange> Changes => _kept is null ? throw GivenUp() : _edits.Changes();

    /// <summary>
    /// Moves to the next world, whose facts or elements differ: what the elements touch is compiled again, and what reads either is calculated again, as far up as
    /// anything changes. False, and nothing has moved, where the plan has to be compiled anew; docs/design/engine.md says of which edits.
    /// </summary>
    /// <param name="added">The observations by which the next world's facts differ, in the order in which they were said.</param>
    public bool TryMoveTo(World next, params ReadOnlySpan<Observation> added)
    {
        if (!Tables.IsReadAs(next))
            return false;
        foreach (var said in added)
            if (!_facts.CanTake(said))
                return false;
        Restructured? restructured = null;
        if (!ReferenceEquals(next.Structures, Tables.World.Structures))
        {
            if ((restructured = Restructure(next)) is null)
                return false;
            _cards.Clear();
        }
        Tables.World = next;
        _edits.Start();
        if (restructured is not null)
        {
            _edits.Vanished(restructured.Gone);
            _edits.Run(restructured.Steps, 0, Tables.Grid.Count, Tables.Grid.Count);
        }
        foreach (var said in added)
            _facts.Take(said);
        if (restructured is { AreParts: true })
            _answered.AskAgain(_edits);
        else if (Tables.AsksCalculator)
            _answered.Follow(next, [.. added], _edits);
        return true;
    }

    private Restructured? Restructure(World next)
    {
        if (_structure.Take(next) is { } replaced)
            return new(replaced, [], AreParts: false);
        // Formulas may be as deep as in a plan made anew.
        if (DeepStack.Run(() => _parts.Take(next), Stack) is not { } parts)
            return null;
        _answered = new(Tables);
        _structure = new(Tables, _answered.Any);
        _parallel = null;
        return parts;
    }

    public bool Has(Period period) => Tables.Grid.IndexOf(period) >= 0;

    /// <summary>The node's native score; null where it has none, or the plan does not have the node or the period.</summary>
    /// <param name="window">The period itself, or the fiscal year to date.</param>
    public double? Score(ElementId node, Period period, Window window)
    {
        if (Tables.Grid.IndexOf(period) is not (>= 0 and var at) || Tables.World.StructureOf(Tables.Grid.Calendar.LastDay(period)).Find(node) is not { } then)
            return null;
        // A placement has its measure's rows, and may be another measure's in another period.
        var native = then is Placement placement ? Tables.FindMeasure(placement.Measure)?.Native : Tables.FindNode(node)?.Native;
        return native is { } rows && rows[IsToDate(window)][at] is var score && !double.IsNaN(score) ? score : null;
    }

    /// <summary>All numbers of a scorecard at once; null where the plan does not have the card or the period.</summary>
    /// <param name="trend">How many periods' scores, the last of which is the period itself; what is before the plan is absent.</param>
    public ScorecardFigures? Figures(ElementId card, Period period, int trend = 12)
    {
        if (Tables.Grid.IndexOf(period) is not (>= 0 and var at))
            return null;
        var structure = Tables.World.StructureOf(Tables.Grid.Calendar.LastDay(period));
        if (!_cards.TryGetValue((card, structure.Segment), out var rows))
        {
            if (structure.Find<Scorecard>(card) is not { } found)
                return null;
            _cards[(card, structure.Segment)] = rows = new CardRows(structure, found, Tables);
        }
        return rows.Read(period, at, trend);
    }

    private static InvalidOperationException GivenUp() => new("Another plan was made in the place of this one: read that one.");

    private PlanTables GiveUp()
    {
        var tables = Tables;
        _kept = null;
        return tables;
    }

    private static bool IsToDate(Window window) => window.Kind switch
    {
        WindowKind.Period => false,
        WindowKind.FiscalYearToDate => true,
        _ => throw new ArgumentException($"A plan has scores of the period and of the year to date, not of {window}.", nameof(window)),
    };
}
