namespace Binnacle.Core.Formulas;

/// <summary>
/// Runs formulas by the rules of SCORING.md, section 4. Of IF only the condition and the branch taken count as operands, so
/// <c>IF([x] = 0, 0, [y] / [x])</c> is 0 where x is; without a third argument an IF whose condition does not hold is absent.
/// Two numbers are compared as they are to fourteen digits, so that 0.1 + 0.2 = 0.3.
/// </summary>
public static class Evaluator
{
    public static FormulaValue Evaluate(Formula formula, IFormulaContext context, FormulaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(context);
        return new Evaluation(context, (limits ?? FormulaLimits.Default).Steps).Run(formula.Root);
    }

    /// <summary>The same value and the operands that made it, in the order they were used.</summary>
    public static FormulaExplanation Explain(Formula formula, IFormulaContext context, FormulaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var recording = new RecordingContext(context);
        var value = Evaluate(formula, recording, limits);
        return new(value, [.. recording.Operands]);
    }
}
