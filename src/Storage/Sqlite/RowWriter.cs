using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Inserts into the three tables of the log over one connection.</summary>
internal sealed class RowWriter(SqliteConnection connection, long workspace) : IDisposable
{
    private readonly InsertStatement _revision = new(
        connection, "revision", ["row_key", "workspace", "kind", "id", "holds_from", "version", "body", "salt", "content_hash"]);

    private readonly InsertStatement _observation = new(
        connection,
        "observation",
        ["row_key", "workspace", "measure", "series", "period", "value", "word", "state", "quality", "source", "note", "salt", "content_hash"]);

    /// <summary>Files have blocks from the second format on, and one that is written is of the newest.</summary>
    private readonly InsertStatement _block = new(
        connection,
        "observation_block",
        ["row_key", "workspace", "measure", "series", "quality", "source_before", "source_after", "count", "content", "salt", "content_hash"]);

    private readonly InsertStatement _change = new(
        connection,
        "change",
        [
            "workspace", "seq", "batch", "recorded_at", "actor", "on_behalf_of", "channel", "reason", "revisions", "observations",
            "salt", "content_hash", "digest", "prev_hash", "hash",
        ]);

    public Statements Statements { get; } = new(connection);

    /// <param name="firstRevision">The place of the first of these revisions in the batch.</param>
    public void Rows(long batch, HashedRows rows, int firstRevision, int firstObservation)
    {
        for (var i = 0; i < rows.Revisions.Rows.Count; i++)
            Revision(batch, firstRevision + i, rows.Revisions.Rows[i], rows.Revisions.SaltOf(i), rows.Revisions.ContentHashOf(i));
        for (var i = 0; i < rows.Observations.Rows.Count; i++)
            Observation(batch, firstObservation + i, rows.Observations.Rows[i], rows.Observations.SaltOf(i), rows.Observations.ContentHashOf(i));
    }

    /// <param name="place">Of the first of these blocks in the batch: so many values stand in the blocks before it.</param>
    public void Blocks(long batch, SaltedRows<StoredBlock> blocks, int place)
    {
        for (var i = 0; i < blocks.Rows.Count; i++)
        {
            var block = blocks.Rows[i];
            _block.Number(RowKeys.Of(batch, place)).Number(workspace).Number(block.Measure).Text(block.Series).Text(block.Quality)
                .Text(block.SourceBefore).Text(block.SourceAfter).Number(block.Count).Utf8(block.Content!.Value.Span)
                .Bytes(blocks.SaltOf(i)).Bytes(blocks.ContentHashOf(i)).Run();
            place += block.Count;
        }
    }

    /// <param name="recordedAt">The header's, as text.</param>
    /// <param name="hash">The header's, as bytes.</param>
    public void Change(ChangeHeader header, string recordedAt, ChangeSeal seal, ReadOnlySpan<byte> prevHash, ReadOnlySpan<byte> hash) =>
        _change.Number(workspace).Number(header.Seq).Number(header.Batch).Text(recordedAt)
            .Text(header.Author.Actor).Text(header.Author.OnBehalfOf).Text(header.Author.Channel).Text(header.Author.Reason)
            .Number(seal.Revisions).Number(seal.Observations).Bytes(seal.Salt).Bytes(seal.ContentHash).Bytes(seal.Digest).Bytes(prevHash).Bytes(hash).Run();

    public void Dispose()
    {
        Statements.Dispose();
        _revision.Dispose();
        _observation.Dispose();
        _block.Dispose();
        _change.Dispose();
    }

    private void Revision(long batch, int place, RevisionRow row, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> contentHash) =>
        _revision.Number(RowKeys.Of(batch, place)).Number(workspace)
            .Text(row.Kind).Number(row.Element).Text(row.HoldsFrom).Number(row.Version).Text(row.Body).Bytes(salt).Bytes(contentHash).Run();

    private void Observation(long batch, int place, ObservationRow row, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> contentHash) =>
        _observation.Number(RowKeys.Of(batch, place)).Number(workspace)
            .Number(row.Measure).Text(row.Series).Text(row.Period).Real(row.Value).Text(row.Word).Text(row.State).Text(row.Quality)
            .Text(row.Source).Text(row.Note).Bytes(salt).Bytes(contentHash).Run();
}
