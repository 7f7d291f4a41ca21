using System.Collections.Immutable;

namespace Binnacle.Core.Formulas.Units;

/// <summary>The unit a formula's result has, null where it is not known, and every place where unlike units meet.</summary>
public sealed record UnitFindings(Dimension? Unit, ImmutableArray<FormulaProblem> Problems);
