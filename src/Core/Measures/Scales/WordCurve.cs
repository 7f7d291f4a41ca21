namespace Binnacle.Core.Measures.Scales;

public readonly record struct ScoredWord(string Word, double Score);

/// <summary>A list of words with a score each; case and surrounding blanks do not matter.</summary>
public sealed record WordCurve : Curve
{
    public required IReadOnlyList<ScoredWord> Words { get; init; }

    public bool Equals(WordCurve? other) => other is not null && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => Words.Aggregate(17, (hash, word) => HashCode.Combine(hash, word));
}
