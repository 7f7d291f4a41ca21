namespace Binnacle.Storage.Sqlite;

public enum LogOpening
{
    /// <summary>The file must be there.</summary>
    Existing,

    /// <summary>A file that is missing or empty is made.</summary>
    CreateIfMissing,

    /// <summary>The file must not be there.</summary>
    New,

    /// <summary>The file must be there and is not touched: for backups and read-only places.</summary>
    ReadOnly,
}
