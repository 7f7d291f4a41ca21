using System.Security.Cryptography;
using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>What must be erasable stands in tables of its own, beside the log.</summary>
public sealed partial class SqliteChangeLog : IPersonDirectory, IAttachments
{
    Task<IReadOnlyList<PersonName>> IPersonDirectory.All(CancellationToken ct) => Task.FromResult(Faults.Translated(Path, () =>
    {
        using var connection = _file.Connect();
        using var command = connection.Prepare("SELECT id, name, mail FROM person WHERE workspace = ?1 ORDER BY id", _workspace);
        using var reader = command.ExecuteReader();
        var persons = new List<PersonName>();
        while (reader.Read()) persons.Add(new PersonName(reader.GetString(0), reader.GetString(1), reader.TextOrNull(2)));
        return (IReadOnlyList<PersonName>)persons;
    }));

    Task IPersonDirectory.Save(IReadOnlyCollection<PersonName> persons, CancellationToken ct) => Write(
        _ => persons.Sum(person => _connection.Run(
            """
            INSERT INTO person (workspace, id, name, mail) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, mail = excluded.mail
            """,
            _workspace,
            person.Id,
            person.Name,
            person.Mail)),
        ct);

    async Task<bool> IPersonDirectory.Erase(string id, CancellationToken ct)
    {
        var erased = await Write(
            _ => _connection.Run("DELETE FROM person WHERE workspace = ?1 AND id = ?2", _workspace, id)
                + _connection.Run("DELETE FROM attachment WHERE workspace = ?1 AND owner = ?2", _workspace, id),
            ct);
        if (erased > 0) await Scrubbed();
        return erased > 0;
    }

    async Task<string> IAttachments.Save(Attachment attachment, CancellationToken ct)
    {
        var hash = SHA256.HashData(attachment.Content);
        await Write(
            _ => _connection.Run(
                """
                INSERT INTO attachment (workspace, hash, name, media_type, owner, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (workspace, hash) DO NOTHING
                """,
                _workspace,
                hash,
                attachment.Name,
                attachment.MediaType,
                attachment.Owner,
                attachment.Content),
            ct);
        return Convert.ToHexStringLower(hash);
    }

    Task<Attachment?> IAttachments.Find(string hash, CancellationToken ct) => Task.FromResult(Faults.Translated(Path, () =>
    {
        using var connection = _file.Connect();
        using var command = connection.Prepare(
            "SELECT name, media_type, owner, content FROM attachment WHERE workspace = ?1 AND hash = ?2", _workspace, Convert.FromHexString(hash));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }));

    async Task<bool> IAttachments.Erase(string hash, CancellationToken ct)
    {
        var erased = await Write(
            _ => _connection.Run("DELETE FROM attachment WHERE workspace = ?1 AND hash = ?2", _workspace, Convert.FromHexString(hash)), ct);
        if (erased > 0) await Scrubbed();
        return erased > 0;
    }

    private static Attachment Read(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.TextOrNull(2), reader.GetFieldValue<byte[]>(3));
}
