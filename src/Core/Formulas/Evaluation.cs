using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas;

/// <summary>One run of one formula, which counts its steps.</summary>
internal ref struct Evaluation
{
    private readonly IFormulaContext _context;
    private readonly int _steps;
    private int _left;

    internal Evaluation(IFormulaContext context, int steps)
    {
        _context = context;
        _steps = steps;
        _left = steps;
    }

    internal FormulaValue Run(Expression root)
    {
        var value = Of(root);
        // An answer found after the limit, say by COALESCE, is not an answer.
        return _left < 0 ? TooManySteps : value;
    }

    private readonly FormulaValue TooManySteps => FormulaValue.Absent(FormattableString.Invariant($"the formula takes more than {_steps} steps"));

    private FormulaValue Of(Expression expression)
    {
        if (--_left < 0) return TooManySteps;
        return expression switch
        {
            NumberLiteral number => FormulaValue.Of(number.Value),
            NameUse name => _context.Name(name.Name),
            MeasureUse { Call: { Function: ReferenceFunction.Growth } call } => Growth(call),
            MeasureUse { Call.Function: ReferenceFunction.Rolling } measure => Rolling(measure.Call),
            MeasureUse measure => _context.Reference(measure.Call),
            ChildrenUse children => All(children.How, _context.Children(children.Call)),
            ChildScore child => _context.Score(child.Code),
            ChildWeight child => _context.Weight(child.Code),
            ChildScores children => All(children.How, _context.Scores()),
            Negation negation => Of(negation.Operand) is var value && value.TryGet(out var number) ? FormulaValue.Of(-number) : value,
            Percentage percentage => Of(percentage.Operand) is var value && value.TryGet(out var number) ? FormulaValue.Of(number / 100) : value,
            Chain chain => Links(chain),
            Comparison comparison => Compare(comparison),
            _ => Call((FunctionCall)expression),
        };
    }

    private readonly FormulaValue Growth(ReferenceCall call)
    {
        var now = _context.Reference(call with { Function = ReferenceFunction.Value, Periods = 0 });
        var before = _context.Reference(call with { Function = ReferenceFunction.Prior });
        if (!now.TryGet(out var numerator)) return now;
        if (!before.TryGet(out var denominator)) return before;
        return Arithmetic.Apply(ArithmeticOperator.Divide, numerator, denominator) is var ratio && ratio.TryGet(out var number)
            ? FormulaValue.Of(number - 1)
            : ratio;
    }

    // Each period it looks at is a step.
    private FormulaValue Rolling(ReferenceCall call)
    {
        _left -= call.Periods;
        return _left < 0 ? TooManySteps : _context.Reference(call);
    }

    // Every link is evaluated even after an absent one, so that an explanation lists all operands.
    private FormulaValue Links(Chain chain)
    {
        var value = Of(chain.First);
        foreach (var link in chain.Links)
        {
            var operand = Of(link.Operand);
            if (!value.TryGet(out var left)) continue;
            value = operand.TryGet(out var right) ? Arithmetic.Apply(link.Operator, left, right) : operand;
        }

        return value;
    }

    private FormulaValue Compare(Comparison comparison)
    {
        var left = Of(comparison.Left);
        var right = Of(comparison.Right);
        if (!left.TryGet(out var one)) return left;
        if (!right.TryGet(out var other)) return right;
        return FormulaValue.Of(Arithmetic.Holds(comparison.Operator, one, other));
    }

    private FormulaValue Call(FunctionCall call) => call.Function switch
    {
        Function.If => If(call),
        Function.Coalesce => Coalesce(call),
        Function.And => Logic(call, stopsAt: false),
        Function.Or => Logic(call, stopsAt: true),
        Function.Sum => All(call, Aggregate.Sum),
        Function.Avg => All(call, Aggregate.Average),
        Function.Min => All(call, Aggregate.Minimum),
        Function.Max => All(call, Aggregate.Maximum),
        Function.Count => All(call, Aggregate.Count),
        _ => Scalar(call),
    };

    private FormulaValue Scalar(FunctionCall call)
    {
        var first = Of(call.Arguments[0]);
        var second = call.Arguments.Length > 1 ? Of(call.Arguments[1]) : FormulaValue.Of(0);
        if (!first.TryGet(out var one)) return first;
        if (!second.TryGet(out var other)) return second;
        return Arithmetic.Apply(call.Function, one, other);
    }

    private FormulaValue If(FunctionCall call)
    {
        var condition = Of(call.Arguments[0]);
        if (!condition.TryGet(out var truth)) return condition;
        if (truth != 0) return Of(call.Arguments[1]);
        return call.Arguments.Length > 2 ? Of(call.Arguments[2]) : FormulaValue.Absent("the condition does not hold");
    }

    private FormulaValue Coalesce(FunctionCall call)
    {
        var value = Of(call.Arguments[0]);
        for (var i = 1; i < call.Arguments.Length && value.IsAbsent; i++) value = Of(call.Arguments[i]);
        return value;
    }

    // Absent if any operand is: whether all hold is not known while one is missing.
    private FormulaValue Logic(FunctionCall call, bool stopsAt)
    {
        var result = FormulaValue.Of(!stopsAt);
        foreach (var argument in call.Arguments)
        {
            var value = Of(argument);
            if (result.IsAbsent) continue;
            if (!value.TryGet(out var number)) result = value;
            else if (number != 0 == stopsAt) result = FormulaValue.Of(stopsAt);
        }

        return result;
    }

    private FormulaValue All(FunctionCall call, Aggregate how)
    {
        var fold = new Fold(how);
        foreach (var argument in call.Arguments) fold.Add(Of(argument));
        return fold.Result;
    }

    private FormulaValue All(Aggregate how, IReadOnlyList<FormulaValue> values)
    {
        _left -= values.Count;
        if (_left < 0) return TooManySteps;
        var fold = new Fold(how);
        for (var i = 0; i < values.Count; i++) fold.Add(values[i]);
        return fold.Result;
    }
}
