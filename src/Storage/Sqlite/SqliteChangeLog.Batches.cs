using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

public sealed partial class SqliteChangeLog
{
    private sealed class SqliteBatch(SqliteChangeLog log, long number, BatchLease lease) : IChangeBatch
    {
        private readonly BatchDigest _digest = new();
        private readonly RowHasher _hasher = new();
        private readonly BlockText _text = new();
        private State _state = State.Open;

        /// <summary>The blocks given last, on their way to the file. Where that failed, whatever is done next fails too.</summary>
        private Task _writing = Task.CompletedTask;

        private enum State
        {
            Open,
            Committed,
            Failed,
            Disposed,
        }

        public async Task Write(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, CancellationToken ct)
        {
            CheckOpen();
            RowRules.Check(revisions, observations);
            var (firstRevision, firstObservation) = (_digest.Revisions, _digest.ObservationRows);
            // The digest has these rows from here on, whether or not they reach the file.
            _state = State.Failed;
            var rows = HashedRows.Of(revisions, observations, _hasher, _digest);
            await _writing;
            await log.Write(
                writer =>
                {
                    CheckListed();
                    writer.Rows(number, rows, firstRevision, firstObservation);
                    return true;
                },
                ct);
            _state = State.Open;
        }

        public async Task Write(IReadOnlyList<ObservationBlock> blocks, CancellationToken ct)
        {
            CheckOpen();
            RowRules.Check(blocks);
            var place = _digest.BlockValues;
            _state = State.Failed;
            var rows = new HashedBlocks(blocks, _text, _hasher, _digest);
            // One goes to the file while the next is made ready; what fails is told by the next call.
            var before = _writing;
            _writing = Task.Run(
                async () =>
                {
                    using (rows)
                    {
                        await before;
                        await log.Write(
                            writer =>
                            {
                                CheckListed();
                                writer.Blocks(number, rows.Rows, place);
                                return true;
                            },
                            ct);
                    }
                },
                CancellationToken.None);
            await before;
            _state = State.Open;
        }

        public async Task<ChangeHeader?> Commit(Author author, long expectedHead, CancellationToken ct)
        {
            CheckOpen();
            RowRules.Check(author);
            if (_digest.Revisions + _digest.Observations == 0) throw new InvalidOperationException("A change has at least one row.");
            await _writing;
            var header = await log.Write(
                writer =>
                {
                    var end = new ChainEnd(log._workspace, writer, _hasher);
                    if (end.Seq != expectedHead) return null;
                    CheckListed();
                    log._connection.Run("DELETE FROM batch WHERE workspace = ?1 AND batch = ?2", log._workspace, number);
                    return end.Add(number, author, new(author, _digest, _hasher), log._time.GetUtcNow());
                },
                ct);
            if (header is not null) _state = State.Committed;
            return header;
        }

        public async ValueTask DisposeAsync()
        {
            if (_state == State.Disposed) return;
            var givenUp = _state != State.Committed;
            _state = State.Disposed;
            _digest.Dispose();
            await Task.WhenAny(_writing);
            try
            {
                if (givenUp) await log.GiveUp(number);
            }
            catch (Exception exception) when (exception is ChangeLogException or ObjectDisposedException)
            {
                // Nobody sees the rows, and the next opening sweeps them; what broke the import is what its author must hear.
            }
            finally
            {
                lease.Dispose();
            }
        }

        private void CheckOpen()
        {
            if (_state != State.Open) throw new InvalidOperationException($"The batch cannot be written any more: {_state.ToString().ToLowerInvariant()}.");
        }

        /// <summary>Somebody who removed the lease's file by hand may have had the batch swept: then its rows are gone.</summary>
        private void CheckListed()
        {
            var listed = log._writer!.Statements.One<long>("SELECT count(*) FROM batch WHERE workspace = ?1 AND batch = ?2", log._workspace, number);
            if (listed == 0)
                throw new ChangeLogException(LogFault.Unavailable, $"What was being imported into {log.Path} was removed by another process; import again.");
        }
    }

    private Task GiveUp(long batch) => InTurn(
        ahead: false,
        _ =>
        {
            Sweep.Remove(_connection, _workspace, batch);
            return true;
        },
        CancellationToken.None);
}
