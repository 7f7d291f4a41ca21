using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>All numbers of a scorecard at once, for programs: native scores, values and targets of a period and the one before, of the year to date too. Nothing is explained.</summary>
public static class ViewFigures
{
    public const int UsualTrend = 12;
    public const int LongestTrend = 120;

    /// <param name="Scorecard">Its code.</param>
    /// <param name="Reading">Its window says nothing here: the period's and the year's numbers are both given.</param>
    /// <param name="Trend">Scores of so many periods, the one asked for included.</param>
    public sealed record Request(string Scorecard, ReadingRequest Reading, int Trend = UsualTrend);

    /// <returns>JSON as the API gives it.</returns>
    public static Answer<byte[]> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (ViewScorecard.Found(request.Scorecard, request.Reading, image, clock, problems) is not { } found)
            return Answer<byte[]>.Refused(problems.ToImmutable());
        var (reading, card) = (found.Reading, found.Scorecard);
        if (request.Trend is < 1 or > LongestTrend)
            return Answer<byte[]>.Refused(new RequestProblem("trend", $"{request.Trend} periods: from 1 to {LongestTrend} can be asked for."));
        var organizations = reading.Image.Structure.Latest.Settings.Calendar;
        if (!organizations.Has(reading.Period) || organizations.LastDay(reading.Period) != reading.Calendar.LastDay(reading.Period))
            return Answer<byte[]>.Refused(new RequestProblem("scorecard", $"{card.Code} has periods of its own, and all numbers at once are there for the organisation's only: ask for the scorecard itself."));
        var first = Earliest(reading, Math.Max(request.Trend, UsualTrend));
        var last = reading.Through.Frequency == reading.Period.Frequency && reading.Through > reading.Period ? reading.Through : reading.Period;
        var json = reading.Image.Plans.Read(
            reading.World, reading.Image, first, last,
            plan => plan.Figures(card.Id, reading.Period, request.Trend) is { } figures ? FiguresJson.Write(figures, reading, card) : null);
        return json is null ? Answer<byte[]>.Refused(ViewScorecard.NotThen(card, reading)) : Answer<byte[]>.Of(json);
    }

    /// <summary>As far back as the calendar goes.</summary>
    private static Period Earliest(Reading reading, int periods)
    {
        while (periods > 0)
        {
            if (reading.Calendar.TryShift(reading.Period, -periods, out var first))
                return first;
            periods--;
        }
        return reading.Period;
    }
}
