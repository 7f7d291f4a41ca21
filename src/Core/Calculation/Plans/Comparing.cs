namespace Binnacle.Core.Calculation.Plans;

/// <summary>From native scores to what parents count, where that is another row.</summary>
internal sealed class Comparing
{
    private readonly RowPair _native;
    private readonly RowPair _comparable;
    private readonly Line? _line;

    private Comparing(in RowPair native, in RowPair comparable, Line? line) => (_native, _comparable, _line) = (native, comparable, line);

    /// <param name="line">Null: they compare as they are.</param>
    /// <returns>Null where both are one row.</returns>
    public static Comparing? Of(in RowPair native, in RowPair comparable, Line? line) => comparable.IsSameAs(native) ? null : new(native, comparable, line);

    public void Write(bool toDate, int first, int behind)
    {
        var scores = _comparable[toDate].Span[first..behind];
        _native[toDate].Span[first..behind].CopyTo(scores);
        _line?.Apply(scores);
    }
}
