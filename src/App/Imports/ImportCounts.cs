namespace Binnacle.App.Imports;

/// <summary>
/// Rows = RowsRead + RowsEmpty + RowsIgnored + RowsLeftOut; Values = Accepted + Corrected + Unchanged + Repeated + Superseded + Rejected + Blank + LeftOut.
/// </summary>
public readonly record struct ImportCounts
{
    public long Rows { get; init; }

    public long RowsRead { get; init; }

    public long RowsEmpty { get; init; }

    public long RowsIgnored { get; init; }

    public long RowsLeftOut { get; init; }

    /// <summary>Of the rows read: more filled cells than headings.</summary>
    public long RowsRagged { get; init; }

    /// <summary>Of the rows read: cell by cell the same as an earlier one.</summary>
    public long RowsRepeated { get; init; }

    public long Values { get; init; }

    /// <summary>New to the workspace.</summary>
    public long Accepted { get; init; }

    public long Corrected { get; init; }

    public long Unchanged { get; init; }

    /// <summary>Given again by the same file with the same value.</summary>
    public long Repeated { get; init; }

    /// <summary>Replaced by a later row of the same file, where the last one wins.</summary>
    public long Superseded { get; init; }

    public long Rejected { get; init; }

    /// <summary>Of the rejected: another value for what the file already gave.</summary>
    public long Contradicting { get; init; }

    public long Blank { get; init; }

    public long LeftOut { get; init; }

    public bool AddUp =>
        Rows == RowsRead + RowsEmpty + RowsIgnored + RowsLeftOut
        && Values == Accepted + Corrected + Unchanged + Repeated + Superseded + Rejected + Blank + LeftOut;
}
