using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A request whose period may be a run: 2026-01..2026-06, both ends included.</summary>
/// <param name="Reading">Of the last period.</param>
internal sealed record PeriodRun(Reading Reading, ImmutableArray<Period> Periods)
{
    public const int MostPeriods = 1000;
    private const string Between = "..";

    public static bool IsRun(string? period) => period?.Contains(Between, StringComparison.Ordinal) == true;

    /// <summary>Null, and the reasons added, where the request cannot be understood.</summary>
    public static PeriodRun? Of(
        WorkspaceImage image, ReadingRequest request, Func<Structure, Scorecard?> card, TimeProvider clock, ImmutableArray<RequestProblem>.Builder problems)
    {
        if (!IsRun(request.Period))
            return Reading.From(image, request, card, clock, problems) is { } one ? new(one, [one.Period]) : null;
        var ends = request.Period!.Split(Between, 2);
        var first = Reading.From(image, request with { Period = ends[0] }, card, clock, problems);
        var last = Reading.From(image, request with { Period = ends[1] }, card, clock, problems);
        if (first is null || last is null)
            return null;
        if (ends.Any(string.IsNullOrWhiteSpace) || first.Period.Frequency != last.Period.Frequency || first.Period.FirstDay > last.Period.FirstDay)
            problems.Add(new("period", $"\"{request.Period}\" is no run of periods: write two of one kind, the earlier first, such as 2026-01..2026-06."));
        else if (last.Calendar.Ordinal(last.Period) - last.Calendar.Ordinal(first.Period) >= MostPeriods)
            problems.Add(new("period", $"\"{request.Period}\" is more than {MostPeriods} periods: ask for fewer at a time."));
        return problems.Count > 0 ? null : new(last, [.. last.Calendar.Between(first.Period, last.Period)]);
    }

    /// <param name="calendar">Whose periods of the same kind and place in time are meant.</param>
    public IEnumerable<Reading> ReadingsOf(ReportingCalendar calendar) => Periods
        .Select(period => calendar == Reading.Calendar || !calendar.TryPeriodOf(period.Frequency, Reading.Calendar.LastDay(period), out var own) ? period : own)
        .Select(period => Reading with { Calendar = calendar, Period = period });
}
