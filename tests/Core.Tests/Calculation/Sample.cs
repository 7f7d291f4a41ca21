using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;
using Shouldly;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>A small organisation under test: a root unit, one scorecard, and what a test adds. Every addition is a change with the next sequence number.</summary>
internal sealed class Sample
{
    private readonly List<Revision> _revisions = [];
    private readonly List<Observation> _observations = [];
    private int _nextId = 1;
    private long _seq;

    public Sample(OrganizationSettings? settings = null)
    {
        Settings = Add(settings ?? new OrganizationSettings());
        Root = Add(new OrganizationUnit { Code = "root" });
        Card = Add(new Scorecard { Code = "card", Unit = Root.Id });
    }

    public OrganizationSettings Settings { get; private set; }

    public OrganizationUnit Root { get; }

    public Scorecard Card { get; private set; }

    public ReportingCalendar Calendar => Settings.Calendar;

    public DateOnly Through { get; set; } = new(2026, 12, 31);

    public DateOnly Now { get; set; } = new(2027, 6, 30);

    public StructureReading Reading { get; set; } = StructureReading.Then;

    public long Seq => _seq;

    public T Add<T>(T element, string? from = null)
        where T : Element => Revise((T)(element with { Id = new(_nextId++) }), from);

    public T Revise<T>(T element, string? from = null)
        where T : Element
    {
        _revisions.Add(new(element.Id, element.Kind, from is null ? DateOnly.MinValue : P(from).FirstDay, ++_seq, element));
        if (element is Scorecard card && card.Id == Card?.Id)
            Card = card;
        if (element is OrganizationSettings settings)
            Settings = settings;
        return element;
    }

    public void End(Element element, string from) => _revisions.Add(new(element.Id, element.Kind, P(from).FirstDay, ++_seq, null));

    public Measure Measure(string code, MeasureSpec? spec = null, ElementId? unit = null) =>
        Add(new Measure { Code = code, Name = code, Unit = unit ?? Root.Id, Spec = spec ?? new() });

    /// <summary>A measure placed directly on the card (or another node).</summary>
    public Placement Place(Measure measure, double weight = 1, Node? under = null, bool critical = false) =>
        Add(new Placement { Measure = measure.Id, Parent = (under ?? Card).Id, Weight = weight, Critical = critical, Order = _nextId });

    public Measure Placed(string code, MeasureSpec? spec = null, double weight = 1, Node? under = null)
    {
        var measure = Measure(code, spec);
        Place(measure, weight, under);
        return measure;
    }

    /// <summary>Actuals from a period on, one a period; null leaves a gap.</summary>
    public void Values(Element element, string first, params double?[] values) => Series(element, SeriesNames.Actual, first, values);

    public void Series(Element element, string series, string first, params double?[] values)
    {
        var period = P(first);
        _seq++;
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
                _observations.Add(new(element.Id, series, Calendar.Shift(period, i), _seq, ObservationState.Value, value));
    }

    public Observation Say(Element element, string series, string period, string? word, ObservationState state = ObservationState.Word, string? note = null)
    {
        var observation = new Observation(element.Id, series, P(period), ++_seq, state, Word: word, Note: note);
        _observations.Add(observation);
        return observation;
    }

    public void NotApplicable(Element element, string period) => Say(element, SeriesNames.Actual, period, null, ObservationState.NotApplicable, "closed");

    public Period P(string text) => Calendar.TryParse(text, out var period) ? period : throw new ArgumentException(text);

    public World World => new(
        StructureHistory.Empty.Add(_revisions), FactTable.Empty.Add(_observations), Through, Now, Reading);

    public Calculator Calculator => new(World);

    public MeasureResult Of(Measure measure, string period, Window? window = null)
    {
        var calculator = Calculator;
        foreach (var placement in calculator.World.Structures.Latest.PlacementsOf(measure.Id))
            PlanAgrees(calculator, placement.Id, P(period), window ?? Window.Period);
        return calculator.Measure(measure.Id, P(period), window ?? Window.Period)!;
    }

    public NodeResult Of(Node node, string period, Window? window = null)
    {
        var calculator = Calculator;
        PlanAgrees(calculator, node.Id, P(period), window ?? Window.Scored);
        return calculator.Node(node.Id, P(period), window ?? Window.Scored)!;
    }

    /// <summary>Whatever a test asks the calculator, the compiled plan has to say too.</summary>
    private static void PlanAgrees(Calculator calculator, ElementId node, Period period, Window window)
    {
        if (window.Kind is not (WindowKind.Period or WindowKind.FiscalYearToDate) || !calculator.World.Structures.Latest.Settings.Calendar.Has(period))
            return;
        var plan = ScorePlan.Of(calculator.World, period, period);
        plan.Run();
        var (planned, expected) = (plan.Score(node, period, window), calculator.Node(node, period, window)?.Score);
        (planned is { } one ? BitConverter.DoubleToInt64Bits(one) : (long?)null).ShouldBe(
            expected is { } other ? BitConverter.DoubleToInt64Bits(other) : null, $"the plan says {planned}, the calculator {expected}, of node {node} in {period}, {window}");
    }

    public double? Value(Measure measure, string period, Window? window = null) => Of(measure, period, window).Actual.Figure.Value;
}
