using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Explanations;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>Why a node or a measure has its score and, against another period, why the score moved.</summary>
public static class ExplainNode
{
    private const int WholeTree = 100;

    /// <param name="Address">See <see cref="NodeAddress"/>.</param>
    /// <param name="Versus">An earlier period to explain the change from; null: no change is explained.</param>
    public sealed record Request(string Address, ReadingRequest Reading, string? Versus = null);

    public static Answer<NodeExplanationView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        var reading = Reading.From(image, request.Reading, structure => CardOf(structure, NodeAddress.Find(structure, request.Address)), clock, problems,
            structure => NodeAddress.Find(structure, request.Address) is Measure measure ? structure.CalendarOf(measure.Unit) : null);
        if (reading is null)
            return Answer<NodeExplanationView>.Refused(problems.ToImmutable());
        var latest = reading.World.Structures.Latest;
        if (NodeAddress.Find(latest, request.Address) is not { } element)
            return Answer<NodeExplanationView>.Refused(new RequestProblem(
                "node", $"There is no node or measure {request.Address}.{NodeAddress.DidYouMean(NodeAddress.Like(latest, request.Address))}", RequestFault.NotFound));
        using var loan = reading.Image.Calculator(reading.World);
        var calculator = loan.Calculator;
        if (Explanation(element, calculator, reading) is not { } explanation)
            return Answer<NodeExplanationView>.Refused(new RequestProblem(
                "period", $"{request.Address} does not exist in {reading.Calendar.Format(reading.Period)}: ask for another period, or say --structure today.", RequestFault.NotFound));
        ChangeView? change = null;
        if (!string.IsNullOrWhiteSpace(request.Versus))
        {
            change = Change(request.Versus, element, calculator, reading, problems);
            if (problems.Count > 0)
                return Answer<NodeExplanationView>.Refused(problems.ToImmutable());
        }
        return Answer<NodeExplanationView>.Of(new(
            explanation, reading.Calendar.Format(reading.Period), reading.KnownOn, RowBuilder.Camel(reading.World.Reading), reading.Calendar.Format(reading.Through), change));
    }

    private static Scorecard? CardOf(Structure structure, Element? element) => element switch
    {
        Theme theme => structure.Find<Scorecard>(theme.Scorecard),
        Node node => structure.CardOf(node),
        _ => null,
    };

    private static ExplanationView? Explanation(Element element, Calculator calculator, Reading reading)
    {
        if (element is Measure measure)
        {
            if (calculator.Measure(measure.Id, reading.Period, reading.Window) is not { } alone)
                return null;
            var then = reading.World.StructureOf(reading.Calendar.LastDay(reading.Period));
            return new Explainer(reading.Calendar, then, reading.World.Facts).Of(alone);
        }
        return calculator.Node(element.Id, reading.Period, reading.Window) is { } result
            ? new Explainer(reading.Calendar, calculator.StructureFor(element.Id, reading.Period), reading.World.Facts).Of(result, WholeTree)
            : null;
    }

    private static ChangeView? Change(
        string versus, Element element, Calculator calculator, Reading reading, ImmutableArray<RequestProblem>.Builder problems)
    {
        if (!reading.Calendar.TryParse(versus, out var earlier))
        {
            problems.Add(new("versus", $"\"{versus}\" is no period of this calendar: write it like {reading.Calendar.Format(reading.Period)}."));
            return null;
        }
        if (element is not Node)
        {
            problems.Add(new("versus", "A change is explained for a node of a scorecard, not for a measure by itself: give its address on a card."));
            return null;
        }
        var explained = ChangeExplainer.Explain(element.Id, reading.Window, new(calculator, earlier), new(calculator, reading.Period));
        var structure = calculator.StructureFor(element.Id, reading.Period);
        return new(
            reading.Calendar.Format(earlier), explained.From, explained.To, explained.Difference, GapView.Of(explained.FromGap, null), GapView.Of(explained.ToGap, null),
            [.. Enum.GetValues<Cause>().Select(cause => new CauseView(RowBuilder.Camel(cause), explained.Of(cause)))],
            [
                .. explained.Movements.Select(movement => new MovementView(
                    structure.Find<Node>(movement.Leaf) is { } leaf ? NodeAddress.Of(structure, leaf) : movement.Code,
                    movement.Code, movement.Name, RowBuilder.Camel(movement.Cause), movement.Points)),
            ]);
    }
}
