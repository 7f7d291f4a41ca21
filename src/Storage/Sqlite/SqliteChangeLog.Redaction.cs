using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

public sealed partial class SqliteChangeLog
{
    public async Task<Redaction?> Redact(long seq, IReadOnlyCollection<int> elements, Author author, long expectedHead, CancellationToken ct)
    {
        RowRules.Check(author);
        // It still says what is about to be taken away.
        Checkpoint.Remove();
        var redaction = await Write<Redaction?>(
            writer =>
            {
                var hasher = new RowHasher();
                var end = new ChainEnd(_workspace, writer, hasher);
                if (end.Seq != expectedHead) return null;
                if (Batch(seq) is not { } emptied) return new Redaction(null, 0);
                var ids = elements.Count == 0 ? null : $"[{string.Join(',', elements)}]";
                var (revisions, revisionCount) = Empty("revision", "body = NULL", "id", emptied, ids, $"AND kind <> '{Redaction.Kind}'");
                var (observations, observationCount) = Empty(
                    "observation", "value = NULL, word = NULL, source = NULL, note = NULL", "measure", emptied, ids, "");
                var (blocks, _) = Empty("observation_block", "content = NULL, source_before = NULL, source_after = NULL", "measure", emptied, ids, "");
                var blockValues = blocks.Ranges.Count == 0 ? 0 : (int)_connection.One<long>(
                    $"SELECT sum(r.count) FROM observation_block r, json_each(?3) e WHERE {RowKeys.InBatch(Schema.Version, "?2")} AND r.place BETWEEN e.value ->> 0 AND e.value ->> 1",
                    _workspace, emptied, $"[{string.Join(',', blocks.Ranges.Select(range => $"[{range[0]},{range[1]}]"))}]");
                var reason = ids is null && _connection.Run(
                    "UPDATE change SET reason = NULL, salt = NULL WHERE workspace = ?1 AND seq = ?2 AND salt IS NOT NULL", _workspace, seq) == 1;
                if (revisionCount + observationCount + blockValues == 0 && !reason) return new Redaction(null, 0);

                var body = new RedactionBody(seq, revisions.Ranges, observations.Ranges, reason) { Blocks = blocks.Ranges.Count == 0 ? null : blocks.Ranges }.Write();
                using var digest = new BatchDigest();
                var batch = end.Next;
                writer.Rows(batch, HashedRows.Of([new RevisionRow(Redaction.Kind, 0, "", Redaction.Version, body)], [], hasher, digest), 0, 0);
                return new Redaction(end.Add(batch, author, new(author, digest, hasher), _time.GetUtcNow()), revisionCount + observationCount + blockValues);
            },
            ct);
        if (redaction?.Header is null) return redaction;
        // Somebody may have written one in the meantime.
        Checkpoint.Remove();
        await Scrubbed();
        return redaction;
    }

    private long? Batch(long seq)
    {
        var batch = _connection.One<long>("SELECT batch FROM change WHERE workspace = ?1 AND seq = ?2", _workspace, seq);
        return batch == 0 ? null : batch;
    }

    private (PlaceRanges Places, int Count) Empty(string table, string content, string id, long batch, string? ids, string unless)
    {
        using var command = _connection.Prepare(
            $"""
            UPDATE {table} AS r SET {content}, salt = NULL
            WHERE {RowKeys.InBatch(Schema.Version, "?2")} AND salt IS NOT NULL {unless} AND (?3 IS NULL OR {id} IN (SELECT value FROM json_each(?3)))
            RETURNING place
            """,
            _workspace,
            batch,
            ids);
        using var reader = command.ExecuteReader();
        var places = new List<long>();
        while (reader.Read()) places.Add(reader.GetInt64(0));
        places.Sort();
        var ranges = new PlaceRanges();
        foreach (var place in places) ranges.Add(place);
        return (ranges, places.Count);
    }

    /// <summary>Done when it can be; the content is out of every table already.</summary>
    private Task Scrubbed() => InTurn(
        ahead: false,
        _ =>
        {
            Scrub.Patiently(_connection);
            return true;
        },
        CancellationToken.None);
}
