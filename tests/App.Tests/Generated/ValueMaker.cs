using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Generated;

/// <summary>Two years of values with gaps, words, corrections and statuses people set.</summary>
internal sealed class ValueMaker(Draft draft)
{
    private static readonly DateOnly First = new(2025, 1, 10);
    private static readonly DateOnly Last = new(2026, 11, 20);

    private readonly Dice _dice = draft.Dice;

    public void Make()
    {
        var structure = draft.Structure.Latest;
        foreach (var measure in draft.Measures)
        {
            var rules = structure.RulesOf(measure);
            var calendar = structure.CalendarOf(measure.Unit);
            foreach (var period in Periods(calendar, rules.Frequency))
            {
                if (rules.Formula is null && _dice.Chance(0.93))
                    draft.Say(Actual(measure, rules, period));
                if (_dice.Chance(0.03))
                    draft.Say(Number(measure, SeriesNames.Forecast, period));
            }
            if (measure.Code == "rate.USD")
                foreach (var period in Periods(calendar, rules.Frequency))
                    foreach (var series in new[] { SeriesNames.Closing, SeriesNames.Budget })
                        draft.Say(Number(measure, series, period));
            if (_dice.Chance(0.2))
                draft.Say(Number(measure, _dice.Of(SeriesNames.Target, SeriesNames.Stretch, SeriesNames.Red, SeriesNames.Backcast), Middle(calendar, rules.Frequency)));
            if (_dice.Chance(0.1))
                draft.Say(Number(measure, SeriesNames.Target, Middle(calendar, Frequency.Year)));
            if (_dice.Chance(0.05))
                draft.Say(Number(measure, _dice.Of(SeriesNames.ActualToDate, SeriesNames.TargetToDate), Middle(calendar, rules.Frequency)));
            if (rules.Aggregation == Aggregation.Imported && rules.Frequency < Frequency.Quarter)
                draft.Say(Number(measure, SeriesNames.Actual, Middle(calendar, Frequency.Quarter)));
        }
        foreach (var node in draft.Nodes)
            Statuses(node, structure.CalendarOf(structure.CardOf(node)?.Unit ?? default));
    }

    /// <summary>What comes in later: other values, values taken back, values of periods already closed.</summary>
    public void Correct()
    {
        var structure = draft.Structure.Latest;
        foreach (var measure in draft.Measures.Where(_ => _dice.Chance(0.1)))
        {
            var rules = structure.Find<Measure>(measure.Id) is { } now ? structure.RulesOf(now) : null;
            if (rules is not { Formula: null } || rules.Scale.Curve is WordCurve or YesNoCurve)
                continue;
            var period = Middle(structure.CalendarOf(measure.Unit), rules.Frequency);
            draft.Say(_dice.Chance(0.3)
                ? new(measure.Id, SeriesNames.Actual, period, 0, ObservationState.Cleared, Note: "Withdrawn.")
                : Number(measure, SeriesNames.Actual, period) with { Note = "Corrected." });
        }
    }

    private static IEnumerable<Period> Periods(ReportingCalendar calendar, Frequency frequency)
    {
        var last = calendar.PeriodOf(frequency, Last);
        // Of days, the last weeks are enough.
        var first = calendar.PeriodOf(frequency, frequency == Frequency.Day ? Last.AddDays(-20) : frequency == Frequency.Week ? Last.AddDays(-200) : First);
        return calendar.Between(first, last);
    }

    private Period Middle(ReportingCalendar calendar, Frequency frequency) => calendar.PeriodOf(frequency, new(2026, _dice.Number(1, 9), 15));

    private Observation Actual(Measure measure, MeasureRules rules, Period period)
    {
        if (_dice.Chance(0.02))
            return new(measure.Id, SeriesNames.Actual, period, 0, ObservationState.NotApplicable, Note: "Closed for repair.");
        if (rules.Scale.Curve is WordCurve or YesNoCurve)
            return new(measure.Id, SeriesNames.Actual, period, 0, ObservationState.Word, Word: rules.Scale.Curve is WordCurve ? _dice.Of("good", "fair", "poor") : _dice.Of("yes", "no"));
        return Number(measure, SeriesNames.Actual, period);
    }

    private Observation Number(Measure measure, string series, Period period) => new(
        measure.Id, series, period, 0, ObservationState.Value, _dice.Value(20, 140),
        Quality: _dice.Chance(0.9) ? Quality.Submitted : _dice.Any<Quality>(), Source: $"values.csv:{_dice.Number(1, 9999)}");

    private void Statuses(Node node, ReportingCalendar calendar)
    {
        if (node is Objective { Assessment: Assessment.Judgement })
            foreach (var period in Periods(calendar, Frequency.Month).Where(_ => _dice.Chance(0.8)))
                draft.Say(new(node.Id, SeriesNames.Judgement, period, 0, ObservationState.Word, Word: _dice.Of("red", "amber", "green")));
        if (_dice.Chance(0.1))
            draft.Say(new(
                node.Id, SeriesNames.Override, Middle(calendar, Frequency.Month), 0, ObservationState.Word, Word: _dice.Of("red", "amber", "green"), Note: "We know better."));
    }
}
