using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Editions;

/// <summary>The period of a reading as its edition has it, to hold what is known now against.</summary>
internal sealed class PublishedPeriod : IDisposable
{
    private readonly Reading _now;
    private readonly Edition _edition;
    private readonly CalculatorShelf.Loan _loan;
    private readonly Reasons _reasons;

    private PublishedPeriod(Reading now, Calculator calculator, Edition edition)
    {
        (_now, _edition) = (now, edition);
        var moment = Moment.As(edition, now.Image);
        var structure = moment.Image.Structure.Latest;
        // Who says what is due means it for both.
        var asked = now.Calendar.LastDay(DefaultPeriod.LastDue(now.Image.Structure.Latest, now.Calendar, now.World.Now)) != now.World.Through;
        Then = now.With(moment, asked ? now.World.Through : now.Calendar.LastDay(DefaultPeriod.LastDue(structure, now.Calendar, moment.Day)));
        _loan = moment.Image.Calculator(Then.World);
        _reasons = new(calculator, now, Then);
    }

    /// <summary>The same look at what was signed.</summary>
    public Reading Then { get; }

    public Calculator Calculator => _loan.Calculator;

    /// <summary>Null where the period is not published, as far as the reading knows, or the reading is of an edition itself.</summary>
    /// <param name="calculator">Of the reading's world.</param>
    public static PublishedPeriod? Of(Reading now, Calculator calculator) =>
        now.Edition is null && Editions.InForce(now.Image.Structure.Latest, now.Period) is { } edition ? new(now, calculator, edition) : null;

    public EditionView Edition => EditionView.Of(_edition, _now.Image, _now.Calendar);

    /// <summary>Null where the node says what it said.</summary>
    public RestatedView? Restated(NodeResult result)
    {
        var then = Calculator.Node(result.Node.Id, _now.Period, _now.Window);
        if (then is not null && Same(result, then))
            return null;
        return new(
            then is null, StatusView.Of(then?.ShownBand, then?.Gap), GapView.Of(then?.Gap, then?.Detail), then?.Score, then?.Measure?.Actual.Figure.Value,
            then?.Measure is { } measure ? RowBuilder.TextOf(measure) : null, then?.Measure?.Target.Value, _reasons.Of(result.Node));
    }

    /// <summary>Null where the measure says what it said.</summary>
    public RestatedView? Restated(MeasureResult result)
    {
        var then = Calculator.Measure(result.Measure.Id, _now.Period, _now.Window);
        if (then is not null && Same(result, then))
            return null;
        return new(
            then is null, StatusView.Of(then?.Scored.Band, then?.Gap), GapView.Of(then?.Gap, then?.Detail), then?.Score, then?.Actual.Figure.Value, then is null ? null : RowBuilder.TextOf(then),
            then?.Target.Value, _reasons.Of(result.Measure));
    }

    /// <summary>Names of what was below the card and is not below it now.</summary>
    public IReadOnlyList<string> Gone(ElementId card, IReadOnlySet<int> there)
    {
        var gone = new List<string>();
        var structure = Calculator.StructureFor(card, _now.Period);
        Walk(structure.Find<Node>(card));
        return gone;

        void Walk(Node? node)
        {
            if (node is null)
                return;
            if (!there.Contains(node.Id.Value) && Calculator.Node(node.Id, _now.Period, _now.Window) is { } result)
                gone.Add(result.Name);
            foreach (var child in structure.Children(node))
                Walk(child);
        }
    }

    public void Dispose() => _loan.Dispose();

    // What is due moves with time by itself: how stale a figure is has not been published.
    private static bool Same(NodeResult now, NodeResult then) =>
        Same(now.Score, then.Score) && Same(now.Comparable, then.Comparable) && Same(now.Coverage, then.Coverage) && now.Band?.Code == then.Band?.Code && now.Gap == then.Gap
        && now.Override == then.Override && (now.Measure is { } one && then.Measure is { } other ? Same(one, other) : now.Measure is null == then.Measure is null);

    private static bool Same(MeasureResult now, MeasureResult then) =>
        Same(now.Score, then.Score) && Same(now.Actual.Figure.Value, then.Actual.Figure.Value) && now.Actual.Figure.Word == then.Actual.Figure.Word && Same(now.Target.Value, then.Target.Value)
        && now.Scored.Band?.Code == then.Scored.Band?.Code && now.Gap == then.Gap;

    private static bool Same(double? one, double? other) => one.HasValue == other.HasValue && BitConverter.DoubleToInt64Bits(one ?? 0) == BitConverter.DoubleToInt64Bits(other ?? 0);
}
