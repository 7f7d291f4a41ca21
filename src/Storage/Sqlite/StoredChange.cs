using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>A row of the change table as it stands.</summary>
/// <param name="Salt">Null when the reason was redacted.</param>
internal sealed record StoredChange(
    long Seq, long Batch, string RecordedAt, Author Author, long Revisions, long Observations,
    byte[]? Salt, byte[] ContentHash, byte[] Digest, byte[] PrevHash, byte[] Hash)
{
    public const string Columns =
        "seq, batch, recorded_at, actor, on_behalf_of, channel, reason, revisions, observations, salt, content_hash, digest, prev_hash, hash";

    private const string NewestSql = $"SELECT {Columns} FROM change WHERE workspace = ?1 ORDER BY seq DESC LIMIT 1";

    private const string FindSql = $"SELECT {Columns} FROM change WHERE workspace = ?1 AND seq = ?2";

    /// <summary>A time or a hash nobody can read is damage that verification tells; reading goes on.</summary>
    public ChangeHeader Header => new(Seq, Batch, At, Author, Hash.Length == RowHasher.HashLength ? ChangeHash.Of(Hash) : default);

    private DateTimeOffset At => RecordedTime.TryParse(RecordedAt, out var at) ? at : default;

    public static StoredChange Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        reader.GetString(2),
        new Author(reader.GetString(3), reader.GetString(5), reader.TextOrNull(6) ?? "", reader.TextOrNull(4)),
        reader.GetInt64(7),
        reader.GetInt64(8),
        reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9),
        reader.GetFieldValue<byte[]>(10),
        reader.GetFieldValue<byte[]>(11),
        reader.GetFieldValue<byte[]>(12),
        reader.GetFieldValue<byte[]>(13));

    public static StoredChange? Newest(Statements statements, long workspace)
    {
        using var reader = statements.Of(NewestSql, workspace).ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    public static StoredChange? Find(Statements statements, long workspace, long seq)
    {
        using var reader = statements.Of(FindSql, workspace, seq).ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }
}
