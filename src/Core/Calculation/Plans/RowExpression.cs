using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A formula over rows, period by period; not a number: absent. What it gives is what <see cref="Evaluator"/> gives.</summary>
internal abstract partial class RowExpression
{
    /// <summary>So many periods are calculated at once at most, whole vectors.</summary>
    protected const int Block = 64;

    /// <summary>Writes a stretch of a row.</summary>
    /// <param name="row">As long as whole vectors; the formula does not look at it.</param>
    public void Fill(Span<double> row, bool toDate, int from, int to)
    {
        Span<double> scratch = stackalloc double[Block];
        for (var at = from; at < to; at += Block)
        {
            var behind = Math.Min(at + Block, to);
            var count = (behind - at + Grid.Lanes - 1) / Grid.Lanes * Grid.Lanes;
            var first = Math.Min(at, row.Length - count);
            if (first == at && first + count == behind)
            {
                Write(first, toDate, row.Slice(first, count));
                continue;
            }
            // What is calculated beyond the stretch is not kept.
            Write(first, toDate, scratch[..count]);
            scratch[(at - first)..(behind - first)].CopyTo(row[at..]);
        }
    }

    /// <summary>Calculates periods from a first one on.</summary>
    /// <param name="into">As many as it is long, whole vectors and at most a block.</param>
    protected abstract void Write(int first, bool toDate, Span<double> into);

    /// <summary>The same where they lie already, or else written into the span given.</summary>
    protected virtual ReadOnlySpan<double> Read(int first, bool toDate, Span<double> scratch)
    {
        Write(first, toDate, scratch);
        return scratch;
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
                RowExpression[] all = [.. children(use.Call).Select(rows => rows is null ? (RowExpression)new Constant(double.NaN) : new Operand(rows.Values))];
                return all.Length == 0 ? new Constant(double.NaN) : new Folded(use.How, all);
            case Negation negation:
                return Part(negation.Operand) is { } negated ? new Linked(negated, [(ArithmeticOperator.Multiply, new Constant(-1))]) : null;
            case Percentage percentage:
                return Part(percentage.Operand) is { } whole ? new Linked(whole, [(ArithmeticOperator.Divide, new Constant(100))]) : null;
            case Chain chain:
                return Part(chain.First) is { } first && All(chain.Links.Select(link => Part(link.Operand))) is { } operands
                    ? new Linked(first, [.. chain.Links.Select((link, at) => (link.Operator, operands[at]))]) : null;
            case Comparison comparison:
                return Part(comparison.Left) is { } left && Part(comparison.Right) is { } right ? new Compared(left, comparison.Operator, right) : null;
            case FunctionCall call:
                return All(call.Arguments.Select(Part)) is { } arguments ? Of(call.Function, arguments) : null;
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

    private static Vector256<double> Load(ReadOnlySpan<double> numbers, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(numbers), (nuint)at);

    private static Vector256<double> IsThere(Vector256<double> number) => Vector256.Equals(number, number);

    /// <summary>What stands at the ends of a formula's branches.</summary>
    private sealed record Leaves(Func<ReferenceCall, MeasureRows?> Measure, Func<ReferenceCall, IReadOnlyList<MeasureRows?>> Children, Func<string, RowExpression?> Name);

    private sealed class Constant(double number) : RowExpression
    {
        /// <summary>Nearly all that formulas are full of is not written again each time.</summary>
        private static readonly double[][] Usual = [.. new[] { double.NaN, -1, 0, 1, 100 }.Select(number => Enumerable.Repeat(number, Block).ToArray())];
        private readonly double[]? _numbers = Array.Find(Usual, numbers => numbers[0].Equals(number));

        protected override void Write(int first, bool toDate, Span<double> into) => into.Fill(number);

        protected override ReadOnlySpan<double> Read(int first, bool toDate, Span<double> scratch) => _numbers is null ? base.Read(first, toDate, scratch) : _numbers.AsSpan(0, scratch.Length);
    }

    private sealed class Operand(RowPair rows) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into) => Read(first, toDate, into).CopyTo(into);

        protected override ReadOnlySpan<double> Read(int first, bool toDate, Span<double> scratch) => rows[toDate].Span.Slice(first, scratch.Length);
    }

    private sealed class Linked(RowExpression start, (ArithmeticOperator Operator, RowExpression Operand)[] links) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            var scratch = (stackalloc double[Block])[..into.Length];
            var value = start.Read(first, toDate, into);
            foreach (var (symbol, operand) in links)
            {
                var next = operand.Read(first, toDate, scratch);
                if (symbol == ArithmeticOperator.Power)
                    for (var at = 0; at < into.Length; at++)
                        into[at] = double.IsNaN(value[at]) || double.IsNaN(next[at]) ? double.NaN : Told(Arithmetic.Power(value[at], next[at]));
                else
                    for (var at = 0; at < into.Length; at += Grid.Lanes)
                        Together(symbol, Load(value, at), Load(next, at)).CopyTo(into[at..]);
                value = into;
            }
        }

        /// <summary>Over 0 nothing is finite.</summary>
        private static Vector256<double> Together(ArithmeticOperator symbol, Vector256<double> value, Vector256<double> next) => Kernels.Finite(symbol switch
        {
            ArithmeticOperator.Add => value + next,
            ArithmeticOperator.Subtract => value - next,
            ArithmeticOperator.Multiply => value * next,
            _ => value / next,
        });
    }

    private sealed class Compared(RowExpression left, ComparisonOperator symbol, RowExpression right) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            var scratch = (stackalloc double[Block])[..into.Length];
            var ones = left.Read(first, toDate, into);
            var others = right.Read(first, toDate, scratch);
            for (var at = 0; at < into.Length; at += Grid.Lanes)
            {
                var (one, other) = (Load(ones, at), Load(others, at));
                Vector256.ConditionalSelect(IsThere(one) & IsThere(other), Vector256<double>.One & Holds(one, other), Kernels.Absent).CopyTo(into[at..]);
            }
        }

        private Vector256<double> Holds(Vector256<double> one, Vector256<double> other)
        {
            var equal = Vector256.Equals(one, other)
                | Vector256.LessThanOrEqual(Vector256.Abs(one - other), Vector256.Create(Arithmetic.Tolerance) * Vector256.Max(Vector256.Abs(one), Vector256.Abs(other)));
            return symbol switch
            {
                ComparisonOperator.Equal => equal,
                ComparisonOperator.NotEqual => ~equal,
                ComparisonOperator.Less => Vector256.AndNot(Vector256.LessThan(one, other), equal),
                ComparisonOperator.LessOrEqual => Vector256.LessThanOrEqual(one, other) | equal,
                ComparisonOperator.Greater => Vector256.AndNot(Vector256.GreaterThan(one, other), equal),
                _ => Vector256.GreaterThanOrEqual(one, other) | equal,
            };
        }
    }
}
