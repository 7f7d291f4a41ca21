using System.Collections.Immutable;

namespace Binnacle.Core.Facts;

/// <summary>What was observed of one element, series by series.</summary>
public readonly struct ElementFacts
{
    private readonly ImmutableArray<FactSeries> _columns;
    private readonly long _asKnownOn;

    internal ElementFacts(ImmutableArray<FactSeries> columns, long asKnownOn) => (_columns, _asKnownOn) = (columns, asKnownOn);

    /// <summary>Whether anything was ever said of the series, known by then or not.</summary>
    public bool Has(string series) => Find(series) is not null;

    /// <summary>Whether anything was ever said of any but these two series.</summary>
    internal bool HasOthers(string one, string other)
    {
        foreach (var column in _columns)
            if (column.Series != one && column.Series != other)
                return true;
        return false;
    }

    /// <summary>The newest word on each period that has one, without making an object of each.</summary>
    public NewestCells Cells(string series) => new(Find(series)?.Whole, _asKnownOn);

    internal FactSeries? Find(string series)
    {
        foreach (var column in _columns)
            if (column.Series == series)
                return column;
        return null;
    }
}
