using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas.Functions;

/// <summary>Several values become one: absent ones are skipped, and where none is left the result is absent. Sums run in the order given.</summary>
internal ref struct Fold(Aggregate how)
{
    private double _number;
    private int _count;

    internal void Add(FormulaValue value)
    {
        if (!value.TryGet(out var next)) return;
        _number = (_count++, how) switch
        {
            (0, _) => next,
            (_, Aggregate.Sum or Aggregate.Average) => _number + next,
            (_, Aggregate.Minimum) => Math.Min(_number, next),
            (_, Aggregate.Maximum) => Math.Max(_number, next),
            (_, Aggregate.Last) => next,
            _ => _number,
        };
    }

    internal readonly FormulaValue Result => _count == 0
        ? FormulaValue.Absent("no operand has a value")
        : FormulaValue.Of(how switch
        {
            Aggregate.Average => _number / _count,
            Aggregate.Count => _count,
            _ => _number,
        });
}
