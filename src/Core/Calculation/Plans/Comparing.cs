namespace Binnacle.Core.Calculation.Plans;

/// <summary>From native scores to what parents count.</summary>
internal static class Comparing
{
    /// <param name="line">Null: they compare as they are.</param>
    public static void Write(Row native, Row comparable, Line? line, int first, int behind)
    {
        if (comparable.IsSameAs(native))
            return;
        var scores = comparable.Span[first..behind];
        native.Span[first..behind].CopyTo(scores);
        line?.Apply(scores);
    }
}
