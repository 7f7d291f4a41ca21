using Binnacle.Cli.Output;
using Binnacle.Core.Time;
using Binnacle.Samples;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Cli.Commands.Files;

/// <summary>A data file with the demo organisation, up to the last month whose figures were due and which was published the day after.</summary>
internal static class Demo
{
    /// <summary>As in the demo's own organization.yaml.</summary>
    private const int DueDays = 6;

    public static async Task<MadeView> Make(Session session, CancellationToken ct)
    {
        var clock = new DemoClock();
        await using var file = await DataFile.Open(session, ct, LogOpening.New, recordedBy: clock);
        var veloria = new Veloria(file.Workspace, file.People, clock, new(LastMonth(DateOnly.FromDateTime(session.Clock.GetUtcNow().UtcDateTime))));
        await Waiting.For("Telling five years of Veloria Cycles", Task.Run(async () => { await veloria.Load(ct); return true; }, ct));
        return new(file.Path, file.Image.Seq);
    }

    private static DateOnly LastMonth(DateOnly today)
    {
        var calendar = ReportingCalendar.Standard;
        var month = calendar.PeriodOf(Frequency.Month, today);
        while (calendar.DueDate(month, DueDays).AddDays(1) >= today)
            month = calendar.Shift(month, -1);
        return month.FirstDay;
    }
}
