using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>The names a scale's formula may use, answered from one measure's inputs.</summary>
internal sealed class ScaleNames(ScaleInputs inputs) : IFormulaContext
{
    public FormulaValue Name(string name) =>
        Value(name) is { } number ? FormulaValue.Of(number) : FormulaValue.Absent($"{name} has no value");

    public bool NothingReported => inputs.Value is null && inputs.Word is null;

    /// <summary>Why a formula had no answer: the first thing it looks at that is not there, else the formula itself.</summary>
    public Gap WhyAbsent(Formula formula)
    {
        if (formula.Names.Contains("value") && inputs.Value is null) return inputs.Word is null ? Gap.NoData : Gap.WrongKind;
        var missing = formula.Names.FirstOrDefault(name => Value(name) is null);
        return missing switch
        {
            "target" => Gap.NoTarget,
            "baseline" => Gap.NoBaseline,
            "red" => Gap.NoRedFlag,
            "min" or "max" => Gap.NoMinimumOrMaximum,
            _ => Gap.ExpressionAbsent,
        };
    }

    private double? Value(string name) => name switch
    {
        "value" => inputs.Value,
        "target" => inputs.Target,
        "baseline" => inputs.Baseline,
        "benchmark" => inputs.Benchmark,
        "red" => inputs.Red,
        "amber" => inputs.Amber,
        "green" => inputs.Green,
        "min" => inputs.Min,
        "max" => inputs.Max,
        "previous" => inputs.Previous,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A scale's formula knows no such name."),
    };
}
