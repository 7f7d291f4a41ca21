using System.Collections.Frozen;
using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// Targets and the other levels (red, min, max, baseline …): of one base period, phased, and over a window.
public sealed partial class Calculator
{
    private static readonly FrozenSet<string> FurtherLevels = FrozenSet.Create(
        SeriesNames.Baseline, SeriesNames.Benchmark, SeriesNames.Red, SeriesNames.Amber, SeriesNames.Green, SeriesNames.Min, SeriesNames.Max, SeriesNames.Worst);

    private static readonly Figure NoLevel = Figure.None(Gap.NoTarget);

    /// <summary>All of its columns at once. No series is without a name.</summary>
    private static FactKey FurtherLevelsOf(ElementId measure) => new(measure, "", null);

    /// <summary>The level of a base period, by the rules that held in that period.</summary>
    private Figure BaseLevel(Measure measure, string series, Period period) => IsSaidNowhere(measure, series, period)
        ? NoLevel
        : _cells.Get(
            new(Quantity.BaseLevel, measure.Id, period, Series: series),
            (Calculator: this, measure, series, period),
            static of => of.Calculator.LevelOfBase(of.measure, of.series, of.period),
            static of => Figure.None(Gap.NoTarget, $"the {of.series} of {of.measure.Code} depends on itself"));

    /// <summary>Of the levels beside the target most measures have none at all: what asks for them on its way remembers nothing of each of these for each period.</summary>
    private bool IsSaidNowhere(Measure measure, string series, Period period)
    {
        if (!_cells.AreRunning || !FurtherLevels.Contains(series))
            return false;
        _cells.Reads(FurtherLevelsOf(measure.Id));
        if (Facts.Cells(measure.Id, series).Any())
            return false;
        var structure = World.StructureOf(LastDayAnywhere(measure, period));
        return structure.Find<Measure>(measure.Id) is not { } then || !structure.RulesOf(then).Levels.ContainsKey(series);
    }

    private Figure LevelOfBase(Measure measure, string series, Period period)
    {
        var day = LastDayAnywhere(measure, period);
        var structure = World.StructureOf(day);
        if (structure.Find<Measure>(measure.Id) is not { } then)
            return Figure.None(Gap.NoTarget);
        var rules = structure.RulesOf(then);
        var calendar = CalendarOf(structure, then);
        if (series == SeriesNames.Target && (rules.Target.Proposed || rules.Target.Until < day))
            return Figure.None(Gap.NoTarget, rules.Target.Proposed ? "the target is only proposed" : $"the target held until {rules.Target.Until:yyyy-MM-dd}");
        return ObservedLevel(then, rules, series, period, structure)
            ?? StatedLevel(then, rules, series, period, calendar, structure)
            ?? Figure.None(Gap.NoTarget);
    }

    /// <summary>An observation for the very period, else the newest that holds from its period on, else the one of a coarser period, phased.</summary>
    private Figure? ObservedLevel(Measure measure, MeasureRules rules, string series, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        FactCell? step = null, coarse = null;
        foreach (var cell in ObservedColumn(measure.Id, series))
        {
            var stated = cell.Period;
            if (stated.Frequency == rules.Frequency && stated <= period)
                step = stated == period || !rules.Target.PerPeriod ? cell : step;
            else if (stated.Frequency > rules.Frequency && calendar.Coarser(period, stated.Frequency) == stated
                && (coarse is not { } finer || stated.Frequency < finer.Period.Frequency))
                coarse = cell;
        }
        if (rules.Target.PerPeriod && step?.Period != period)
            step = null;
        if (coarse is { IsNumber: true } whole && (step is not { } own || own.Period.FirstDay < whole.Period.FirstDay))
            return Phased(measure, rules, series, whole.Number, whole.Period, period, structure);
        var said = step is { } found ? Facts.Newest(measure.Id, series, found.Period) : null;
        return said switch
        {
            { IsNumber: true } => Figure.Of(said.Value!.Value),
            { IsWord: true } => Figure.From(said),
            { IsNotApplicable: true } => Figure.None(Gap.NotApplicable, said.Note),
            _ => null,
        };
    }

    private Figure? StatedLevel(Measure measure, MeasureRules rules, string series, Period period, ReportingCalendar calendar, Structure structure)
    {
        if (!rules.Levels.TryGetValue(series, out var level))
            return null;
        if (level.Formula is { } formula)
            return CalculatedLevel(measure, formula, period, structure);
        if (level.Value is not { } constant)
            return null;
        return rules.Target.Frequency is { } frequency && frequency > rules.Frequency && IsPhased(series)
            ? Phased(measure, rules, series, constant, calendar.Coarser(period, frequency), period, structure)
            : Figure.Of(constant);
    }

    private static bool IsPhased(string series) =>
        series is SeriesNames.Target or SeriesNames.Stretch or SeriesNames.Red or SeriesNames.Amber or SeriesNames.Green or SeriesNames.Min or SeriesNames.Max;

    /// <summary>
    /// A coarse period's level as one of its base periods has it. Where levels add up (their aggregation is a sum) the parts add up to the whole
    /// exactly: the last takes what is left. Where they do not, every part has the whole level, but for the two phasings that say otherwise.
    /// </summary>
    private Figure Phased(
        Measure measure, MeasureRules rules, string series, double whole, Period coarse, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        var (first, last) = calendar.PartsOf(coarse, rules.Frequency);
        var parts = calendar.Between(first, last).ToArray();
        var index = Array.IndexOf(parts, period);
        switch (rules.Target.Phasing)
        {
            case Phasing.AtTheEnd:
                return period == last ? Figure.Of(whole) : Figure.None(Gap.NoTarget, "due at the end only");
            case Phasing.LinearFromBaseline:
                var baseline = rules.Levels.TryGetValue(SeriesNames.Baseline, out var level) ? level.Value : null;
                baseline = Observed(measure.Id, SeriesNames.Baseline, coarse)?.Value ?? baseline;
                return baseline is { } start
                    ? Figure.Of(period == last ? whole : start + (whole - start) * (index + 1) / parts.Length)
                    : Figure.None(Gap.NoBaseline);
        }
        if (rules.TargetAggregation != Aggregation.Sum)
            return Figure.Of(whole);
        if (SharesOf(measure, rules, parts, structure) is not { } shares)
            return Figure.None(Gap.NoTarget, "last year's shape is not complete");
        var total = shares.Sum();
        if (total == 0)
            return Figure.None(Gap.ZeroDenominator, "the shares sum to zero");
        double before = 0;
        for (var i = 0; i < index; i++)
            before += whole * shares[i] / total;
        return Figure.Of(index < parts.Length - 1 ? whole * shares[index] / total : Remainder(whole, before));
    }

    /// <summary>The number that, added to <paramref name="before"/>, gives exactly <paramref name="whole"/>.</summary>
    private static double Remainder(double whole, double before)
    {
        var rest = whole - before;
        for (var i = 0; i < 4 && before + rest != whole; i++)
            rest = before + rest < whole ? Math.BitIncrement(rest) : Math.BitDecrement(rest);
        return rest;
    }

    private double[]? SharesOf(Measure measure, MeasureRules rules, Period[] parts, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        switch (rules.Target.Phasing)
        {
            case Phasing.WorkingDays:
                return [.. parts.Select(part => (double)calendar.WorkingDays(part.FirstDay, calendar.LastDay(part)))];
            case Phasing.Shares when rules.Target.Shares is { } typed && typed.Length == parts.Length:
                return [.. typed];
            case Phasing.LastYearsShape:
                var shape = parts.Select(part => YearEarlier(calendar, part, 1) is { } earlier ? Base(measure, earlier, structure).Value : null).ToArray();
                return shape.Any(value => value is null) ? null : [.. shape.Select(value => value!.Value)];
            default:
                return [.. parts.Select(_ => 1.0)];
        }
    }

    /// <summary>The level over the same periods as the figure: those present where like for like, else all expected.</summary>
    private Figure LevelOver(Measure measure, MeasureRules rules, string series, WindowFigure figure, Window window)
    {
        if (figure.Imported && series == SeriesNames.Target && Observed(measure.Id, SeriesNames.TargetToDate, figure.Last) is { IsNumber: true } imported)
            return Figure.From(imported);
        var likeForLike = rules.Completeness == Completeness.LikeForLike && window.Kind != WindowKind.FullYear && !figure.Imported;
        var periods = likeForLike ? figure.Present : figure.Expected;
        if (rules.Reported == Measures.Reported.SinceFiscalYearStart && figure.Figure.IsPresent)
            periods = figure.Expected;
        if (periods.IsEmpty)
            // A ratio of totals may have a value where no single period has one: there is nothing like it to compare with.
            return likeForLike && figure.Figure.IsPresent ? Figure.None(Gap.NoTarget, "no period of the window has a value of its own") : BaseLevel(measure, series, figure.Last);
        return Together(measure, rules, series, periods);
    }

    private Figure Together(Measure measure, MeasureRules rules, string series, ImmutableArray<Period> periods)
    {
        if (rules.TargetAggregation == Aggregation.Last || periods.Length == 1)
            return BaseLevel(measure, series, periods[^1]);
        if (rules.TargetAggregation == Aggregation.First)
            return BaseLevel(measure, series, periods[0]);
        double sum = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        var count = 0;
        foreach (var period in periods)
        {
            var level = BaseLevel(measure, series, period);
            if (level.Value is not { } value)
            {
                if (rules.Target.Phasing == Phasing.AtTheEnd)
                    continue;
                return level;
            }
            sum += value;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            count++;
        }
        if (count == 0)
            return Figure.None(Gap.NoTarget);
        return Figure.Of(rules.TargetAggregation switch
        {
            Aggregation.Sum or Aggregation.Count => sum,
            Aggregation.Min => min,
            Aggregation.Max => max,
            _ => sum / count,
        });
    }

    private DateOnly LastDayAnywhere(Measure measure, Period period) => CalendarOf(World.Structures.Latest, measure).LastDay(period);
}
