namespace Binnacle.Core.Measures.Scales;

/// <summary>From this x on (or, with <paramref name="Above"/>, only beyond it) the score is this, until the next step.</summary>
public readonly record struct Step(double From, double Score, bool Above = false);

/// <summary>A staircase: the score of the highest step that x reaches.</summary>
public sealed record StepCurve : Curve
{
    /// <summary>The score where x reaches no step.</summary>
    public required double Below { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    public bool Equals(StepCurve? other) => other is not null && Below.Equals(other.Below) && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(Below.GetHashCode(), (hash, step) => HashCode.Combine(hash, step));
}
