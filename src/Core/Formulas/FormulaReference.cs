using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas;

/// <summary>An edge of the dependency graph. <paramref name="OfChildren"/>: asked in every child unit, not in the formula's own.</summary>
public sealed record FormulaReference(ReferenceCall Call, bool OfChildren, int Position);
