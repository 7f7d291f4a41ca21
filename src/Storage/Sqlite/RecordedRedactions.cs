using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>What the log says was emptied, by whichever of its redactions.</summary>
internal sealed class RecordedRedactions
{
    public static readonly RecordedRedactions None = new();

    private readonly Dictionary<(string Table, long Seq), PlaceRanges> _places = [];
    private readonly HashSet<long> _reasons = [];

    public static RecordedRedactions Read(SqliteConnection connection, long format, long workspace, List<LogDamage> found)
    {
        using var command = connection.Prepare(
            $"""
            SELECT r.body, c.seq FROM revision r CROSS JOIN change c ON {(format < Schema.KeysSince ? "c.workspace = r.workspace" : "c.seq = r.batch")} AND c.batch = r.batch
            WHERE r.workspace = ?1 AND r.kind = '{Redaction.Kind}' ORDER BY c.seq
            """,
            workspace);
        using var reader = command.ExecuteReader();
        var redactions = new RecordedRedactions();
        while (reader.Read())
        {
            var seq = reader.GetInt64(1);
            if (reader.TextOrNull(0) is { } text && RedactionBody.Read(text) is { } body && body.Seq < seq) redactions.Add(body);
            else found.Add(new LogDamage(seq, "it records a redaction that cannot be read"));
        }

        return redactions;
    }

    public PlaceRanges? Places(string table, long seq) => _places.GetValueOrDefault((table, seq));

    public bool HasReason(long seq) => _reasons.Contains(seq);

    private void Add(RedactionBody body)
    {
        Add("revision", body.Seq, body.Revisions);
        Add("observation", body.Seq, body.Observations);
        Add("observation_block", body.Seq, body.Blocks ?? []);
        if (body.Reason) _reasons.Add(body.Seq);
    }

    private void Add(string table, long seq, IReadOnlyList<long[]> ranges)
    {
        var before = _places.GetValueOrDefault((table, seq))?.Ranges ?? [];
        if (ranges.Count > 0) _places[(table, seq)] = new PlaceRanges(before.Concat(ranges));
    }
}
