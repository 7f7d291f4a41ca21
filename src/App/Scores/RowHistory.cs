using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A row's way to where it is: the periods before, when its figure came in, how late it is.</summary>
/// <param name="periods">How many, the row's own included.</param>
internal sealed class RowHistory(Calculator calculator, Reading reading, Structure structure, int periods)
{
    private readonly IReadOnlyList<(Period Period, string Name)> _run = Run(reading, periods);

    /// <summary>The last one shown: the next mostly has the same.</summary>
    private (Band? Band, Gap? Gap) _status;
    private StatusView _shown = StatusView.Of(null, null);

    public RowView With(RowView row, NodeResult result)
    {
        var points = _run.Select(at => Point(at.Name, at.Period == result.Period ? result : calculator.Node(result.Node.Id, at.Period, reading.Window))).ToArray();
        var before = points.Length > 1 ? points[^2] : null;
        return row with
        {
            History = points,
            PreviousScore = before?.Score,
            ScoreChange = row.Score - before?.Score,
            Received = result.Measure is { } measure ? ReceivedOf(measure) : null,
            DaysLate = result.Measure is { Gap: Gap.Overdue } late ? DaysLateOf(late) : null,
        };
    }

    private PointView Point(string period, NodeResult? result)
    {
        var status = (result?.Band, result?.Gap);
        if (status != _status)
            (_status, _shown) = (status, StatusView.Of(result?.Band, result?.Gap));
        return new(period, result?.Measure?.Actual.Figure.Value, result?.Measure?.Target.Value, result?.Score, _shown);
    }

    /// <summary>The day, in the organisation's time zone, on which the newest figure of the window was recorded.</summary>
    private DateOnly? ReceivedOf(MeasureResult measure)
    {
        var last = measure.Actual.Present is [.., var newest] ? newest : (Period?)null;
        return last is { } period && reading.World.Facts.Newest(measure.Measure.Id, SeriesNames.Actual, period) is { } said && reading.Image.Changes.Find(said.Seq) is { } change
            ? reading.Image.DayOf(change.Header.RecordedAt)
            : null;
    }

    private int? DaysLateOf(MeasureResult measure)
    {
        var calendar = structure.Find<OrganizationUnit>(measure.Measure.Unit) is { } unit ? structure.CalendarOf(unit.Id) : reading.Calendar;
        var days = reading.World.Now.DayNumber - calendar.DueDate(measure.Actual.Last, measure.Rules.DueDays).DayNumber;
        return days > 0 ? days : null;
    }

    private static IReadOnlyList<(Period, string)> Run(Reading reading, int periods)
    {
        var run = new List<(Period, string)>();
        for (var by = 1 - periods; by <= 0; by++)
            if (reading.Calendar.TryShift(reading.Period, by, out var period))
                run.Add((period, reading.Calendar.Format(period)));
        return run;
    }
}
