using System.Collections;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// The rows of a large change, read from the file each time they are enumerated: a few thousand are in memory, however many there are.
/// By index it is fit for going forward only.
/// </summary>
/// <param name="format">Of the file when it gave the batch: another files its changes under other numbers.</param>
internal sealed class StoredRows<T>(LogFile file, long format, long workspace, long batch, RowTable<T> table, int count) : IReadOnlyList<T>
{
    private readonly Lock _paging = new();
    private IReadOnlyList<T> _page = [];
    private int _pageStart;
    private long _nextPlace;

    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            lock (_paging)
            {
                if (index < _pageStart) (_page, _pageStart, _nextPlace) = ([], 0, 0);
                while (index >= _pageStart + _page.Count)
                {
                    _pageStart += _page.Count;
                    using var connection = file.Connect();
                    (_page, _nextPlace) = Page(connection, _nextPlace, new Names());
                    ArgumentOutOfRangeException.ThrowIfZero(_page.Count, nameof(index));
                }

                return _page[index - _pageStart];
            }
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        using var connection = file.Connect();
        var names = new Names();
        for (var (page, next) = Page(connection, 0, names); page.Count > 0; (page, next) = Page(connection, next, names))
            foreach (var row in page) yield return row;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Page by page, so that no slow reader keeps the write-ahead log from being emptied.</summary>
    private (IReadOnlyList<T> Rows, long Next) Page(SqliteConnection connection, long from, Names names) => Faults.Reading(file.Path, () =>
    {
        file.CheckStillOf(format, connection);
        var rows = new List<T>(Math.Min(count, table.PageLength));
        using var command = connection.Prepare(
            $"""
            SELECT {table.Columns}, place FROM {table.Name} r
            WHERE {RowKeys.InBatch(format, "?2", "?3")} AND salt IS NOT NULL ORDER BY {RowKeys.Order(format)} LIMIT {table.PageLength}
            """,
            workspace,
            batch,
            from);
        using var reader = command.ExecuteReader();
        var next = from;
        while (reader.Read())
        {
            rows.Add(table.Read(reader, names));
            next = reader.GetInt64(table.SaltColumn + 2) + 1;
        }

        // It may have come to be another since the first time, and then these are rows of another batch.
        file.CheckStillOf(format, connection);

        return ((IReadOnlyList<T>)rows, next);
    });
}
