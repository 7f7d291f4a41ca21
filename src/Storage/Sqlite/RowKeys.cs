using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// How the rows of a batch are found. A row's key is its batch and its place in one number, so that a table needs no index beside itself and what is said next stands at its end.
/// Files of before <see cref="Schema.KeysSince"/> have an index of both. Measured in docs/decisions/0030.
/// </summary>
internal static class RowKeys
{
    public const int PlaceBits = 32;

    /// <summary>In any batch.</summary>
    public const long LastPlace = (1L << PlaceBits) - 1;

    /// <summary>A change that is written at once is filed under its own number; what is written in parts, before it has one, under a number below 0.</summary>
    public const string OfParts = "batch < 0";

    public static long Of(long batch, long place) => place is >= 0 and <= LastPlace
        ? checked(batch * (LastPlace + 1)) + place
        : throw new ArgumentOutOfRangeException(nameof(place), place, "A change has no room for so many rows.");

    /// <summary>
    /// The condition for rows <c>r</c> of the batch, from the place on; workspace is <c>?1</c>. The plus keeps SQLite from making an index of all rows by workspace for each statement that joins them:
    /// it cannot know that there is only one.
    /// </summary>
    /// <param name="batch">An expression of SQL, as is <paramref name="from"/>.</param>
    public static string InBatch(long format, string batch, string from = "0") => format < Schema.KeysSince
        ? $"r.workspace = ?1 AND r.batch = {batch} AND r.place >= {from}"
        : $"+r.workspace = ?1 AND r.row_key BETWEEN ({batch} << {PlaceBits}) + {from} AND ({batch} << {PlaceBits}) + {LastPlace}";

    /// <summary>What orders the rows <c>r</c> of one batch.</summary>
    public static string Order(long format) => format < Schema.KeysSince ? "r.place" : "r.row_key";

    /// <summary>The condition that there is a change with that batch.</summary>
    public static string IsChange(long format, string batch) => format < Schema.KeysSince
        ? $"EXISTS (SELECT 1 FROM change c WHERE c.workspace = {Schema.Workspace} AND c.batch = {batch})"
        : $"(EXISTS (SELECT 1 FROM change c WHERE c.seq = {batch} AND c.batch = {batch}) OR EXISTS (SELECT 1 FROM change c WHERE c.batch = {batch} AND c.{OfParts}))";

    /// <summary>The least batch that has rows in the table, from <c>?2</c> on; null where none has.</summary>
    public static string LeastBatch(long format, string table) => format < Schema.KeysSince
        ? $"SELECT min(batch) FROM {table} WHERE workspace = ?1 AND batch >= ?2"
        : $"SELECT min(row_key) >> {PlaceBits} FROM {table} WHERE workspace = ?1 AND row_key >= ?2 << {PlaceBits}";

    /// <summary>Batches that have rows in the table, each found from the one before it: few have, where there are many.</summary>
    /// <param name="last">May have rows, too.</param>
    public static IEnumerable<long> Batches(SqliteConnection connection, long format, string table, long workspace, long from = LowestBatch, long last = long.MaxValue)
    {
        // In a damaged file a batch may be beyond what a key has room for.
        last = format < Schema.KeysSince ? last : Math.Min(last, HighestBatch);
        while (from <= last && connection.One<long?>(LeastBatch(format, table), workspace, from) is { } batch && batch <= last)
        {
            yield return batch;
            if (batch == last) yield break;
            from = batch + 1;
        }
    }

    private const long HighestBatch = (1L << (63 - PlaceBits)) - 1;

    private const long LowestBatch = -HighestBatch - 1;
}
