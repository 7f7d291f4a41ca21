using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// From a figure and its targets to a score.
public sealed partial class Calculator
{
    private readonly Dictionary<Scale, (CompiledScale Scale, PiecewiseLine Comparable)> _scales = [];

    /// <summary>The measure's result over the window that ends with the period; null where the measure does not exist then.</summary>
    public MeasureResult? Measure(ElementId id, Period period, Window window)
    {
        var calendar = World.Structures.Latest.Find<Measure>(id) is { } newest ? CalendarOf(World.Structures.Latest, newest) : World.Structures.Latest.Settings.Calendar;
        var structure = World.StructureOf(calendar.LastDay(period));
        if (structure.Find<Measure>(id) is not { } measure)
            return null;
        period = OwnPeriod(measure, period, structure);
        // The rules are those of the window's last base period, which lies before the period asked for where that is finer.
        if (LastBasePeriod(measure, structure.RulesOf(measure), period, window, structure) is { Carried: true } end)
        {
            var then = World.StructureOf(calendar.LastDay(end.Last));
            if (then.Find<Measure>(id) is { } earlier)
                (structure, measure) = (then, earlier);
        }
        return MeasureIn(measure, period, window, structure);
    }

    /// <summary>The same with the rules of a structure given: what the measure would score under them.</summary>
    internal MeasureResult MeasureIn(Measure measure, Period period, Window window, Structure structure)
    {
        var rules = structure.RulesOf(measure);
        period = OwnPeriod(measure, period, structure);
        if (window.Kind == WindowKind.Scored)
            window = rules.ScoredView;
        return _cells.Get(
            new(Quantity.Measure, measure.Id, period, window, structure.Segment),
            (Calculator: this, measure, rules, period, window, structure),
            static of => of.Calculator.Latched(of.measure, of.rules, of.period, of.window, of.structure),
            static of => Unscored(of.measure, of.rules, of.period, of.window, Nothing(of.period, Gap.NoData, $"{of.measure.Code} depends on itself"), Gap.NoData, null));
    }

    /// <summary>A one-off target that was reached once keeps the result of the period that reached it.</summary>
    private MeasureResult Latched(Measure measure, MeasureRules rules, Period period, Window window, Structure structure)
    {
        var result = Scored(measure, rules, period, window, structure);
        if (!rules.Target.OneOff || FirstExpected(measure, rules, structure) is not { } first)
            return result;
        var calendar = CalendarOf(structure, measure);
        foreach (var at in calendar.Between(calendar.PeriodOf(rules.Frequency, first), result.Actual.Last))
        {
            var then = Scored(measure, rules, at, Window.Period, structure);
            if (then.Inputs.Value is not { } value || then.Target.Value is not { } target || !Reaches(rules.Direction, value, target))
                continue;
            var early = rules.Target.Due is { } due && calendar.LastDay(at) < due;
            return then with { Period = period, Window = window, AchievedIn = at, AchievedEarly = early, Stale = false };
        }
        return result;
    }

    private static bool Reaches(Direction direction, double value, double target) => direction switch
    {
        Direction.Higher => value >= target,
        Direction.Lower => value <= target,
        _ => value.Equals(target),
    };

    private MeasureResult Scored(Measure measure, MeasureRules rules, Period period, Window window, Structure structure)
    {
        var actual = Actual(measure, period, window, structure);
        var target = LevelOver(measure, rules, SeriesNames.Target, actual, window);
        var inputs = Inputs(measure, rules, period, window, structure, actual, target);
        var (scored, comparable, gap, detail) = Outcome(rules, actual, target, inputs);
        return new()
        {
            Measure = measure,
            Rules = rules,
            Period = period,
            Window = window,
            Actual = actual,
            Target = target,
            Inputs = inputs,
            Scored = scored,
            Comparable = comparable,
            Gap = gap,
            Detail = detail,
            Stale = IsStale(measure, rules, period, structure),
        };
    }

    private (ScoredValue Scored, double? Comparable, Gap? Gap, string? Detail) Outcome(MeasureRules rules, WindowFigure actual, Figure target, in ScaleInputs inputs)
    {
        var figure = actual.Figure;
        if (rules.InformationOnly || rules.Use == MeasureUse.Input)
            return (default, null, Gap.InformationOnly, null);
        if (figure.Gap is { } gap && !(rules.Scale.Curve is ExpressionCurve && gap is not (Gap.NotApplicable or Gap.NotDueYet or Gap.NotStarted)))
            return (default, null, gap, figure.Detail);
        if (!actual.IsComplete && figure.IsPresent && rules.Completeness == Completeness.EveryDuePeriod && actual.Expected.Length > 1)
            return (default, null, Gap.IncompleteWindow, CompletenessText(actual));
        var (scale, comparable) = Compiled(rules.Scale);
        var scored = scale.Score(inputs);
        return scored.Score is { } score
            ? (scored, comparable.At(score), null, null)
            : (scored, null, figure.Gap ?? scored.Reason ?? Gap.NoData, figure.Detail ?? (scored.Reason == Gap.NoTarget ? target.Detail : null));
    }

    /// <summary>This world's value for the measure, scored with another end's targets, scale and formula.</summary>
    /// <param name="value">The measure at this world's end.</param>
    /// <param name="target">The measure at the end whose targets and scale count.</param>
    /// <param name="rules">The structure the target's end was read with.</param>
    internal MeasureResult Rescored(MeasureResult value, MeasureResult target, Structure rules)
    {
        var foreign = rules.AsForeign();
        var measure = foreign.Find<Measure>(value.Measure.Id) ?? value.Measure;
        var figure = value.AchievedIn is null && foreign.Find<Measure>(measure.Id) is not null
            ? Actual(measure, value.Period, target.Window, foreign).Figure
            : value.Actual.Figure;
        var inputs = target.Inputs with { Value = figure.Value, Word = figure.Word, Previous = value.Inputs.Previous };
        var (scale, comparable) = Compiled(target.Rules.Scale);
        var scored = scale.Score(inputs);
        return value with
        {
            Scored = scored,
            Inputs = inputs,
            Gap = scored.Score is null ? scored.Reason : null,
            Comparable = scored.Score is { } score ? comparable.At(score) : null,
        };
    }

    private (CompiledScale Scale, PiecewiseLine Comparable) Compiled(Scale scale)
    {
        if (!_scales.TryGetValue(scale, out var compiled))
            _scales[scale] = compiled = (CompiledScale.Compile(scale), ComparableScore.Line(scale));
        return compiled;
    }

    private ScaleInputs Inputs(
        Measure measure, MeasureRules rules, Period period, Window window, Structure structure, WindowFigure actual, Figure target)
    {
        double? Level(string series) => LevelOver(measure, rules, series, actual, window).Value;
        return new()
        {
            Value = actual.Figure.Value,
            Word = actual.Figure.Word,
            Target = target.Value,
            Baseline = Level(SeriesNames.Baseline),
            Benchmark = Level(SeriesNames.Benchmark),
            Red = Level(SeriesNames.Red),
            Amber = Level(SeriesNames.Amber),
            Green = Level(SeriesNames.Green),
            Min = Level(SeriesNames.Min),
            Max = Level(SeriesNames.Max),
            Worst = Level(SeriesNames.Worst),
            Previous = LooksBack(rules.Scale) ? Before(measure, period, window, structure) : null,
            ElapsedShare = rules.Scale.Basis == Basis.Pace ? Elapsed(measure, rules, period, actual.Last, structure) : null,
            Direction = rules.Direction,
            RedFlagTolerance = structure.Settings.RedFlagTolerance,
        };
    }

    private static bool LooksBack(Scale scale) => scale.Curve switch
    {
        ExpressionCurve expression => expression.Text.Contains("previous", StringComparison.OrdinalIgnoreCase),
        RuleCurve rules => rules.Rules.Any(rule => rule.When?.Contains("previous", StringComparison.OrdinalIgnoreCase) ?? false),
        _ => false,
    };

    private double? Before(Measure measure, Period period, Window window, Structure structure) =>
        Shifted(measure, period, -1, window, structure).Value;

    /// <summary>How far along the way to the due date the period's end (or today, if earlier) is, 0 to 1; by the typed shares where there are some.</summary>
    private double? Elapsed(Measure measure, MeasureRules rules, Period period, Period last, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        var year = calendar.Coarser(last, Frequency.Year);
        if (rules.Target.Phasing == Phasing.Shares && rules.Target.Shares is { } shares && last.Frequency < Frequency.Year)
        {
            var parts = calendar.Between(calendar.PartsOf(year, last.Frequency).First, last).Count();
            if (parts <= shares.Length && shares.Sum() != 0)
                return shares.Take(parts).Sum() / shares.Sum();
        }
        var starts = rules.Target.Starts ?? rules.StartsOn ?? year.FirstDay;
        var due = rules.Target.Due ?? calendar.LastDay(year);
        var end = calendar.LastDay(period);
        var now = World.Now < end ? World.Now : end;
        var whole = due.DayNumber - starts.DayNumber;
        return whole <= 0 ? null : Math.Clamp((now.DayNumber - starts.DayNumber) / (double)whole, 0, 1);
    }

    private bool IsStale(Measure measure, MeasureRules rules, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        var end = calendar.LastDay(period);
        var until = World.Through < end ? World.Through : end;
        if (!calendar.TryPeriodOf(rules.Frequency, until, out var due))
            return false;
        if (calendar.LastDay(due) > until && !calendar.TryShift(due, -1, out due))
            return false;
        // Without a missing policy what is remembered of the period is what was reported.
        return !(rules.Missing.Policy == MissingPolicy.Absent ? Base(measure, due, structure) : Raw(measure, rules, due, structure)).IsPresent;
    }

    private static MeasureResult Unscored(
        Measure measure, MeasureRules rules, Period period, Window window, WindowFigure actual, Gap gap, string? detail) => new()
        {
            Measure = measure,
            Rules = rules,
            Period = period,
            Window = window,
            Actual = actual,
            Target = Figure.None(Gap.NoTarget),
            Inputs = default,
            Scored = default,
            Gap = gap,
            Detail = detail ?? actual.Figure.Detail,
        };
}
