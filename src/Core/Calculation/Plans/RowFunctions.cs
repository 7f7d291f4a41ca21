using System.Runtime.Intrinsics;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Calculation.Plans;

internal abstract partial class RowExpression
{
    private static RowExpression Of(Function function, RowExpression[] arguments) => function switch
    {
        Function.If => new Choice(arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : new Constant(double.NaN)),
        Function.Coalesce => new Folded(Aggregate.First, arguments),
        Function.Sum => new Folded(Aggregate.Sum, arguments),
        Function.Avg => new Folded(Aggregate.Average, arguments),
        Function.Min => new Folded(Aggregate.Minimum, arguments),
        Function.Max => new Folded(Aggregate.Maximum, arguments),
        Function.Count => new Folded(Aggregate.Count, arguments),
        Function.And or Function.Or => new Logic(function == Function.Or, arguments),
        _ => new Called(function, arguments[0], arguments.Length > 1 ? arguments[1] : new Constant(0)),
    };

    /// <summary>Several numbers become one: those that are absent do not count, and where none is left it is absent.</summary>
    /// <param name="parts">At least one.</param>
    private sealed class Folded(Aggregate how, RowExpression[] parts) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            var scratch = (stackalloc double[Block])[..into.Length];
            var counts = how is Aggregate.Average or Aggregate.Count ? (stackalloc double[Block])[..into.Length] : default;
            counts.Clear();
            var all = parts[0].Read(first, toDate, into);
            Count(all, counts);
            foreach (var part in parts.AsSpan(1))
            {
                var numbers = part.Read(first, toDate, scratch);
                Count(numbers, counts);
                for (var at = 0; at < into.Length; at += Grid.Lanes)
                {
                    var (before, next) = (Load(all, at), Load(numbers, at));
                    var together = Vector256.ConditionalSelect(IsThere(next), Together(before, next), before);
                    Vector256.ConditionalSelect(IsThere(before), together, next).CopyTo(into[at..]);
                }
                all = into;
            }
            for (var at = 0; at < into.Length; at += Grid.Lanes)
                Kernels.Finite(how switch
                {
                    Aggregate.Average => Load(all, at) / Load(counts, at),
                    Aggregate.Count => Vector256.ConditionalSelect(IsThere(Load(all, at)), Load(counts, at), Kernels.Absent),
                    _ => Load(all, at),
                }).CopyTo(into[at..]);
        }

        /// <param name="counts">Of those before; empty: nobody asks.</param>
        private static void Count(ReadOnlySpan<double> numbers, Span<double> counts)
        {
            for (var at = 0; at < counts.Length; at += Grid.Lanes)
                (Load(counts, at) + (Vector256<double>.One & IsThere(Load(numbers, at)))).CopyTo(counts[at..]);
        }

        private Vector256<double> Together(Vector256<double> all, Vector256<double> next) => how switch
        {
            Aggregate.Sum or Aggregate.Average => all + next,
            Aggregate.Minimum => Vector256.Min(all, next),
            Aggregate.Maximum => Vector256.Max(all, next),
            Aggregate.Last => next,
            _ => all,
        };
    }

    private sealed class Choice(RowExpression condition, RowExpression then, RowExpression otherwise) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            Span<double> scratch = stackalloc double[2 * Block];
            var conditions = condition.Read(first, toDate, scratch[..into.Length]);
            var thens = then.Read(first, toDate, scratch.Slice(Block, into.Length));
            var others = otherwise.Read(first, toDate, into);
            for (var at = 0; at < into.Length; at += Grid.Lanes)
            {
                var number = Load(conditions, at);
                var choice = Vector256.ConditionalSelect(Vector256.Equals(number, Vector256<double>.Zero), Load(others, at), Load(thens, at));
                Vector256.ConditionalSelect(IsThere(number), choice, Kernels.Absent).CopyTo(into[at..]);
            }
        }
    }

    /// <summary>AND and OR: whatever is absent makes them absent.</summary>
    private sealed class Logic(bool stopsAt, RowExpression[] arguments) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            var scratch = (stackalloc double[Block])[..into.Length];
            into.Fill(stopsAt ? 0 : 1);
            foreach (var argument in arguments)
            {
                var numbers = argument.Read(first, toDate, scratch);
                for (var at = 0; at < into.Length; at++)
                    if (double.IsNaN(numbers[at]))
                        into[at] = double.NaN;
                    else if (numbers[at] != 0 == stopsAt && !double.IsNaN(into[at]))
                        into[at] = stopsAt ? 1 : 0;
            }
        }
    }

    /// <summary>A function of one or two numbers that are there.</summary>
    private sealed class Called(Function function, RowExpression one, RowExpression other) : RowExpression
    {
        protected override void Write(int first, bool toDate, Span<double> into)
        {
            var scratch = (stackalloc double[Block])[..into.Length];
            var ones = one.Read(first, toDate, into);
            var others = other.Read(first, toDate, scratch);
            for (var at = 0; at < into.Length; at++)
                into[at] = double.IsNaN(ones[at]) || double.IsNaN(others[at]) ? double.NaN : Told(Arithmetic.Apply(function, ones[at], others[at]));
        }
    }
}
