using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Records;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>Which file, and how to get a table out of it. What is null is found out and said in the preview.</summary>
public sealed record SourceMapping
{
    /// <summary>Relative to the mapping's folder; may be a pattern whose names are caught, such as <c>indicator_{code}.csv</c>. Null: the caller names the file.</summary>
    public string? File { get; init; }

    public TableFormat? Format { get; init; }

    public string? Sheet { get; init; }

    public TextEncoding? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>SQL over the file, which is called <c>source</c> there (a SQLite file has its own tables).</summary>
    public string? Query { get; init; }

    /// <summary>More files for the SQL, by the name it uses for them.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    public RecordPath Path { get; init; } = RecordPath.Root;
}
