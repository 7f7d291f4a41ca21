using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas;

/// <summary>
/// What a formula sees of the world in one unit and period. Each answer is a number or absent with its reason; a formula only asks
/// what its purpose allows, so the defaults serve contexts that are never asked.
/// </summary>
public interface IFormulaContext
{
    /// <summary>A name in lower case, such as <c>target</c>.</summary>
    FormulaValue Name(string name) => FormulaValue.Absent($"{name} has no value");

    /// <summary>Never <see cref="ReferenceFunction.Growth"/>: the evaluator asks for the value and the prior one.</summary>
    FormulaValue Reference(ReferenceCall call) => FormulaValue.Absent($"{call} has no value");

    /// <summary>The call answered in every child unit, in declaration order, absent ones included. Never Growth.</summary>
    IReadOnlyList<FormulaValue> Children(ReferenceCall call) => [];

    FormulaValue Score(string child) => FormulaValue.Absent($"{child} has no score");

    FormulaValue Weight(string child) => FormulaValue.Absent($"{child} has no weight");

    /// <summary>All children's scores in declaration order, absent ones included.</summary>
    IReadOnlyList<FormulaValue> Scores() => [];
}
