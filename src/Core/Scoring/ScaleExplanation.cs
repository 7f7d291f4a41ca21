using System.Collections.Immutable;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>A score and what it was read off.</summary>
public sealed record ScaleExplanation
{
    public required ScoredValue Scored { get; init; }

    /// <summary>The point hit, or the two points of the line it lies on.</summary>
    public ImmutableArray<CurvePoint> Points { get; init; } = [];

    public Step? Step { get; init; }

    public ScoreRule? Rule { get; init; }

    /// <summary>What the formulas of the scale read, in the order they read it.</summary>
    public ImmutableArray<FormulaOperand> Operands { get; init; } = [];
}
