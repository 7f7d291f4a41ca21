namespace Binnacle.Core.Facts;

/// <summary>The newest word on each period of a series that has one, in time order within a frequency; for <c>foreach</c>, without allocation.</summary>
public readonly struct NewestCells
{
    private readonly FactColumn? _column;
    private readonly long _asKnownOn;

    internal NewestCells(FactColumn? column, long asKnownOn) => (_column, _asKnownOn) = (column, asKnownOn);

    public Enumerator GetEnumerator() => new(_column, _asKnownOn);

    public bool Any() => GetEnumerator().MoveNext();

    /// <summary>Whether there is one number a period and nothing else; then they are all here.</summary>
    /// <param name="periods">Rising, none twice.</param>
    /// <param name="quality">Of all of them.</param>
    internal bool IsPlain(out ColumnPeriods periods, out ReadOnlySpan<double> numbers, out Quality quality)
    {
        (periods, quality) = (ColumnPeriods.None, Quality.Submitted);
        numbers = [];
        return _column is null || _column.IsPlain(_asKnownOn, out periods, out numbers, out quality);
    }

    public struct Enumerator
    {
        private readonly FactColumn? _column;
        private readonly long _asKnownOn;
        private int _at;
        private int _next;

        internal Enumerator(FactColumn? column, long asKnownOn) => (_column, _asKnownOn) = (column, asKnownOn);

        public readonly FactCell Current => _column!.Cell(_at);

        public bool MoveNext()
        {
            if (_column is null)
                return false;
            _at = _column.Newest(_next, _asKnownOn, out _next);
            return _at < _column.Count;
        }
    }
}
