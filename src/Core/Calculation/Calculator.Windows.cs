using System.Collections.Immutable;
using System.Globalization;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// Several base periods: which belong to a window, and what they come to.
public sealed partial class Calculator
{
    /// <summary>The measure's figure over the window that ends with the period, at any frequency.</summary>
    /// <param name="currency">Money is converted to this currency, base period by base period; null leaves it in its own.</param>
    private WindowFigure Actual(Measure measure, Period period, Window window, Structure structure, string? currency = null)
    {
        period = OwnPeriod(measure, period, structure);
        return _cells.Get(
            new(Quantity.Actual, measure.Id, period, window, structure.Segment, currency ?? ""),
            (Calculator: this, measure, period, window, structure, currency),
            static of => of.Calculator.OverWindow(of.measure, of.period, of.window, of.structure, of.currency),
            static of => Nothing(of.period, Gap.NoData, $"{of.measure.Code} depends on itself"));
    }

    private WindowFigure OverWindow(Measure measure, Period period, Window window, Structure structure, string? currency)
    {
        var rules = structure.RulesOf(measure);
        var calendar = CalendarOf(structure, measure);
        if (window.Kind == WindowKind.Scored)
            window = rules.ScoredView;
        if (LastBasePeriod(measure, rules, period, window, structure) is not { } end)
            return Nothing(period, Gap.NoData, "the period lies outside the calendar");
        var last = end.Last;
        if (window.Kind == WindowKind.Latest)
            last = NewestReported(measure, rules, last, structure) ?? last;
        if (rules.Aggregation == Aggregation.Imported && period.Frequency > rules.Frequency)
            return ImportedFigure(measure, rules, period, last, structure);
        var range = RangeOf(rules, calendar, period, window, last);
        if (range is not { } stretch)
            return Nothing(last, Gap.NoData, "the window begins before the calendar does");
        var figure = Aggregated(measure, rules, stretch.First, stretch.Last, period, window, structure, currency);
        if (end.Carried)
            figure = figure with { Carried = true };
        if (window.Kind == WindowKind.FiscalYearToDate && Observed(measure.Id, SeriesNames.ActualToDate, last) is { IsNumber: true } imported)
            figure = figure with { Figure = Figure.From(imported), Imported = true, Computed = figure.Figure.Value };
        return figure;
    }

    /// <summary>The base period a figure for the period ends with, and whether it is carried because the period is finer.</summary>
    private (Period Last, bool Carried)? LastBasePeriod(Measure measure, MeasureRules rules, Period period, Window window, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        if (period.Frequency == rules.Frequency)
            return (period, false);
        if (period.Frequency > rules.Frequency)
        {
            var (first, end) = calendar.PartsOf(period, rules.Frequency);
            if (window.Kind == WindowKind.FullYear || IsDue(calendar, end))
                return (end, false);
            var at = end;
            while (at > first && !IsDue(calendar, at) && !Base(measure, at, structure).IsPresent)
                at = calendar.Shift(at, -1);
            return (at, false);
        }
        var lastDay = calendar.LastDay(period);
        if (!calendar.TryPeriodOf(rules.Frequency, lastDay, out var holding))
            return null;
        if (calendar.LastDay(holding) > lastDay && !calendar.TryShift(holding, -1, out holding))
            return null;
        // The period just ended may still be on its way: until it is due, the one before it is shown.
        if (!Base(measure, holding, structure).IsPresent && calendar.DueDate(holding, rules.DueDays) >= World.Now
            && calendar.TryShift(holding, -1, out var before))
            holding = before;
        return (holding, true);
    }

    private Period? NewestReported(Measure measure, MeasureRules rules, Period last, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        if (FirstExpected(measure, rules, structure) is not { } first)
            return null;
        for (var at = last; at.FirstDay >= first; at = calendar.Shift(at, -1))
            if (Base(measure, at, structure).IsPresent)
                return at;
        return null;
    }

    private static (Period First, Period Last)? RangeOf(MeasureRules rules, ReportingCalendar calendar, Period period, Window window, Period last)
    {
        Period? from = window.Kind switch
        {
            WindowKind.QuarterToDate => FirstPart(calendar, last, Frequency.Quarter),
            WindowKind.FiscalYearToDate or WindowKind.FullYear => FirstPart(calendar, last, Frequency.Year),
            WindowKind.Trailing => calendar.TryShift(last, 1 - window.Length, out var start) ? start : null,
            WindowKind.Period when period.Frequency > rules.Frequency => calendar.PartsOf(period, rules.Frequency).First,
            _ => last,
        };
        var until = window.Kind == WindowKind.FullYear && last.Frequency < Frequency.Year
            ? calendar.PartsOf(calendar.Coarser(last, Frequency.Year), last.Frequency).Last
            : last;
        return from is { } first ? (first, until) : null;
    }

    private static Period FirstPart(ReportingCalendar calendar, Period last, Frequency coarse) =>
        last.Frequency >= coarse ? last : calendar.PartsOf(calendar.Coarser(last, coarse), last.Frequency).First;

    private WindowFigure Aggregated(
        Measure measure, MeasureRules rules, Period first, Period last, Period period, Window window, Structure structure, string? currency)
    {
        var calendar = CalendarOf(structure, measure);
        if (window.Kind == WindowKind.Trailing && FirstExpected(measure, rules, structure) is { } begins && first.FirstDay < begins)
            return Nothing(last, Gap.NoData, $"the window reaches back before the first period");
        if (first == last && window.Kind != WindowKind.Trailing && period.Frequency <= rules.Frequency)
            return Alone(measure, rules, last, window, structure, currency);
        var parts = first == last ? 1 : calendar.Ordinal(last) - calendar.Ordinal(first) + 1;
        var expected = ImmutableArray.CreateBuilder<Period>(parts);
        var figures = new List<(Period Period, Figure Figure)>(parts);
        var forecast = false;
        var notApplicable = 0;
        foreach (var at in first == last ? [first] : calendar.Between(first, last))
        {
            var (figure, isForecast) = FigureAt(measure, rules, at, last, window, structure, currency);
            forecast |= isForecast;
            if (figure.Gap == Gap.NotApplicable)
            {
                notApplicable++;
                continue;
            }
            if (figure.IsPresent || IsDue(calendar, at) || window.Kind == WindowKind.FullYear || first == last)
                expected.Add(at);
            if (figure.IsPresent)
                figures.Add((at, figure));
        }
        if (rules.Formula is not null && rules.Aggregation == Aggregation.FormulaOfAggregates)
            return FormulaOfAggregates(measure, rules, period, window, structure, Whole(Figure.None(Gap.NoData)), currency);
        if (currency is null && rules.Reported != Measures.Reported.PerPeriod && Cumulative(measure, rules, last, window, structure) is { } cumulative)
            return Whole(cumulative) with { Present = [last], Counted = expected.Count };
        return Whole(Combined(measure, rules, figures, structure, notApplicable > 0, expected.Count));

        WindowFigure Whole(Figure figure)
        {
            var counted = 0;
            var onlyFilled = figures.Count > 0;
            foreach (var (_, part) in figures)
            {
                counted += part.Counts ? 1 : 0;
                onlyFilled &= part is { Filled: true, Counts: false };
            }
            var all = expected.ToImmutable();
            // Whatever is present is expected.
            return new() { Figure = figure, Expected = all, Present = figures.Count == all.Length ? all : [.. figures.Select(pair => pair.Period)], Counted = counted, Last = last, Forecast = forecast, OnlyFilled = onlyFilled };
        }
    }

    private WindowFigure Alone(Measure measure, MeasureRules rules, Period at, Window window, Structure structure, string? currency)
    {
        var (figure, forecast) = FigureAt(measure, rules, at, at, window, structure, currency);
        ImmutableArray<Period> itself = figure.Gap == Gap.NotApplicable ? [] : [at];
        return new()
        {
            Figure = figure,
            Expected = itself,
            Present = figure.IsPresent ? itself : [],
            Counted = figure is { IsPresent: true, Counts: true } ? 1 : 0,
            Last = at,
            Forecast = forecast,
            OnlyFilled = figure is { IsPresent: true, Filled: true, Counts: false },
        };
    }

    /// <summary>One base period's figure as the window that ends with <paramref name="last"/> has it.</summary>
    private (Figure Figure, bool IsForecast) FigureAt(
        Measure measure, MeasureRules rules, Period at, Period last, Window window, Structure structure, string? currency)
    {
        var figure = Converted(Linked(measure, rules, at, last, Base(measure, at, structure), structure), rules, at, structure, currency);
        return window.Kind == WindowKind.FullYear && !figure.IsPresent && Observed(measure.Id, SeriesNames.Forecast, at) is { IsNumber: true } management
            ? (Figure.From(management) with { Counts = true }, true)
            : (figure, false);
    }

    /// <summary>A figure reported since the fiscal year's start is the year to date as it stands.</summary>
    private Figure? Cumulative(Measure measure, MeasureRules rules, Period last, Window window, Structure structure)
    {
        if (rules.Reported != Measures.Reported.SinceFiscalYearStart || rules.Aggregation != Aggregation.Sum
            || window.Kind != WindowKind.FiscalYearToDate)
            return null;
        var figure = Reported(measure, rules, last, structure);
        return figure.IsPresent ? figure : null;
    }

    private WindowFigure FormulaOfAggregates(
        Measure measure, MeasureRules rules, Period period, Window window, Structure structure, WindowFigure whole, string? currency)
    {
        var figure = Converted(Calculated(measure, rules.Formula!, period, window, structure), rules, whole.Last, structure, currency);
        var missing = Operands(measure, rules.Formula!, structure)
            .Select(operand => Actual(operand, period, window, structure))
            .Select(operand => operand.Expected.Length - operand.Counted).DefaultIfEmpty(0).Max();
        return whole with { Figure = figure, Counted = Math.Max(0, whole.Expected.Length - Math.Max(0, missing)) };
    }

    private Figure Combined(
        Measure measure, MeasureRules rules, List<(Period Period, Figure Figure)> figures, Structure structure, bool someNotApplicable, int expected)
    {
        if (figures.Count == 0)
            return Figure.None(someNotApplicable && expected == 0 ? Gap.NotApplicable : expected == 0 ? Gap.NotDueYet : Gap.NoData);
        if (rules.Aggregation is Aggregation.Last or Aggregation.First)
            return figures[rules.Aggregation == Aggregation.Last ? ^1 : 0].Figure with { Filled = false };
        if (rules.Aggregation == Aggregation.Count)
            return Figure.Of(figures.Count);
        var (count, sum, least, most) = (0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (_, figure) in figures)
            if (figure.Value is { } value)
                (count, sum, least, most) = (count + 1, sum + value, Math.Min(least, value), Math.Max(most, value));
        if (count == 0)
            return Figure.None(Gap.WrongKind, "words have no sum or mean");
        if (rules.Aggregation == Aggregation.WeightedAverage)
            return WeightedAverage(measure, rules, figures, structure);
        var result = rules.Aggregation switch
        {
            Aggregation.Average => sum / count,
            Aggregation.Min => least,
            Aggregation.Max => most,
            _ => sum,
        };
        return double.IsFinite(result) ? Figure.Of(result) : Figure.None(Gap.Overflow);
    }

    private Figure WeightedAverage(Measure measure, MeasureRules rules, List<(Period Period, Figure Figure)> figures, Structure structure)
    {
        if (rules.WeightedBy is not { } code || structure.ResolveMeasure(measure.Unit, code) is not { } weight)
            return Figure.None(Gap.NoData, "the weighting measure is missing");
        double sum = 0, weights = 0;
        foreach (var (period, figure) in figures)
        {
            if (figure.Value is not { } value || Base(weight, period, structure).Value is not { } w)
                continue;
            sum += value * w;
            weights += w;
        }
        return weights == 0 ? Figure.None(Gap.ZeroDenominator, $"[{code}] sums to zero") : Figure.Of(sum / weights);
    }

    private WindowFigure ImportedFigure(Measure measure, MeasureRules rules, Period period, Period last, Structure structure)
    {
        var observation = Observed(measure.Id, SeriesNames.Actual, period);
        var figure = observation is { IsNumber: true } or { IsWord: true }
            ? Figure.From(observation)
            : Figure.None(observation is { IsNotApplicable: true } ? Gap.NotApplicable : WhyNothing(measure, rules, last, structure));
        return new() { Figure = figure, Expected = [last], Present = figure.IsPresent ? [last] : [], Counted = figure.Counts ? 1 : 0, Last = last, Imported = figure.IsPresent };
    }

    private static WindowFigure Nothing(Period last, Gap gap, string detail) =>
        new() { Figure = Figure.None(gap, detail), Expected = [], Present = [], Counted = 0, Last = last };

    /// <summary>"8 of 9 months": how much of a window is there.</summary>
    public static string CompletenessText(WindowFigure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Counted} of {figure.Expected.Length} {PluralOf(figure.Last.Frequency)}");

    private static string PluralOf(Frequency frequency) => frequency switch
    {
        Frequency.Day => "days",
        Frequency.Week => "weeks",
        Frequency.Month => "months",
        Frequency.Quarter => "quarters",
        Frequency.Third => "thirds",
        Frequency.HalfYear => "half-years",
        _ => "years",
    };
}
