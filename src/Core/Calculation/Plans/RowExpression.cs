using System.Runtime.Intrinsics;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A formula over rows, period by period; not a number: absent. What it gives is what <see cref="Evaluator"/> gives.</summary>
internal abstract class RowExpression
{
    public abstract double At(int period, bool toDate);

    /// <summary>Of four periods, the first of which is given.</summary>
    public virtual Vector256<double> Four(int period, bool toDate) =>
        Vector256.Create(At(period, toDate), At(period + 1, toDate), At(period + 2, toDate), At(period + 3, toDate));

    /// <summary>Writes a stretch of a row.</summary>
    /// <param name="row">As long as whole vectors.</param>
    public void Fill(Span<double> row, bool toDate, int from, int to)
    {
        for (var at = from; at < to; at += Vector256<double>.Count)
        {
            var first = Math.Min(at, row.Length - Vector256<double>.Count);
            Kernels.Keep(Four(first, toDate), row, first, at, to);
        }
    }

    /// <summary>A measure's formula; null where it asks for something rows do not have.</summary>
    /// <param name="measure">Rows of the measure called; null: there is none, which is absent; it may refuse by throwing.</param>
    public static RowExpression? Of(Expression expression, Func<ReferenceCall, MeasureRows?> measure, Func<ReferenceCall, IReadOnlyList<MeasureRows?>> children) =>
        Of(expression, new Leaves(measure, children, _ => null));

    /// <summary>A scale's formula over one measure's own rows; null where it asks for something rows do not have.</summary>
    public static RowExpression? OfScale(Expression expression, MeasureRows rows) => Of(expression, new Leaves(_ => null, _ => [], name => name switch
    {
        "value" => new Operand(rows.Values),
        "previous" => null,
        _ => rows.Level(name) is { IsNone: false } level ? new Operand(level) : new Constant(double.NaN),
    }));

    private static RowExpression? Of(Expression expression, Leaves leaves)
    {
        var (measure, children, name) = leaves;
        RowExpression? Part(Expression part) => Of(part, leaves);
        switch (expression)
        {
            case NumberLiteral number:
                return new Constant(number.Value);
            case NameUse use:
                return name(use.Name);
            case MeasureUse { Call.Function: ReferenceFunction.Value } use:
                return measure(use.Call) is { } rows ? new Operand(rows.Values) : new Constant(double.NaN);
            case ChildrenUse { Call.Function: ReferenceFunction.Value } use:
                return new Folded(use.How, [.. children(use.Call).Select(rows => rows is null ? (RowExpression)new Constant(double.NaN) : new Operand(rows.Values))]);
            case Negation negation:
                return Part(negation.Operand) is { } negated ? new Each(negated, static number => -number) : null;
            case Percentage percentage:
                return Part(percentage.Operand) is { } whole ? new Each(whole, static number => number / 100) : null;
            case Chain chain:
                return Part(chain.First) is { } first && All(chain.Links.Select(link => Part(link.Operand))) is { } operands
                    ? new Linked(first, [.. chain.Links.Select((link, at) => (link.Operator, operands[at]))]) : null;
            case Comparison comparison:
                return Part(comparison.Left) is { } left && Part(comparison.Right) is { } right ? new Compared(left, comparison.Operator, right) : null;
            case FunctionCall call:
                return All(call.Arguments.Select(Part)) is { } arguments ? new Called(call.Function, arguments) : null;
            default:
                return null;
        }
    }

    private static RowExpression[]? All(IEnumerable<RowExpression?> parts)
    {
        var all = parts.ToArray();
        return Array.Exists(all, part => part is null) ? null : [.. all.OfType<RowExpression>()];
    }

    private static double Told(FormulaValue value) => value.TryGet(out var number) ? number : double.NaN;

    private static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;

    private sealed class Constant(double number) : RowExpression
    {
        public override double At(int period, bool toDate) => number;

        public override Vector256<double> Four(int period, bool toDate) => Vector256.Create(number);
    }

    /// <summary>What stands at the ends of a formula's branches.</summary>
    private sealed record Leaves(Func<ReferenceCall, MeasureRows?> Measure, Func<ReferenceCall, IReadOnlyList<MeasureRows?>> Children, Func<string, RowExpression?> Name);

    private sealed class Operand(RowPair rows) : RowExpression
    {
        private readonly Row _period = rows.Period;
        private readonly Row _toDate = rows.ToDate;

        public override double At(int period, bool toDate) => toDate ? _toDate[period] : _period[period];

        public override Vector256<double> Four(int period, bool toDate) => toDate ? _toDate.Load(period) : _period.Load(period);
    }

    private sealed class Each(RowExpression operand, Func<double, double> of) : RowExpression
    {
        public override double At(int period, bool toDate) => Finite(of(operand.At(period, toDate)));
    }

    private sealed class Linked(RowExpression first, (ArithmeticOperator Operator, RowExpression Operand)[] links) : RowExpression
    {
        private readonly bool _hasPowers = Array.Exists(links, link => link.Operator == ArithmeticOperator.Power);

        public override double At(int period, bool toDate)
        {
            var value = first.At(period, toDate);
            foreach (var (symbol, operand) in links)
            {
                var next = operand.At(period, toDate);
                value = double.IsNaN(value) || double.IsNaN(next) ? double.NaN : symbol switch
                {
                    ArithmeticOperator.Add => Finite(value + next),
                    ArithmeticOperator.Subtract => Finite(value - next),
                    ArithmeticOperator.Multiply => Finite(value * next),
                    ArithmeticOperator.Divide => next == 0 ? double.NaN : Finite(value / next),
                    _ => Told(Arithmetic.Power(value, next)),
                };
            }
            return value;
        }

        public override Vector256<double> Four(int period, bool toDate)
        {
            if (_hasPowers)
                return base.Four(period, toDate);
            var value = first.Four(period, toDate);
            foreach (var (symbol, operand) in links)
            {
                var next = operand.Four(period, toDate);
                // Over 0 nothing is finite.
                value = Kernels.Finite(symbol switch
                {
                    ArithmeticOperator.Add => value + next,
                    ArithmeticOperator.Subtract => value - next,
                    ArithmeticOperator.Multiply => value * next,
                    _ => value / next,
                });
            }
            return value;
        }
    }

    private sealed class Compared(RowExpression left, ComparisonOperator symbol, RowExpression right) : RowExpression
    {
        public override double At(int period, bool toDate)
        {
            var (one, other) = (left.At(period, toDate), right.At(period, toDate));
            return double.IsNaN(one) || double.IsNaN(other) ? double.NaN : Arithmetic.Holds(symbol, one, other) ? 1 : 0;
        }

        public override Vector256<double> Four(int period, bool toDate)
        {
            var (one, other) = (left.Four(period, toDate), right.Four(period, toDate));
            var equal = Vector256.Equals(one, other)
                | Vector256.LessThanOrEqual(Vector256.Abs(one - other), Vector256.Create(Arithmetic.Tolerance) * Vector256.Max(Vector256.Abs(one), Vector256.Abs(other)));
            var holds = symbol switch
            {
                ComparisonOperator.Equal => equal,
                ComparisonOperator.NotEqual => ~equal,
                ComparisonOperator.Less => Vector256.AndNot(Vector256.LessThan(one, other), equal),
                ComparisonOperator.LessOrEqual => Vector256.LessThanOrEqual(one, other) | equal,
                ComparisonOperator.Greater => Vector256.AndNot(Vector256.GreaterThan(one, other), equal),
                _ => Vector256.GreaterThanOrEqual(one, other) | equal,
            };
            var areThere = Vector256.Equals(one, one) & Vector256.Equals(other, other);
            return Vector256.ConditionalSelect(areThere, Vector256<double>.One & holds, Kernels.Absent);
        }
    }

    private sealed class Folded(Aggregate how, RowExpression[] parts) : RowExpression
    {
        public override double At(int period, bool toDate)
        {
            if (how == Aggregate.Sum)
                return Sum(period, toDate);
            var fold = new Fold(how);
            foreach (var part in parts)
                if (part.At(period, toDate) is var number && !double.IsNaN(number))
                    fold.Add(FormulaValue.Of(number));
            return Told(fold.Result);
        }

        public override Vector256<double> Four(int period, bool toDate)
        {
            if (how is not (Aggregate.Sum or Aggregate.Minimum or Aggregate.Maximum))
                return base.Four(period, toDate);
            var (all, there) = (Kernels.Absent, Vector256<double>.Zero);
            foreach (var part in parts)
            {
                var next = part.Four(period, toDate);
                var together = how switch
                {
                    Aggregate.Sum => all + next,
                    Aggregate.Minimum => Vector256.Min(all, next),
                    _ => Vector256.Max(all, next),
                };
                all = Vector256.ConditionalSelect(there, Vector256.ConditionalSelect(Vector256.Equals(next, next), together, all), next);
                there |= Vector256.Equals(next, next);
            }
            return Kernels.Finite(all);
        }

        private double Sum(int period, bool toDate)
        {
            var (sum, there) = (0.0, false);
            foreach (var part in parts)
            {
                var number = part.At(period, toDate);
                if (!double.IsNaN(number))
                    (sum, there) = (there ? sum + number : number, true);
            }
            return there ? Finite(sum) : double.NaN;
        }
    }

    private sealed class Called(Function function, RowExpression[] arguments) : RowExpression
    {
        private readonly Folded? _folded = function switch
        {
            Function.Sum => new(Aggregate.Sum, arguments),
            Function.Avg => new(Aggregate.Average, arguments),
            Function.Min => new(Aggregate.Minimum, arguments),
            Function.Max => new(Aggregate.Maximum, arguments),
            Function.Count => new(Aggregate.Count, arguments),
            _ => null,
        };

        public override Vector256<double> Four(int period, bool toDate)
        {
            if (_folded is not null)
                return _folded.Four(period, toDate);
            if (function == Function.Coalesce)
                return FirstThere(period, toDate);
            if (function != Function.If)
                return base.Four(period, toDate);
            var condition = arguments[0].Four(period, toDate);
            var otherwise = arguments.Length > 2 ? arguments[2].Four(period, toDate) : Kernels.Absent;
            var taken = Vector256.ConditionalSelect(Vector256.Equals(condition, Vector256<double>.Zero), otherwise, arguments[1].Four(period, toDate));
            return Vector256.ConditionalSelect(Vector256.Equals(condition, condition), taken, Kernels.Absent);
        }

        public override double At(int period, bool toDate)
        {
            if (_folded is not null)
                return _folded.At(period, toDate);
            var first = arguments[0].At(period, toDate);
            switch (function)
            {
                case Function.If:
                    return double.IsNaN(first) ? double.NaN : first != 0 ? arguments[1].At(period, toDate) : arguments.Length > 2 ? arguments[2].At(period, toDate) : double.NaN;
                case Function.Coalesce:
                    for (var at = 1; at < arguments.Length && double.IsNaN(first); at++)
                        first = arguments[at].At(period, toDate);
                    return first;
                case Function.And or Function.Or:
                    return Logic(function == Function.Or, period, toDate);
            }
            var second = arguments.Length > 1 ? arguments[1].At(period, toDate) : 0;
            if (double.IsNaN(first) || double.IsNaN(second))
                return double.NaN;
            return function switch
            {
                Function.Not => first == 0 ? 1 : 0,
                Function.Abs => Math.Abs(first),
                Function.Round => Told(Arithmetic.Round(first, second)),
                Function.Sqrt => Told(Arithmetic.Sqrt(first)),
                Function.Ln => Told(Arithmetic.Ln(first)),
                Function.Exp => Finite(Math.Exp(first)),
                _ => Told(Arithmetic.Power(first, second)),
            };
        }

        private Vector256<double> FirstThere(int period, bool toDate)
        {
            var first = arguments[0].Four(period, toDate);
            for (var at = 1; at < arguments.Length; at++)
                first = Vector256.ConditionalSelect(Vector256.Equals(first, first), first, arguments[at].Four(period, toDate));
            return first;
        }

        private double Logic(bool stopsAt, int period, bool toDate)
        {
            var result = stopsAt ? 0.0 : 1.0;
            foreach (var argument in arguments)
            {
                var number = argument.At(period, toDate);
                if (double.IsNaN(result))
                    continue;
                if (double.IsNaN(number))
                    result = double.NaN;
                else if (number != 0 == stopsAt)
                    result = stopsAt ? 1 : 0;
            }
            return result;
        }
    }
}
