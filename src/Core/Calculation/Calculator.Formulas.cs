using Binnacle.Core.Facts;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// Formulas over other measures: what a reference means in a unit, a period and a window.
public sealed partial class Calculator
{
    private readonly Dictionary<(string Text, FormulaPurpose Purpose), FormulaParse> _formulas = [];

    /// <summary>A calculated measure's figure. Each operand is taken over the same window, then the formula is applied.</summary>
    private Figure Calculated(Measure measure, string text, Period period, Window window, Structure structure) =>
        Evaluated(measure, text, FormulaPurpose.Measure, period, window, structure, Gap.NoData);

    private Figure CalculatedLevel(Measure measure, string text, Period period, Structure structure) =>
        Evaluated(measure, text, FormulaPurpose.Target, period, Window.Period, structure, Gap.NoTarget);

    private Figure Evaluated(
        Measure measure, string text, FormulaPurpose purpose, Period period, Window window, Structure structure, Gap gap)
    {
        if (Parsed(text, purpose).Formula is not { } formula)
            return Figure.None(Gap.ExpressionAbsent, "the formula cannot be read");
        var context = new MeasureContext(this, measure, period, window, structure);
        var value = Evaluator.Evaluate(formula, context);
        if (value.TryGet(out var number, out var reason))
            return Figure.Of(number) with { Counts = true };
        return Figure.None(context.NotDueYet ? Gap.NotDueYet : reason.Contains("division by zero", StringComparison.Ordinal) ? Gap.ZeroDenominator : gap, reason);
    }

    private FormulaParse Parsed(string text, FormulaPurpose purpose)
    {
        if (!_formulas.TryGetValue((text, purpose), out var parse))
            _formulas[(text, purpose)] = parse = FormulaParser.Parse(text, purpose);
        return parse;
    }

    /// <summary>The measures a formula reads, children's included, each once, in the order they are mentioned.</summary>
    private List<Measure> Operands(Measure measure, string text, Structure structure)
    {
        var operands = new List<Measure>();
        if (Parsed(text, FormulaPurpose.Measure).Formula is not { } formula)
            return operands;
        foreach (var reference in formula.References)
        {
            IEnumerable<Measure?> found = reference.OfChildren
                ? ChildMeasures(measure, reference.Call.Code, structure)
                : [structure.ResolveMeasure(measure.Unit, reference.Call.Code)];
            foreach (var operand in found)
                if (operand is not null && operand.Id != measure.Id && !operands.Contains(operand))
                    operands.Add(operand);
        }
        return operands;
    }

    private static IEnumerable<Measure?> ChildMeasures(Measure measure, string code, Structure structure) =>
        structure.Find<Organization.OrganizationUnit>(measure.Unit) is { } unit
            ? structure.Subunits(unit).Select(child => structure.FindMeasure(child.Id, code))
            : [];

    /// <summary>The figure n periods away, aggregated there; base periods for to-date windows. Does not cross a break.</summary>
    private Figure Shifted(Measure measure, Period period, int by, Window window, Structure structure, string? currency = null)
    {
        period = OwnPeriod(measure, period, structure);
        var calendar = CalendarOf(structure, measure);
        return calendar.TryShift(period, by, out var there)
            ? Linked(measure, structure.RulesOf(measure), there, period, Actual(measure, there, window, structure, currency).Figure, structure)
            : Figure.None(Gap.NoData, "before the calendar begins");
    }

    private Figure YearAgo(Measure measure, Period period, Window window, Structure structure, string? currency = null) =>
        YearEarlier(CalendarOf(structure, measure), OwnPeriod(measure, period, structure), 1) is { } there
            ? Linked(measure, structure.RulesOf(measure), there, OwnPeriod(measure, period, structure), Actual(measure, there, window, structure, currency).Figure, structure)
            : Figure.None(Gap.NoData, "before the calendar begins");

    private Figure Rolled(Measure measure, Period period, int periods, Aggregate how, Structure structure, string? currency)
    {
        period = OwnPeriod(measure, period, structure);
        var calendar = CalendarOf(structure, measure);
        var numbers = new List<double>();
        for (var back = periods - 1; back >= 0; back--)
        {
            if (!calendar.TryShift(period, -back, out var at))
                return Figure.None(Gap.NoData, "before the calendar begins");
            var figure = Linked(measure, structure.RulesOf(measure), at, period, Actual(measure, at, Window.Period, structure, currency).Figure, structure);
            if (figure.Value is not { } value)
                return Figure.None(Gap.NoData, $"no value in {calendar.Format(at)}");
            numbers.Add(value);
        }
        return Figure.Of(how switch
        {
            Aggregate.Sum => numbers.Aggregate(0.0, (sum, value) => sum + value),
            Aggregate.Average => numbers.Aggregate(0.0, (sum, value) => sum + value) / numbers.Count,
            Aggregate.Minimum => numbers.Min(),
            Aggregate.Maximum => numbers.Max(),
            Aggregate.Count => numbers.Count,
            Aggregate.First => numbers[0],
            _ => numbers[^1],
        });
    }

    private sealed class MeasureContext(Calculator calculator, Measure measure, Period period, Window window, Structure structure) : IFormulaContext
    {
        /// <summary>Some operand is absent only because its time has not come.</summary>
        public bool NotDueYet { get; private set; }

        public FormulaValue Name(string name)
        {
            if (name is SeriesNames.Target or SeriesNames.Baseline or SeriesNames.Benchmark or SeriesNames.Red or SeriesNames.Amber
                or SeriesNames.Green or SeriesNames.Min or SeriesNames.Max or SeriesNames.Worst or SeriesNames.Stretch)
                return Value(name, calculator.BaseLevel(measure, name, period));
            return FormulaValue.Absent($"{name} has no value");
        }

        public FormulaValue Reference(ReferenceCall call) =>
            structure.ResolveMeasure(measure.Unit, call.Code) is { } operand
                ? Answer(call, operand)
                : FormulaValue.Absent($"there is no measure [{call.Code}]");

        public IReadOnlyList<FormulaValue> Children(ReferenceCall call) =>
        [
            .. ChildMeasures(measure, call.Code, structure)
                .Select(operand => operand is null ? FormulaValue.Absent($"a unit has no [{call.Code}]") : Answer(call, operand)),
        ];

        private FormulaValue Answer(ReferenceCall call, Measure operand)
        {
            var text = call.ToString();
            // Money is brought to the currency of the measure that asks.
            var currency = structure.RulesOf(measure).Unit.Currency is { } own && structure.RulesOf(operand).Unit.Currency is { } other && own != other ? own : null;
            switch (call.Function)
            {
                case ReferenceFunction.Value:
                    return Value(text, calculator.Actual(operand, period, window, structure, currency).Figure);
                case ReferenceFunction.Target:
                    var target = calculator.LevelOver(operand, structure.RulesOf(operand), SeriesNames.Target, calculator.Actual(operand, period, window, structure), window);
                    return Value(text, calculator.Converted(target, structure.RulesOf(operand), period, structure, currency));
                case ReferenceFunction.Score:
                    var score = calculator.MeasureIn(operand, period, window, structure);
                    return score.Score is { } number ? FormulaValue.Of(number) : FormulaValue.Absent($"{text} is absent: {score.Gap}");
                case ReferenceFunction.Previous:
                    return Value(text, calculator.Shifted(operand, period, -1, window, structure, currency));
                case ReferenceFunction.Prior:
                    return Value(text, calculator.Shifted(operand, period, -call.Periods, window, structure, currency));
                case ReferenceFunction.SamePeriodLastYear:
                    return Value(text, calculator.YearAgo(operand, period, window, structure, currency));
                case ReferenceFunction.YearToDate:
                    return Value(text, calculator.Actual(operand, period, Window.FiscalYearToDate, structure, currency).Figure);
                case ReferenceFunction.Rolling:
                    return Value(text, calculator.Rolled(operand, period, call.Periods, call.How, structure, currency));
                default:
                    return FormulaValue.Absent($"{text} has no value");
            }
        }

        private FormulaValue Value(string text, Figure figure)
        {
            if (figure.Value is { } number)
                return FormulaValue.Of(number);
            NotDueYet |= figure.Gap == Gap.NotDueYet;
            return FormulaValue.Absent(figure.Detail ?? $"{text} has no value");
        }
    }
}
