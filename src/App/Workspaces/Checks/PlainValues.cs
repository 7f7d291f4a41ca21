using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>
/// Tells of values and of whole series whether <see cref="ValueProblems"/> has anything to look for: not where a measure that was there all the time gets numbers for
/// periods of its own frequency. What it is not sure of is looked at value by value.
/// </summary>
internal sealed class PlainValues(StructureHistory history)
{
    private readonly HashSet<Period> _known = [];
    private ReportingCalendar? _calendar;

    public bool Is(Observation said)
    {
        var segment = -1;
        return IsOfMeasures(said.Series) && said is { State: ObservationState.Value, Value: { } value } && double.IsFinite(value) && Has(said.Period, said.Element, ref segment);
    }

    public bool Are(FactBlock block)
    {
        if (!IsOfMeasures(block.Series))
            return false;
        var segment = -1;
        foreach (var period in block.Periods)
            if (!Has(period, block.Element, ref segment))
                return false;
        foreach (var value in block.Values)
            if (!double.IsFinite(value))
                return false;
        return true;
    }

    private static bool IsOfMeasures(string series) => series is not (SeriesNames.Override or SeriesNames.Judgement) && !string.IsNullOrWhiteSpace(series);

    /// <param name="segment">That of the period before, in which the measure was found to be right.</param>
    private bool Has(Period period, ElementId element, ref int segment)
    {
        var now = history.SegmentOf(period.FirstDay);
        if (now != segment)
        {
            var structure = history.Segment(now);
            // Within a period a measure may end or change: its last day is looked at where there are turns.
            if (structure.Find<Measure>(element) is not { } measure || structure.FrequencyOf(measure) != period.Frequency)
                return false;
            if (structure.CalendarOf(measure.Unit) is var calendar && !ReferenceEquals(calendar, _calendar))
            {
                _known.Clear();
                _calendar = calendar;
            }
            segment = now;
        }
        if (!_known.Contains(period))
        {
            if (!_calendar!.Has(period) || history.SegmentOf(_calendar.LastDay(period)) != now || history.SegmentOf(ValueProblems.DayOf(history, period)) != now)
                return false;
            _known.Add(period);
        }
        return true;
    }
}
