namespace Binnacle.Connectors.Tables;

/// <summary>Rows from a file, read as they are asked for; a table may be read several times.</summary>
public interface ITable
{
    /// <summary>The file's name without its folder.</summary>
    string File { get; }

    /// <summary>Null where a file has no sheets.</summary>
    string? Sheet { get; }

    /// <summary>The names of the columns of records and query results. Null where one of the rows holds them.</summary>
    IReadOnlyList<string>? Headings { get; }

    /// <summary>What a person should know about how the file is read, such as its encoding.</summary>
    IReadOnlyList<string> Remarks { get; }

    /// <exception cref="UnreadableTableException">The file turns out to be damaged or too large in some part.</exception>
    IEnumerable<TableRow> Rows(CancellationToken ct);
}
