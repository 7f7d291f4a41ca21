using System.Collections.Immutable;
using Binnacle.App.Editions;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A scorecard with the status, figures and coverage of every row.</summary>
public static class ViewScorecard
{
    /// <param name="Scorecard">Its code; null or empty: the only one, or the first without a parent.</param>
    /// <param name="Explain">With every row's explanation.</param>
    /// <param name="History">With this many periods of every row, its own included; 0: none.</param>
    public sealed record Request(string? Scorecard, ReadingRequest Reading, bool Explain = false, int History = 0);

    /// <summary>A year back and the same month: what pages show.</summary>
    public const int ThirteenPeriods = 13;

    public const int MostHistory = 120;

    public static Answer<ScorecardView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (Found(request.Scorecard, request.Reading, image, clock, problems) is not { } found)
            return Answer<ScorecardView>.Refused(problems.ToImmutable());
        if (request.History is < 0 or > MostHistory)
            return Answer<ScorecardView>.Refused(new RequestProblem("history", $"{request.History} periods of history cannot be shown: ask for 0 to {MostHistory}."));
        using var loan = found.Reading.Image.Calculator(found.Reading.World);
        return View(loan.Calculator, found.Reading, found.Scorecard.Id, request.Explain, request.History) is { } view
            ? Answer<ScorecardView>.Of(view)
            : Answer<ScorecardView>.Refused(NotThen(found.Scorecard, found.Reading));
    }

    /// <summary>The scorecard as it is said newest, and from where it is looked at; null, and the reasons added, where that cannot be understood.</summary>
    internal static (Scorecard Scorecard, Reading Reading)? Found(
        string? code, ReadingRequest request, WorkspaceImage image, TimeProvider clock, ImmutableArray<RequestProblem>.Builder problems)
    {
        if (Reading.From(image, request, structure => Find(structure, code), clock, problems) is not { } reading)
            return null;
        if (Find(reading.World.Structures.Latest, code) is { } newest)
            return (newest, reading);
        problems.Add(Unknown(reading.World.Structures.Latest, code));
        return null;
    }

    internal static RequestProblem NotThen(Scorecard card, Reading reading) => new(
        "period", $"The scorecard {card.Code} does not exist in {reading.Calendar.Format(reading.Period)}: ask for another period, or say --structure today.", RequestFault.NotFound);

    /// <summary>Null where the scorecard does not exist in the period.</summary>
    internal static ScorecardView? View(Calculator calculator, Reading reading, ElementId scorecard, bool explain, int history = 0)
    {
        var structure = calculator.StructureFor(scorecard, reading.Period);
        if (calculator.Node(scorecard, reading.Period, reading.Window) is not { } root || structure.Find<Scorecard>(scorecard) is not { } card)
            return null;
        using var published = PublishedPeriod.Of(reading, calculator);
        return new Builder(calculator, reading, structure, published, explain, history).View(card, root);
    }

    public static Scorecard? Find(Structure structure, string? code) => string.IsNullOrWhiteSpace(code)
        ? structure.All<Scorecard>().OrderBy(card => card.Parent is null ? 0 : 1).ThenBy(card => card.Order).ThenBy(card => card.Id).FirstOrDefault()
        : structure.FindScorecard(code.Trim());

    internal static RequestProblem Unknown(Structure structure, string? code)
    {
        var codes = structure.All<Scorecard>().Select(card => card.Code).ToArray();
        return codes.Length == 0
            ? new("scorecard", "There is no scorecard yet: apply a folder of strategy files first.", RequestFault.NotFound)
            : new("scorecard", $"There is no scorecard {code}.{NodeAddress.DidYouMean(NodeAddress.Nearest(code ?? "", codes))}", RequestFault.NotFound);
    }

    private sealed class Builder(Calculator calculator, Reading reading, Structure structure, PublishedPeriod? published, bool explain, int history)
    {
        private readonly RowBuilder _rows = new(calculator, reading.Calendar, structure);
        private readonly RowHistory? _history = history > 0 ? new(calculator, reading, structure, history) : null;
        private readonly Explainer _explainer = new(reading.Calendar, structure, reading.World.Facts);
        private readonly StrategyRows _strategy = new(reading.World, reading.Calendar, structure);

        public ScorecardView View(Scorecard card, NodeResult root)
        {
            var rows = new List<RowView>();
            Add(rows, root, 0, null, 0);
            var themes = Others(structure.All<Theme>().Where(theme => theme.Scorecard == card.Id).OrderBy(theme => theme.Order).ThenBy(theme => theme.Id), root);
            return new()
            {
                Scorecard = new(card.Id.Value, card.Code, card.Name),
                Unit = structure.Find<OrganizationUnit>(card.Unit) is { } unit ? new(unit.Id.Value, unit.Code, unit.Name) : new(card.Unit.Value, "", ""),
                Period = PeriodView.Of(reading.Calendar, reading.Period),
                Window = reading.Window.ToString(),
                AsKnownOn = reading.KnownOn,
                IsNewest = reading.IsNewest,
                Structure = RowBuilder.Camel(reading.World.Reading),
                Currency = RowBuilder.Camel(reading.World.Currency),
                Through = reading.Calendar.Format(reading.Through),
                Edition = reading.Edition,
                Published = published is null ? null : new(published.Edition, rows.Count(row => row.Restated is not null), published.Gone(card.Id, rows.Select(row => row.Id).ToHashSet())),
                Rows = rows,
                Themes = themes,
                // Without their way here: that of a large organisation is long, and each has a page of its own.
                ChildScorecards = [.. Results(structure.ChildScorecards(card)).Select(result => Told(Row(result, root), result))],
                Links = _strategy.LinksOf(card),
                NewestReported = NewestReported(rows) is { } newest ? reading.Calendar.Format(newest) : null,
            };
        }

        private void Add(List<RowView> rows, NodeResult result, int level, Part? part, double siblings)
        {
            var row = _rows.Row(result, level, part, siblings);
            rows.Add(Explained(_strategy.InitiativesFor(result.Node, reading.Period) is { Count: > 0 } work ? row with { Initiatives = work } : row, result));
            var children = structure.Children(result.Node)
                .Select(child => calculator.Node(child.Id, reading.Period, reading.Window)).OfType<NodeResult>().ToArray();
            var weights = children.Where(child => RowBuilder.KindOf(child) != "input").Sum(child => child.Node.Weight);
            foreach (var child in children)
                Add(rows, child, level + 1, result.Parts.FirstOrDefault(p => p.Child.Node.Id == child.Node.Id), weights);
        }

        private IReadOnlyList<RowView> Others(IEnumerable<Node> nodes, NodeResult root) => [.. Results(nodes).Select(result => Explained(Row(result, root), result))];

        private IEnumerable<NodeResult> Results(IEnumerable<Node> nodes) => nodes.Select(node => calculator.Node(node.Id, reading.Period, reading.Window)).OfType<NodeResult>();

        private RowView Row(NodeResult result, NodeResult root) => _rows.Row(result, 1, root.Parts.FirstOrDefault(part => part.Child.Node.Id == result.Node.Id), 0);

        private RowView Told(RowView row, NodeResult result) => explain || published is not null
            ? row with { Explanation = explain ? _explainer.Of(result, 0) : null, Restated = published?.Restated(result) }
            : row;

        private RowView Explained(RowView row, NodeResult result)
        {
            var told = Told(row, result);
            return _history?.With(told, result) ?? told;
        }

        private Period? NewestReported(List<RowView> rows)
        {
            Period? newest = null;
            foreach (var placement in rows.Select(row => structure.Find<Placement>(new ElementId(row.Id))).OfType<Placement>())
                foreach (var observation in reading.World.Facts.Newest(placement.Measure, SeriesNames.Actual))
                    if ((observation.IsNumber || observation.IsWord) && observation.Period.Frequency == reading.Period.Frequency && (newest is null || observation.Period > newest))
                        newest = observation.Period;
            return newest;
        }
    }
}
