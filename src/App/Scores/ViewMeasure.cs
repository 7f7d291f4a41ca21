using System.Collections.Immutable;
using System.Globalization;
using Binnacle.App.Editions;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Scoring;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>One measure with its way, its reasons and its places.</summary>
public static class ViewMeasure
{
    public const int UsualHistory = 36;

    /// <summary>Changes of a target that are marked by themselves.</summary>
    private const int MostMoves = 12;

    /// <param name="Address">The unit's code and the measure's, or the code alone for one of the top unit.</param>
    /// <param name="History">Periods shown, the one asked for included: 1 to 120.</param>
    public sealed record Request(string Address, ReadingRequest Reading, int History = UsualHistory);

    public static Answer<MeasurePageView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (request.History is < 1 or > ViewScorecard.MostHistory)
            problems.Add(new("history", $"{request.History} periods of history cannot be shown: ask for 1 to {ViewScorecard.MostHistory}."));
        var reading = Reading.From(
            image, request.Reading, _ => null, clock, problems, structure => Find(structure, request.Address) is { } asked ? structure.CalendarOf(asked.Unit) : null);
        if (reading is null || problems.Count > 0)
            return Answer<MeasurePageView>.Refused(problems.ToImmutable());
        var latest = reading.World.Structures.Latest;
        if (Find(latest, request.Address) is not { } newest)
            return Answer<MeasurePageView>.Refused(new RequestProblem(
                "measure", $"There is no KPI {request.Address}.{NodeAddress.DidYouMean(NodeAddress.Nearest(request.Address, latest.All<Measure>().Select(one => NodeAddress.Of(latest, one))))}", RequestFault.NotFound));
        using var loan = reading.Image.Calculator(reading.World);
        return loan.Calculator.Measure(newest.Id, reading.Period, reading.Window) is { } result
            ? Answer<MeasurePageView>.Of(new Builder(loan.Calculator, reading, request.History).View(result))
            : Answer<MeasurePageView>.Refused(new RequestProblem(
                "period", $"{newest.Name} does not exist in {reading.Calendar.Format(reading.Period)}: ask for another period, or say --structure today.", RequestFault.NotFound));
    }

    private static Measure? Find(Structure structure, string address)
    {
        var slash = address.IndexOf('/');
        var unit = slash < 0 ? structure.Root : structure.FindUnit(address[..slash]);
        return unit is null ? null : structure.FindMeasure(unit.Id, address[(slash + 1)..]);
    }

    private sealed class Builder(Calculator calculator, Reading reading, int history)
    {
        private readonly Structure _structure = reading.World.StructureOf(reading.Calendar.LastDay(reading.Period));
        private readonly Dictionary<(Core.Measures.Scales.Scale Scale, ScaleInputs Levels), IReadOnlyList<WashView>> _washes = [];

        public MeasurePageView View(MeasureResult result)
        {
            var (measure, rules) = (result.Measure, result.Rules);
            using var published = PublishedPeriod.Of(reading, calculator);
            var strategy = new StrategyRows(reading.World, reading.Calendar, _structure);
            var objectives = _structure.PlacementsOf(measure.Id).Select(placement => _structure.Find<Objective>(placement.Parent)).OfType<Objective>().DistinctBy(objective => objective.Id).ToList();
            return new()
            {
                Id = measure.Id.Value,
                Address = NodeAddress.Of(_structure, measure),
                Name = measure.Name,
                Kind = RowBuilder.KindOf(result),
                OrganizationUnit = _structure.Find<OrganizationUnit>(measure.Unit) is { } unit ? new(unit.Id.Value, unit.Code, unit.Name) : new(measure.Unit.Value, "", ""),
                Owner = measure.Owner,
                Period = PeriodView.Of(reading.Calendar, reading.Period),
                Window = reading.Window.ToString(),
                AsKnownOn = reading.KnownOn,
                IsNewest = reading.IsNewest,
                Structure = RowBuilder.Camel(reading.World.Reading),
                Currency = RowBuilder.Camel(reading.World.Currency),
                Edition = reading.Edition,
                Published = published?.Edition,
                Restated = published?.Restated(result),
                Unit = RowBuilder.UnitOf(rules),
                Direction = RowBuilder.Camel(rules.Direction),
                Indicator = RowBuilder.Camel(rules.Indicator),
                Definition = DefinitionOf(measure, rules),
                Points = Points(measure.Id),
                Bands = Explainer.BandsOf(rules.Scale.Bands),
                Marks = [.. Marks(measure, rules)],
                Curve = Washes.Of(rules, result.Inputs, result.Actual.Figure.Value is { } value ? [value] : []).Curve,
                Places = [.. _structure.PlacementsOf(measure.Id).Select(Place).OfType<PlaceView>()],
                Explanation = new Explainer(reading.Calendar, _structure, reading.World.Facts).Of(result),
                Links = [.. strategy.LinksOf(objectives)],
                Initiatives = [.. objectives.SelectMany(objective => strategy.InitiativesFor(objective, reading.Period)).DistinctBy(initiative => initiative.Id)],
            };
        }

        private MeasureDefinitionView DefinitionOf(Measure measure, MeasureRules rules)
        {
            var definition = measure.Definition is { } id ? _structure.Find<Definition>(id) : null;
            return new(
                measure.Description ?? definition?.Description, definition?.Name, rules.Formula, RowBuilder.Camel(rules.Aggregation), RowBuilder.Camel(rules.Frequency), rules.ScoredView.ToString(),
                rules.DueDays, measure.Spec.Source ?? definition?.Spec.Source, measure.Spec.Pitfalls ?? definition?.Spec.Pitfalls, measure.Spec.Reporter ?? definition?.Spec.Reporter);
        }

        private IReadOnlyList<MeasurePointView> Points(ElementId id)
        {
            var points = new List<MeasurePointView>();
            for (var by = 1 - history; by <= 0; by++)
                if (reading.Calendar.TryShift(reading.Period, by, out var period))
                    points.Add(Point(calculator.Measure(id, period, reading.Window), id, period));
            // What lies before the first figure is no history.
            return [.. points.SkipWhile(point => point.Value is null && point.Text is null && point.Said.Count == 0 && point != points[^1])];
        }

        private MeasurePointView Point(MeasureResult? result, ElementId id, Period period) => new(
            reading.Calendar.Format(period), period.FirstDay, result?.Actual.Figure.Value, result is null ? null : RowBuilder.TextOf(result), result?.Target.Value, result?.Score,
            StatusView.Of(result?.Scored.Band, result?.Gap), GapView.Of(result?.Gap, result?.Detail), result is null ? [] : WashesOf(result), [.. Said(id, period)]);

        private IReadOnlyList<WashView> WashesOf(MeasureResult result)
        {
            var key = (result.Rules.Scale, result.Inputs with { Value = null, Word = null });
            if (!_washes.TryGetValue(key, out var washes))
                _washes[key] = washes = Washes.Of(result.Rules, result.Inputs, []).Washes;
            return washes;
        }

        private IEnumerable<SaidView> Said(ElementId id, Period period) =>
            from said in reading.World.Facts.History(id, SeriesNames.Actual, period).Reverse()
            let change = reading.Image.Changes.Find(said.Seq)
            where change is not null
            select new SaidView(
                said.Value, said.Word, RowBuilder.Camel(said.State), RowBuilder.Camel(said.Quality), said.Note, said.Source, said.Seq, change.Header.RecordedAt, reading.Image.DayOf(change.Header.RecordedAt), change.Header.Author.OnBehalfOf ?? change.Header.Author.Actor);

        private IEnumerable<MeasureMarkView> Marks(Measure measure, MeasureRules rules)
        {
            var marks = rules.Breaks.Select(cut => new MeasureMarkView(Named(cut.From, rules), cut.From, "break", cut.Reason)).ToList();
            foreach (var series in new[] { SeriesNames.Target, SeriesNames.Red })
            {
                // A year's target is compared with a year's, and one that moves with every period is no news.
                var moves = reading.World.Facts.Newest(measure.Id, series).Where(said => said.IsNumber).GroupBy(said => said.Period.Frequency)
                    .SelectMany(of => of.OrderBy(said => said.Period.FirstDay).ToList() is var steps ? steps.Skip(1).Zip(steps, (now, before) => (Now: now, Before: before)) : [])
                    .Where(pair => pair.Now.Value != pair.Before.Value).ToList();
                if (moves.Count <= MostMoves)
                    marks.AddRange(moves.Select(pair => new MeasureMarkView(
                        Named(pair.Now.Period.FirstDay, rules), pair.Now.Period.FirstDay, series,
                        $"{FigureText.Of(pair.Before.Value!.Value, rules.Unit, CultureInfo.InvariantCulture)} to {FigureText.Of(pair.Now.Value!.Value, rules.Unit, CultureInfo.InvariantCulture)}")));
            }
            return marks.OrderBy(mark => mark.From).ThenBy(mark => mark.Kind, StringComparer.Ordinal);
        }

        private string Named(DateOnly day, MeasureRules rules) => reading.Calendar.TryPeriodOf(rules.Frequency, day, out var period) ? reading.Calendar.Format(period) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private PlaceView? Place(Placement placement)
        {
            if (_structure.CardOf(placement) is not { } card || calculator.Node(placement.Id, reading.Period, reading.Window) is not { } leaf)
                return null;
            var levels = new List<PlaceLevelView>();
            var (child, share, points) = (leaf, (double?)1, (double?)null);
            for (var parent = Structure.ParentOf(placement); parent is { } id && calculator.Node(id, reading.Period, reading.Window) is { } node; parent = Structure.ParentOf(node.Node))
            {
                var part = node.Parts.FirstOrDefault(part => part.Child.Node.Id == child.Node.Id);
                share = part?.CountedScore is null ? null : share * part.WeightShare;
                // Directly below its points are the part's own; further up, its part of the child's points.
                points = part?.CountedScore is null ? null : levels.Count == 0 ? part.Points : child.Score is null ? null : child.Score == 0 ? 0 : points * part.Points / child.Score;
                levels.Add(new(NodeAddress.Of(_structure, node.Node), RowBuilder.KindOf(node), node.Name, StatusView.Of(node.ShownBand, node.Gap), node.Score, share, points));
                child = node;
                if (node.Node is Scorecard)
                    break;
            }
            return new(NodeAddress.Of(_structure, placement), card.Code, card.Name, RowBuilder.OverrideOf(leaf), levels);
        }
    }
}
