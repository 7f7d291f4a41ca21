using System.Collections.Immutable;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>A parent's score with everything that explains it.</summary>
public sealed record RollUpOutcome
{
    public double? Score { get; init; }

    public Gap? Gap { get; init; }

    /// <summary>The reason in more words, where a formula gave one.</summary>
    public string? Detail { get; init; }

    /// <summary>After the ceiling.</summary>
    public Band? Band { get; init; }

    public bool CeilingApplied { get; init; }

    /// <summary>Code of the child that alone decided; none: all counted ones did.</summary>
    public string? DecidingChild { get; init; }

    /// <summary>One a child, in declaration order. All zero where the score is absent or an expression's.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>What an expression read: it is one part, the whole score, and these are its operands.</summary>
    public ImmutableArray<FormulaOperand> Operands { get; init; } = [];

    public int PresentCount { get; init; }

    /// <summary>Share of the countable weight that has a score, 0..1.</summary>
    public double PresentShare { get; init; }

    /// <summary>None where nothing below is applicable.</summary>
    public double? Coverage { get; init; }

    public required StatusCounts Counts { get; init; }
}
