using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>Which measures a roll-up looks at.</summary>
public enum Leaves
{
    All,
    LeadingOnly,
    LaggingOnly,
}

// From children to parents.
public sealed partial class Calculator
{
    /// <summary>The node's result for the period; null where the node does not exist then.</summary>
    public NodeResult? Node(ElementId id, Period period, Window window, Leaves leaves = Leaves.All)
    {
        var structure = StructureFor(id, period);
        return structure.Find<Node>(id) is { } node ? NodeIn(node, period, window, structure, leaves) : null;
    }

    /// <summary>The structure the node's period is read with.</summary>
    public Structure StructureFor(ElementId node, Period period)
    {
        var latest = World.Structures.Latest;
        var calendar = latest.Find<Node>(node) is { } newest ? NodeCalendar(latest, newest) : latest.Settings.Calendar;
        return World.StructureOf(calendar.LastDay(period));
    }

    private NodeResult NodeIn(Node node, Period period, Window window, Structure structure, Leaves leaves) =>
        _cells.Get(
            new(Quantity.Node, node.Id, period, window, structure.Segment, leaves == Leaves.All ? "" : leaves.ToString()),
            (Calculator: this, node, period, window, structure, leaves),
            static of => of.Calculator.WithOverride(of.Calculator.Computed(of.node, of.period, of.window, of.structure, of.leaves), of.node, of.period, of.structure),
            static of => Blank(of.node, of.period, of.window) with { Gap = Gap.NoChildren, Detail = "the node is its own ancestor" });

    private static ReportingCalendar NodeCalendar(Structure structure, Node node) =>
        structure.CardOf(node) is { } card ? structure.CalendarOf(card.Unit) : structure.Settings.Calendar;

    private NodeResult Computed(Node node, Period period, Window window, Structure structure, Leaves leaves) => node switch
    {
        Placement placement => Placed(placement, period, window, structure),
        Objective { Assessment: Assessment.Judgement } objective => Judged(objective, period, window, structure),
        Objective { Assessment: Assessment.NotYetMeasured } => Blank(node, period, window) with { Gap = Gap.NotYetMeasured, Coverage = 0 },
        _ => RolledUp(node, period, window, structure, leaves),
    };

    private NodeResult Placed(Placement placement, Period period, Window window, Structure structure)
    {
        if (structure.Find<Measure>(placement.Measure) is not { } measure || Measure(measure.Id, period, window) is not { } result)
            return Blank(placement, period, window) with { Gap = Gap.NoData, Detail = "the measure does not exist then", Coverage = 0 };
        var ignored = result.Gap is Gap.NotApplicable or Gap.InformationOnly;
        return new()
        {
            Node = placement,
            Code = measure.Code,
            Name = measure.Name,
            Period = period,
            Window = window,
            Measure = result,
            Score = result.Score,
            Comparable = result.Comparable,
            Band = result.Scored.Band,
            Gap = result.Gap,
            Detail = result.Detail,
            Coverage = ignored ? null : result.Score is not null && !result.Actual.OnlyFilled ? 1 : 0,
            Leaves = result.Rules.Use == MeasureUse.Kpi ? 1 : 0,
            StaleLeaves = result.Rules.Use == MeasureUse.Kpi && result.Stale && result.Gap != Gap.NotApplicable ? 1 : 0,
        };
    }

    private NodeResult Judged(Objective objective, Period period, Window window, Structure structure)
    {
        var bands = objective.Bands ?? BandSet.Default;
        var said = SaidOf(objective, SeriesNames.Judgement, period, structure);
        if (said?.Word is not { } word || bands.Named(word) is not { } band)
            return Blank(objective, period, window) with { Gap = said is { IsNotApplicable: true } ? Gap.NotApplicable : Gap.NoData, Coverage = said is { IsNotApplicable: true } ? null : 0, Judged = true };
        var score = bands.Middle(band);
        return Blank(objective, period, window) with
        {
            Score = score,
            Comparable = NodeRollUp.ComparableOf(bands, score),
            Band = band,
            Judged = true,
            Detail = said.Note,
            Coverage = 1,
        };
    }

    private NodeResult RolledUp(Node node, Period period, Window window, Structure structure, Leaves leaves)
    {
        var children = new List<NodeResult>();
        foreach (var child in structure.Children(node))
            if (leaves == Leaves.All || Holds(child, leaves, structure))
                children.Add(NodeIn(child, period, window, structure, leaves));
        var rule = structure.RollUpOf(node);
        List<NodeResult> cards = [];
        if (node is Scorecard card && rule.ChildShare > 0)
            foreach (var child in structure.ChildScorecards(card))
                cards.Add(NodeIn(child, period, window, structure, leaves));
        return NodeRollUp.Of(node, rule, period, window, children, cards);
    }

    private static bool Holds(Node child, Leaves leaves, Structure structure) => child is Placement placement
        ? structure.Find<Measure>(placement.Measure) is { } measure
            && structure.RulesOf(measure).Indicator == (leaves == Leaves.LeadingOnly ? Indicator.Leading : Indicator.Lagging)
        : structure.Children(child).Any(grandchild => Holds(grandchild, leaves, structure));

    private NodeResult WithOverride(NodeResult result, Node node, Period period, Structure structure)
    {
        var said = SaidOf(node, SeriesNames.Override, period, structure);
        if (said is not { IsWord: true } && node is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure)
            said = SaidOf(measure, SeriesNames.Override, period, structure);
        var bands = node is Placement ? result.Measure?.Rules.Scale.Bands ?? BandSet.Default : node.Bands ?? BandSet.Default;
        return said is { IsWord: true } && (bands.Named(said.Word!) ?? BandSet.Default.Named(said.Word!)) is { } band
            ? result with { Override = new(band, said.Note, said.Source) }
            : result;
    }

    /// <summary>What a person said of the element for the period: for the very period, else for the coarser one that holds it, else the last said inside it.</summary>
    private Observation? SaidOf(Element element, string series, Period period, Structure structure)
    {
        var calendar = element is Node node ? NodeCalendar(structure, node) : element is Measure measure ? CalendarOf(structure, measure) : structure.Settings.Calendar;
        Period? coarser = null, inside = null;
        foreach (var cell in ObservedColumn(element.Id, series))
        {
            var said = cell.Period;
            if (said == period)
                return cell.State == ObservationState.Cleared ? null : Facts.Newest(element.Id, series, period);
            if (cell.State == ObservationState.Cleared)
                continue;
            if (said.Frequency > period.Frequency && calendar.Coarser(period, said.Frequency) == said)
                coarser = said;
            else if (said.Frequency < period.Frequency && calendar.Coarser(said, period.Frequency) == period)
                inside = said;
        }
        return (coarser ?? inside) is { } found ? Facts.Newest(element.Id, series, found) : null;
    }

    private static NodeResult Blank(Node node, Period period, Window window) => NodeRollUp.Blank(node, period, window);
}
