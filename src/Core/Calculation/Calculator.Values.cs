using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// One base period: what was reported or calculated, and what the missing policy puts in its place.
public sealed partial class Calculator
{
    /// <summary>The figure of a base period with the rules that hold in <paramref name="structure"/>.</summary>
    private Figure Base(Measure measure, Period period, Structure structure) =>
        _cells.Get(
            new(Quantity.Base, measure.Id, period, Segment: structure.Segment),
            (Calculator: this, measure, period, structure),
            static of => of.Calculator.Filled(of.measure, of.period, of.structure),
            static of => Figure.None(Gap.NoData, $"{of.measure.Code} depends on itself"));

    private Figure Filled(Measure measure, Period period, Structure structure)
    {
        var rules = structure.RulesOf(measure);
        var raw = Raw(measure, rules, period, structure);
        if (raw.IsPresent || raw.Gap == Gap.NotApplicable || rules.Missing.Policy == MissingPolicy.Absent)
            return raw;
        var calendar = CalendarOf(structure, measure);
        if (!IsDue(calendar, period) || FirstExpected(measure, rules, structure) is not { } first || period.FirstDay < first)
            return raw;
        var stand = rules.Missing.Policy switch
        {
            MissingPolicy.Zero => Figure.Of(0),
            MissingPolicy.NotApplicable => Figure.None(Gap.NotApplicable, "nothing reported"),
            MissingPolicy.CarryForward => CarriedForward(measure, rules, period, structure),
            _ => LastYears(measure, rules, period, structure),
        };
        return stand is null ? raw : stand with { Filled = stand.IsPresent, Counts = stand.IsPresent && rules.Missing.CountsAsPresent };
    }

    private Figure? CarriedForward(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        for (var back = 1; back <= rules.Missing.AtMost; back++)
        {
            if (!calendar.TryShift(period, -back, out var earlier))
                return null;
            var figure = Linked(measure, rules, earlier, period, Raw(measure, rules, earlier, structure), structure);
            if (figure.IsPresent)
                return figure;
            if (figure.Gap == Gap.NotApplicable)
                return null;
        }
        return null;
    }

    private Figure? LastYears(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        if (YearEarlier(CalendarOf(structure, measure), period, 1) is not { } earlier)
            return null;
        var figure = Linked(measure, rules, earlier, period, Raw(measure, rules, earlier, structure), structure);
        return figure.IsPresent ? figure : null;
    }

    /// <summary>What was reported, or what the formula gives, with nothing filled in.</summary>
    private Figure Raw(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        if (rules.Formula is not null && rules.Aggregation != Aggregation.Imported)
            return Calculated(measure, rules.Formula, period, Window.Period, structure);
        return rules.Reported == Measures.Reported.PerPeriod
            ? Reported(measure, rules, period, structure)
            : Differenced(measure, rules, period, structure);
    }

    private Figure Reported(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        var observation = Observed(measure.Id, SeriesNames.Actual, period);
        if (observation is { IsNumber: true } or { IsWord: true })
            return Figure.From(observation);
        if (observation is { IsNotApplicable: true })
            return Figure.None(Gap.NotApplicable, observation.Note);
        return Figure.None(WhyNothing(measure, rules, period, structure));
    }

    /// <summary>A cumulative figure less the one before it; the first of its run stands as it is.</summary>
    private Figure Differenced(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        var now = Reported(measure, rules, period, structure);
        if (now.Value is not { } value)
            return now;
        var calendar = CalendarOf(structure, measure);
        if (!calendar.TryShift(period, -1, out var before) || StartsRun(calendar, measure, rules, period, before))
            return now;
        var earlier = Reported(measure, rules, before, structure);
        return earlier.Value is { } previous
            ? now with { Value = value - previous }
            : Figure.None(Gap.NoData, $"no cumulative figure for {calendar.Format(before)} to take off");
    }

    private bool StartsRun(ReportingCalendar calendar, Measure measure, MeasureRules rules, Period period, Period before) =>
        rules.Reported == Measures.Reported.SinceFiscalYearStart
            ? calendar.Coarser(period, Frequency.Year) != calendar.Coarser(before, Frequency.Year)
            : FirstReported(measure) is { } first && period.FirstDay <= first;

    private Gap WhyNothing(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        if (rules.StartsOn is { } starts && calendar.LastDay(period) < starts)
            return Gap.NotStarted;
        if (!IsDue(calendar, period) || calendar.DueDate(period, rules.DueDays) >= World.Now)
            return Gap.NotDueYet;
        return FirstReported(measure) is { } first && period.FirstDay >= first ? Gap.Overdue : Gap.NoData;
    }

    /// <summary>First day of the first period anybody gave a number or word for.</summary>
    private DateOnly? FirstReported(Measure measure)
    {
        foreach (var cell in ObservedColumn(measure.Id, SeriesNames.Actual))
            if (cell.IsNumber || cell.IsWord)
                return cell.Period.FirstDay;
        return null;
    }

    /// <summary>From where on a missing value is filled: the start date, else the first value.</summary>
    private DateOnly? FirstExpected(Measure measure, MeasureRules rules, Structure structure) =>
        rules.StartsOn ?? (rules.Formula is null ? FirstReported(measure) : FirstCalculated(measure, rules, structure)?.Day);

    private FirstDay? FirstCalculated(Measure measure, MeasureRules rules, Structure structure)
    {
        var first = _cells.Get(
            new(Quantity.FirstValue, measure.Id, default, Segment: structure.Segment),
            (Calculator: this, measure, rules, structure),
            static of => of.Calculator.SearchFirst(of.measure, of.rules, of.structure),
            static _ => FirstDay.Never);
        return first == FirstDay.Never ? null : first;
    }

    private FirstDay SearchFirst(Measure measure, MeasureRules rules, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        var from = Operands(measure, rules.Formula!, structure)
            .Select(operand => FirstExpected(operand, structure.RulesOf(operand), structure)).Min();
        if (from is not { } start || start > World.Through)
            return FirstDay.Never;
        var last = calendar.PeriodOf(rules.Frequency, World.Through);
        foreach (var period in calendar.Between(calendar.PeriodOf(rules.Frequency, start), last))
            if (Raw(measure, rules, period, structure).IsPresent)
                return new(period.FirstDay);
        return FirstDay.Never;
    }

    /// <summary>An earlier figure as it may be set beside a later one: through a back-cast or a linking factor where a break lies between, else absent.</summary>
    private Figure Linked(Measure measure, MeasureRules rules, Period earlier, Period later, Figure figure, Structure structure)
    {
        if (rules.Breaks.IsDefaultOrEmpty || earlier == later)
            return figure;
        var calendar = CalendarOf(structure, measure);
        var (from, to) = (calendar.LastDay(earlier), calendar.LastDay(later));
        var crossed = rules.Breaks.Where(b => from < b.From && b.From <= to).ToList();
        if (crossed.Count == 0)
            return figure;
        if (Observed(measure.Id, SeriesNames.Backcast, earlier) is { IsNumber: true } backcast)
            return Figure.From(backcast);
        if (crossed.FirstOrDefault(b => b.LinkingFactor is null) is { } wall)
            return Figure.None(Gap.NoData, $"{calendar.Format(earlier)} lies before the break of {wall.From:yyyy-MM-dd}: {wall.Reason}");
        return figure.Value is { } value ? figure with { Value = crossed.Aggregate(value, (v, b) => v * b.LinkingFactor!.Value) } : figure;
    }

    private static Period? YearEarlier(ReportingCalendar calendar, Period period, int years)
    {
        var perYear = period.Frequency switch
        {
            Frequency.Month => calendar.WeekPattern == WeekPattern.ThirteenByFour ? 13 : 12,
            Frequency.Quarter => 4,
            Frequency.Third => 3,
            Frequency.HalfYear => 2,
            Frequency.Year => 1,
            Frequency.Week => 52,
            _ => 0,
        };
        if (perYear > 0)
            return calendar.TryShift(period, -perYear * years, out var shifted) ? shifted : null;
        return calendar.TryPeriodOf(Frequency.Day, period.FirstDay.AddYears(-years), out var day) ? day : null;
    }

    /// <summary>A day as a cell: cells hold objects.</summary>
    private sealed record FirstDay(DateOnly Day)
    {
        public static readonly FirstDay Never = new(DateOnly.MaxValue);
    }
}
