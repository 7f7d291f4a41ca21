using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class TamperingTests : IAsyncLifetime
{
    private readonly DataFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var log = _folder.Open();
        await log.Append([.. Enumerable.Range(1, 6).Select(Rows.Mixed)], 0, default);
        await log.Redact(4);
        await log.Redact(5, 5);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE observation SET value = value + 1e-12 WHERE batch = 3 AND place = 0", "observation 0 does not say what was written")]
    [InlineData("UPDATE observation SET value = NULL WHERE batch = 3 AND place = 0", "observation 0 does not say what was written")]
    [InlineData("UPDATE observation SET word = 'green' WHERE batch = 3 AND place = 1", "observation 1 does not say what was written")]
    [InlineData("UPDATE observation SET note = NULL WHERE batch = 3 AND place = 1", "observation 1 does not say what was written")]
    [InlineData("UPDATE observation SET source = 'bo' WHERE batch = 3 AND place = 2", "observation 2 does not say what was written")]
    [InlineData("UPDATE observation SET salt = zeroblob(16) WHERE batch = 3 AND place = 2", "observation 2 does not say what was written")]
    [InlineData("UPDATE observation SET content_hash = zeroblob(32) WHERE batch = 3 AND place = 2", "observation 2 does not say what was written")]
    [InlineData("UPDATE observation SET measure = 4 WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE observation SET series = 'target' WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE observation SET period = 'M2026-02-01' WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE observation SET state = 'cleared' WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE observation SET quality = NULL WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE observation SET row_key = (2 << 32) + 9 WHERE batch = 3 AND place = 3", "it has 3 observations, and was written with 4")]
    [InlineData("DELETE FROM observation WHERE batch = 3 AND place = 0", "it has 3 observations, and was written with 4")]
    [InlineData("DELETE FROM revision WHERE batch = 3", "it has 0 revisions, and was written with 2")]
    [InlineData("UPDATE revision SET body = replace(body, '3', '4') WHERE batch = 3 AND place = 0", "revision 0 does not say what was written")]
    [InlineData("UPDATE revision SET body = NULL WHERE batch = 3 AND place = 0", "revision 0 does not say what was written")]
    [InlineData("UPDATE revision SET id = 77 WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE revision SET kind = 'scorecard' WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE revision SET holds_from = '2025-01-01' WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE revision SET version = 2 WHERE batch = 3 AND place = 0", "its rows are not those its digest was made of")]
    [InlineData("UPDATE change SET actor = 'eve' WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET on_behalf_of = NULL WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET channel = 'api' WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET recorded_at = replace(recorded_at, 'T', 'U') WHERE seq = 3", "is none")]
    [InlineData("UPDATE change SET recorded_at = '2099' || substr(recorded_at, 5) WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET reason = 'Better' WHERE seq = 3", "its reason is not the one that was written")]
    [InlineData("UPDATE change SET digest = zeroblob(32) WHERE seq = 3", "its rows are not those its digest was made of")]
    [InlineData("UPDATE change SET hash = zeroblob(32) WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET hash = x'01' WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET hash = zeroblob(40) WHERE seq = 3", "its header")]
    [InlineData("UPDATE change SET prev_hash = zeroblob(32) WHERE seq = 3", "it does not follow from the change before it")]
    [InlineData("UPDATE change SET prev_hash = x'' WHERE seq = 3", "it does not follow from the change before it")]
    [InlineData("UPDATE change SET content_hash = zeroblob(32) WHERE seq = 3", "its reason is not the one that was written")]
    [InlineData("UPDATE change SET observations = 5 WHERE seq = 3", "it has 4 observations, and was written with 5")]
    [InlineData("UPDATE change SET batch = 30 WHERE seq = 3", "it has 0 revisions, and was written with 2")]
    public async Task A_change_to_what_was_written_is_found_and_told_with_its_place(string tampering, string finding)
    {
        Tamper(tampering);
        (await Damages()).ShouldContain(damage => damage.Seq == 3 && damage.What.Contains(finding), tampering);
    }

    [Theory]
    [InlineData("UPDATE observation SET value = NULL, word = NULL, source = NULL, note = NULL, salt = NULL WHERE batch = 3 AND place = 0", 3, "emptied without a recorded redaction")]
    [InlineData("UPDATE revision SET body = NULL, salt = NULL WHERE batch = 3 AND place = 0", 3, "emptied without a recorded redaction")]
    [InlineData("UPDATE change SET reason = NULL, salt = NULL WHERE seq = 3", 3, "emptied without a recorded redaction")]
    [InlineData("UPDATE observation SET note = 'Never said' WHERE batch = 4 AND place = 0", 4, "was emptied, and yet it says something")]
    [InlineData("UPDATE observation SET salt = zeroblob(16) WHERE batch = 4 AND place = 0", 4, "was redacted, and yet it says something")]
    [InlineData("UPDATE observation SET measure = 9 WHERE batch = 4 AND place = 0", 4, "its rows are not those its digest was made of")]
    [InlineData("UPDATE change SET reason = 'Never said' WHERE seq = 4", 4, "its reason was emptied, and yet there is one")]
    [InlineData("UPDATE revision SET body = '{}' WHERE batch = 7", 7, "a redaction that cannot be read")]
    public async Task A_redaction_that_was_not_recorded_or_was_undone_is_found(string tampering, long seq, string finding)
    {
        Tamper(tampering);
        (await Damages()).ShouldContain(damage => damage.Seq == seq && damage.What.Contains(finding), tampering);
    }

    [Theory]
    [InlineData("DELETE FROM change WHERE seq = 3", 4, "the change before it is 2")]
    [InlineData("DELETE FROM change WHERE seq = 8", 0, "a change has been removed")]
    [InlineData("UPDATE change SET seq = seq + 100 WHERE seq = 6", 7, "the change before it is 5")]
    [InlineData("DROP TRIGGER observation_never_goes", 0, "no longer has what was made by: CREATE TRIGGER observation_never_goes")]
    [InlineData("DROP INDEX change_batch", 0, "no longer has what was made by")]
    public async Task A_missing_change_or_guard_is_found(string tampering, long seq, string finding)
    {
        Tamper(tampering);
        (await Damages()).ShouldContain(damage => damage.Seq == seq && damage.What.Contains(finding), tampering);
    }

    /// <summary>Nothing is kept from those who need the file today; what is wrong with it is told as before.</summary>
    [Theory]
    [InlineData("x'01'")]
    [InlineData("zeroblob(40)")]
    [InlineData("x''")]
    public async Task Behind_a_hash_of_another_length_it_is_read_and_written_on(string hash)
    {
        await using (var log = _folder.Open())
        {
            var head = (await log.Head(default))!;
            head.Hash.ShouldNotBe(default);
            Tamper($"UPDATE change SET hash = {hash} WHERE seq = {head.Seq}");
            (await log.ReadAll())[^1].Header.Hash.ShouldBe(default);
            (await log.Append([Rows.Mixed(20)], head.Seq, default)).ShouldNotBeNull().ShouldHaveSingleItem().Hash.ShouldNotBe(default);
        }

        (await Damages()).Select(damage => damage.Seq).Distinct().ShouldBe([8]);
        await using var again = _folder.Open();
        (await again.ReadAll())[^1].Revisions.ShouldBe(Rows.Mixed(20).Revisions);
    }

    [Theory]
    [InlineData("UPDATE observation SET value = 5 WHERE batch = 3")]
    [InlineData("UPDATE observation SET measure = 5 WHERE batch = 3")]
    [InlineData("DELETE FROM observation WHERE batch = 3")]
    [InlineData("UPDATE revision SET body = '{}' WHERE batch = 3")]
    [InlineData("DELETE FROM revision WHERE batch = 3")]
    [InlineData("UPDATE change SET actor = 'eve'")]
    [InlineData("DELETE FROM change")]
    public void A_slip_of_the_hand_in_another_program_is_refused(string sql)
    {
        using var connection = _folder.Connect();
        Should.Throw<SqliteException>(() => connection.Run(sql)).Message.ShouldContain("the log is append-only");
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_file_is_found_or_changes_nothing_that_is_read()
    {
        const int flips = 400;
        var whole = await File.ReadAllBytesAsync(_folder.DataFile);
        var written = await Everything(_folder.DataFile);
        var random = new Random(11);
        var found = 0;
        for (var flip = 0; flip < flips; flip++)
        {
            var place = random.Next(whole.Length);
            var file = _folder.File("flipped.binnacle");
            var bytes = (byte[])whole.Clone();
            bytes[place] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, bytes);
            try
            {
                await using var log = SqliteChangeLog.Open(file, LogOpening.ReadOnly, TimeProvider.System);
                if ((await log.Damages()).Count > 0) found++;
                else (await Everything(file)).ShouldBe(written, $"bit at {place}");
            }
            catch (ChangeLogException refusal)
            {
                refusal.Message.ShouldContain(file);
                found++;
            }
        }

        found.ShouldBeGreaterThan(flips / 20);
    }

    private static async Task<string> Everything(string file)
    {
        await using var log = SqliteChangeLog.Open(file, LogOpening.ReadOnly, TimeProvider.System);
        return string.Join('\n', (await log.ReadAll()).Select(change =>
            $"{change.Header} {string.Join(' ', change.Revisions)} {string.Join(' ', change.Observations)} {change.RedactedRows}"));
    }

    private async Task<List<LogDamage>> Damages()
    {
        await using var log = _folder.Open(LogOpening.ReadOnly);
        return await log.Damages();
    }

    /// <summary>As somebody would who knows about the guards, and puts them back afterwards.</summary>
    private void Tamper(string sql)
    {
        using var connection = _folder.Connect();
        if (sql.StartsWith("DROP", StringComparison.Ordinal))
        {
            connection.Run(sql);
            return;
        }

        var guards = Schema.Statements().Where(statement => statement.StartsWith("CREATE TRIGGER", StringComparison.Ordinal)).ToList();
        foreach (var guard in guards) connection.Run($"DROP TRIGGER {guard.Split(' ')[2]}");
        connection.Run(sql).ShouldBeGreaterThan(0);
        foreach (var guard in guards) connection.Run(guard);
    }
}
