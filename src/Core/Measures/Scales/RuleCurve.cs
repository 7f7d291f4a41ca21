namespace Binnacle.Core.Measures.Scales;

/// <summary>
/// One line of an ordered list. A condition in the formula language, or none for "otherwise"; then a score, a band (whose
/// middle is the score unless one is given), or a reason to show grey.
/// </summary>
public sealed record ScoreRule
{
    public string? When { get; init; }

    public double? Score { get; init; }

    /// <summary>Code of a band of the scale; wins over the band the score would fall into.</summary>
    public string? Band { get; init; }

    public Gap? Gap { get; init; }
}

/// <summary>The first rule whose condition holds decides. Together the rules must cover every value.</summary>
public sealed record RuleCurve : Curve
{
    public required IReadOnlyList<ScoreRule> Rules { get; init; }

    public bool Equals(RuleCurve? other) => other is not null && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => Rules.Aggregate(17, HashCode.Combine);
}
