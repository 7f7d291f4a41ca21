namespace Binnacle.Core.Calculation.Plans;

/// <summary>From native scores to what parents count.</summary>
internal static class Comparing
{
    /// <param name="line">Null: they compare as they are.</param>
    public static void Write(in RowPair native, in RowPair comparable, Line? line, bool toDate, int first, int behind)
    {
        if (comparable.IsSameAs(native))
            return;
        var scores = comparable[toDate].Span[first..behind];
        native[toDate].Span[first..behind].CopyTo(scores);
        line?.Apply(scores);
    }
}
