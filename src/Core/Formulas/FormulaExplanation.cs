using System.Collections.Immutable;

namespace Binnacle.Core.Formulas;

/// <summary>A value and what it was made of. A branch of IF that was not taken has no operands here.</summary>
public sealed record FormulaExplanation(FormulaValue Value, ImmutableArray<FormulaOperand> Operands);

/// <summary><paramref name="Text"/> is written as in the formula: <c>target</c>, <c>PRIOR([x], 3)</c>, <c>CHILDREN([x]) 2</c> for the second child.</summary>
public sealed record FormulaOperand(string Text, FormulaValue Value);
