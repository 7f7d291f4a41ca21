namespace Binnacle.Storage.Sqlite;

/// <summary>Places of rows as first-and-last pairs, ascending and apart.</summary>
internal sealed class PlaceRanges
{
    private readonly List<long[]> _ranges = [];

    public PlaceRanges()
    {
    }

    public PlaceRanges(IEnumerable<long[]> ranges)
    {
        foreach (var range in ranges.Where(range => range is [var first, var last] && first <= last).OrderBy(range => range[0])) Add(range[0], range[1]);
    }

    public IReadOnlyList<long[]> Ranges => _ranges;

    public void Add(long place) => Add(place, place);

    public bool Has(long place)
    {
        var (low, high) = (0, _ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (place < _ranges[middle][0]) high = middle - 1;
            else if (place > _ranges[middle][1]) low = middle + 1;
            else return true;
        }

        return false;
    }

    /// <summary>In ascending order of the first place.</summary>
    private void Add(long first, long last)
    {
        if (_ranges.Count > 0 && first <= _ranges[^1][1] + 1) _ranges[^1][1] = Math.Max(_ranges[^1][1], last);
        else _ranges.Add([first, last]);
    }
}
