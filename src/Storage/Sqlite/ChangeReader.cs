using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Reads changes in order over a connection of its own, a page of headers at a time, their rows beside them.</summary>
internal sealed class ChangeReader : IDisposable
{
    private const int HeadersAtOnce = 500;

    /// <summary>A change with more rows than this gives them from the file.</summary>
    private const int RowsInMemory = 5_000;

    private readonly LogFile _file;
    private readonly long _workspace;
    private readonly SqliteConnection _connection;
    private readonly Names _names = new();

    /// <summary>Of the first page; 0 before it.</summary>
    private long _format;

    public ChangeReader(LogFile file, long workspace)
    {
        _file = file;
        _workspace = workspace;
        _connection = Faults.Reading(file.Path, file.Connect);
    }

    public IEnumerable<Change> After(long seq)
    {
        for (var headers = Headers(seq); headers.Count > 0; headers = Headers(seq))
        {
            var blocksOf = BatchesWithBlocks(headers);
            using var revisions = new RowCursor<RevisionRow>(this, RowTables.Revisions, headers);
            using var observations = new RowCursor<ObservationRow>(this, RowTables.Observations, headers);
            // Behind all of them: what a batch has must be read in the format that named the batch.
            Faults.Reading(_file.Path, () => _file.CheckStillOf(_format, _connection));
            foreach (var header in headers)
            {
                var (revised, emptied) = revisions.Of(header, header.Revisions, header.Revisions);
                var (blocks, blockValues, emptiedValues) = blocksOf.Contains(header.Batch) ? Blocks(header) : ([], 0, 0);
                var (observed, alsoEmptied) = observations.Of(header, header.Observations, header.Observations - blockValues - emptiedValues);
                yield return new Change(header.Header, revised, observed, emptied + alsoEmptied + emptiedValues) { Blocks = blocks, BlockValues = blockValues };
            }

            seq = headers[^1].Seq;
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>From one to the next that has any: few have.</summary>
    private HashSet<long> BatchesWithBlocks(List<StoredChange> headers) => Faults.Reading(_file.Path, () =>
    {
        var found = new HashSet<long>();
        if (_format < Schema.BlocksSince) return found;
        // What was written in parts is numbered by itself, and that of a page lies together.
        foreach (var group in headers.Select(header => header.Batch).GroupBy(batch => batch < 0))
            found.UnionWith(RowKeys.Batches(_connection, _format, "observation_block", _workspace, group.Min(), group.Max()));
        return found;
    });

    /// <summary>A block's place is how many values stand in those before it: the last one tells how many there are.</summary>
    private (IEnumerable<ObservationBlock> Blocks, int Values, int Emptied) Blocks(StoredChange header) => Faults.Reading(_file.Path, () =>
    {
        var all = (int)_connection.One<long>(
            $"SELECT place + count FROM observation_block r WHERE {InBatch} ORDER BY {RowKeys.Order(_format)} DESC LIMIT 1", _workspace, header.Batch);
        var emptied = (int)_connection.One<long>(
            "SELECT sum(count) FROM observation_block WHERE workspace = ?1 AND batch = ?2 AND salt IS NULL", _workspace, header.Batch);
        var blocks = (int)_connection.One<long>(
            $"SELECT count(*) - count(*) FILTER (WHERE salt IS NULL) FROM observation_block r WHERE {InBatch}", _workspace, header.Batch);
        _file.CheckStillOf(_format, _connection);
        return ((IEnumerable<ObservationBlock>)new ChangeBlocks(_file, new(_file, _format, _workspace, header.Batch, RowTables.Blocks, blocks)), all - emptied, emptied);
    });

    /// <summary>Rows <c>r</c> of batch <c>?2</c>.</summary>
    private string InBatch => RowKeys.InBatch(_format, "?2");

    private List<StoredChange> Headers(long after) => Faults.Reading(_file.Path, () =>
    {
        if (_format == 0) _format = _file.Format(_connection);
        else _file.CheckStillOf(_format, _connection);
        var headers = new List<StoredChange>();
        using var command = _connection.Prepare(
            $"SELECT {StoredChange.Columns} FROM change WHERE workspace = ?1 AND seq > ?2 ORDER BY seq LIMIT {HeadersAtOnce}", _workspace, after);
        using var reader = command.ExecuteReader();
        while (reader.Read()) headers.Add(StoredChange.Read(reader));
        return headers;
    });

    /// <summary>Walks the rows of a page of changes in step with their headers.</summary>
    private sealed class RowCursor<T> : IDisposable
    {
        private readonly ChangeReader _owner;
        private readonly RowTable<T> _table;
        private readonly SqliteCommand _command;
        private readonly SqliteDataReader _reader;
        private bool _more;

        public RowCursor(ChangeReader owner, RowTable<T> table, List<StoredChange> headers)
        {
            _owner = owner;
            _table = table;
            // A batch is one change; CROSS JOIN keeps the order of walking that needs no sorting.
            _command = owner._connection.Prepare(
                $"""
                SELECT {table.Columns}, c.seq FROM change c CROSS JOIN {table.Name} r ON {RowKeys.InBatch(owner._format, "c.batch")}
                WHERE c.workspace = ?1 AND c.seq BETWEEN ?2 AND ?3 AND c.{table.Name}s BETWEEN 1 AND {RowsInMemory} ORDER BY c.seq, {RowKeys.Order(owner._format)}
                """,
                owner._workspace,
                headers[0].Seq,
                headers[^1].Seq);
            _reader = Faults.Reading(owner._file.Path, _command.ExecuteReader);
            _more = Faults.Reading(owner._file.Path, _reader.Read);
        }

        /// <param name="all">As the change counts them, those in blocks too.</param>
        /// <param name="count">Those that stand by themselves.</param>
        public (IReadOnlyList<T> Rows, int Emptied) Of(StoredChange header, long all, long count) => Faults.Reading(_owner._file.Path, () =>
        {
            if (count == 0) return ([], 0);
            if (all > RowsInMemory) return FromFile(header, (int)count);
            var rows = new List<T>((int)count);
            var emptied = 0;
            for (; _more && Seq == header.Seq; Next())
            {
                if (_table.IsEmptied(_reader)) emptied++;
                else rows.Add(_table.Read(_reader, _owner._names));
            }

            return ((IReadOnlyList<T>)rows, emptied);
        });

        public void Dispose()
        {
            _reader.Dispose();
            _command.Dispose();
        }

        private long Seq => _reader.GetInt64(_table.SaltColumn + 2);

        private void Next() => _more = _reader.Read();

        private (IReadOnlyList<T> Rows, int Emptied) FromFile(StoredChange header, int count)
        {
            var emptied = (int)_owner._connection.One<long>(
                $"SELECT count(*) FROM {_table.Name} WHERE workspace = ?1 AND batch = ?2 AND salt IS NULL", _owner._workspace, header.Batch);
            _owner._file.CheckStillOf(_owner._format, _owner._connection);
            return (new StoredRows<T>(_owner._file, _owner._format, _owner._workspace, header.Batch, _table, count - emptied), emptied);
        }
    }
}
