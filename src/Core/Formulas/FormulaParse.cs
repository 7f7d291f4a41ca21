using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Binnacle.Core.Formulas;

/// <summary>Either a formula or everything that keeps the text from being one.</summary>
public sealed record FormulaParse(Formula? Formula, ImmutableArray<FormulaProblem> Problems)
{
    [MemberNotNullWhen(true, nameof(Formula))]
    public bool Succeeded => Formula is not null;
}
