using Binnacle.Core.Elements;

namespace Binnacle.Core.Checks;

/// <summary>Something people must mend before the structure can hold.</summary>
/// <param name="Element">The element that says it.</param>
/// <param name="Field">The part of it, as in its body: <c>parent</c>, <c>spec.formula</c>, <c>spec.levels.target</c>, <c>rollUp.expression</c>.</param>
/// <param name="IsWarning">Probably not meant, but it can hold.</param>
public sealed record StructureProblem(ElementId Element, string Field, string Message, bool IsWarning = false);
