using System.Collections.Immutable;
using Binnacle.App.Editions;
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
    /// <param name="Since">An earlier moment, as in as-known-on, to explain the change of the same period from; null: none.</param>
    public sealed record Request(string Address, ReadingRequest Reading, string? Versus = null, string? Since = null);

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
        using var published = PublishedPeriod.Of(reading, calculator);
        if (Explanation(element, calculator, reading, published) is not { } found)
            return Answer<NodeExplanationView>.Refused(new RequestProblem(
                "period", $"{request.Address} does not exist in {reading.Calendar.Format(reading.Period)}: ask for another period, or say --structure today.", RequestFault.NotFound));
        var change = Change(request, element, calculator, reading, image, clock, problems);
        return problems.Count > 0
            ? Answer<NodeExplanationView>.Refused(problems.ToImmutable())
            : Answer<NodeExplanationView>.Of(new(
                found.Explanation, reading.Calendar.Format(reading.Period), reading.KnownOn, RowBuilder.Camel(reading.World.Reading), RowBuilder.Camel(reading.World.Currency),
                reading.Calendar.Format(reading.Through), published?.Edition, found.Restated, change));
    }

    private static Scorecard? CardOf(Structure structure, Element? element) => element switch
    {
        Theme theme => structure.Find<Scorecard>(theme.Scorecard),
        Node node => structure.CardOf(node),
        _ => null,
    };

    private static (ExplanationView Explanation, RestatedView? Restated)? Explanation(Element element, Calculator calculator, Reading reading, PublishedPeriod? published)
    {
        if (element is Measure measure)
        {
            if (calculator.Measure(measure.Id, reading.Period, reading.Window) is not { } alone)
                return null;
            var then = reading.World.StructureOf(reading.Calendar.LastDay(reading.Period));
            return (new Explainer(reading.Calendar, then, reading.World.Facts).Of(alone), published?.Restated(alone));
        }
        return calculator.Node(element.Id, reading.Period, reading.Window) is { } result
            ? (new Explainer(reading.Calendar, calculator.StructureFor(element.Id, reading.Period), reading.World.Facts).Of(result, WholeTree), published?.Restated(result))
            : null;
    }

    private static ChangeView? Change(
        Request request, Element element, Calculator calculator, Reading reading, WorkspaceImage image, TimeProvider clock, ImmutableArray<RequestProblem>.Builder problems)
    {
        var (versus, since) = (request.Versus?.Trim() ?? "", request.Since?.Trim() ?? "");
        if (versus.Length == 0 && since.Length == 0)
            return null;
        if (element is not Node)
        {
            problems.Add(new("versus", "A change is explained for a node of a scorecard, not for a measure by itself: give its address on a card."));
            return null;
        }
        var earlier = reading.Period;
        if (versus.Length > 0 && !reading.Calendar.TryParse(versus, out earlier))
        {
            problems.Add(new("versus", $"\"{versus}\" is no period of this calendar: write it like {reading.Calendar.Format(reading.Period)}."));
            return null;
        }
        if (since.Length == 0)
            return Change(versus, new(calculator, earlier), element, calculator, reading);
        if (Moment.Read(image, since, clock) is not { } moment)
        {
            problems.Add(new("since", Moment.Expected(since, image)));
            return null;
        }
        var then = reading.With(moment, reading.Calendar.LastDay(DefaultPeriod.LastDue(moment.Image.Structure.Latest, reading.Calendar, moment.Day)));
        using var loan = then.Image.Calculator(then.World);
        return Change(versus.Length == 0 ? since : $"{versus}, {since}", new(loan.Calculator, earlier), element, calculator, reading);
    }

    private static ChangeView Change(string versus, ScoreEnd from, Element element, Calculator calculator, Reading reading)
    {
        var explained = ChangeExplainer.Explain(element.Id, reading.Window, from, new(calculator, reading.Period));
        var structure = calculator.StructureFor(element.Id, reading.Period);
        return new(
            versus, explained.From, explained.To, explained.Difference, GapView.Of(explained.FromGap, null), GapView.Of(explained.ToGap, null),
            [.. Enum.GetValues<Cause>().Select(cause => new CauseView(RowBuilder.Camel(cause), explained.Of(cause)))],
            [
                .. explained.Movements.Select(movement => new MovementView(
                    structure.Find<Node>(movement.Leaf) is { } leaf ? NodeAddress.Of(structure, leaf) : movement.Code,
                    movement.Code, movement.Name, RowBuilder.Camel(movement.Cause), movement.Points)),
            ]);
    }
}
