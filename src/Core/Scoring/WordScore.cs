using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Scores of observations that are words.</summary>
internal static class WordScore
{
    public static ScoredValue YesNo(Scale scale, YesNoCurve curve, in ScaleInputs inputs)
    {
        if (inputs.Word is { } word)
        {
            return Means(word, "yes", "true") ? Scored(scale, curve.Yes, 0)
                : Means(word, "no", "false") ? Scored(scale, curve.No, 1)
                : ScoredValue.Absent(Gap.UnknownWord);
        }
        return inputs.Value switch
        {
            null => ScoredValue.Absent(Gap.NoData),
            0 => Scored(scale, curve.No, 1),
            1 => Scored(scale, curve.Yes, 0),
            _ => ScoredValue.Absent(Gap.WrongKind),
        };
    }

    public static ScoredValue Listed(Scale scale, WordCurve curve, in ScaleInputs inputs)
    {
        if (inputs.Word is not { } word) return ScoredValue.Absent(inputs.Value is null ? Gap.NoData : Gap.WrongKind);
        for (var i = 0; i < curve.Words.Count; i++)
        {
            if (Means(word, curve.Words[i].Word)) return Scored(scale, curve.Words[i].Score, i);
        }
        return ScoredValue.Absent(Gap.UnknownWord);
    }

    private static bool Means(string word, params ReadOnlySpan<string> meanings)
    {
        foreach (var meaning in meanings)
        {
            if (word.AsSpan().Trim().Equals(meaning.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static ScoredValue Scored(Scale scale, double score, int index) =>
        new() { Score = score, Band = scale.Bands.Of(score), Hit = new(HitKind.Word, index) };
}
