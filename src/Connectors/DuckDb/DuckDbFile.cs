using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.DuckDb;

/// <summary>A file as SQL sees it. The path is absolute.</summary>
public sealed record DuckDbFile(string Name, string Path, TableFormat Format, TextEncoding? Encoding, char? Delimiter);
