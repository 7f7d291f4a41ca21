namespace Binnacle.Connectors.Tables;

public enum TableFormat
{
    Csv,
    Excel,
    Json,
    JsonLines,
    Yaml,
    Sqlite,
    Parquet,
}
