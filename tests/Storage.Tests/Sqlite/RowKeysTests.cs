using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>Whatever asks for the rows of a batch finds them by their key, in files of every format: a log has millions of others.</summary>
public sealed class RowKeysTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, long, string> Tables()
    {
        var all = new TheoryData<string, long, string>();
        foreach (var (file, format) in (ReadOnlySpan<(string, long)>)[("version-3.db", 3), ("version-4.db", 4)])
            foreach (var table in (ReadOnlySpan<string>)["revision", "observation", "observation_block"])
                all.Add(file, format, table);
        return all;
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Rows_of_a_batch_are_found_without_reading_others_or_sorting(string file, long format, string table)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", file), _folder.DataFile);
        var (inBatch, order) = (RowKeys.InBatch(format, "?2"), RowKeys.Order(format));
        foreach (var sql in (ReadOnlySpan<string>)[
            $"SELECT r.salt, c.seq FROM change c CROSS JOIN {table} r ON {RowKeys.InBatch(format, "c.batch")} WHERE c.workspace = ?1 AND c.seq BETWEEN ?2 AND ?2 + 500 ORDER BY c.seq, {order}",
            $"SELECT r.salt FROM {table} r WHERE {inBatch} ORDER BY {order}",
            $"SELECT r.salt FROM {table} r WHERE {RowKeys.InBatch(format, "?2", "7")} AND salt IS NOT NULL ORDER BY {order} LIMIT 10",
            $"SELECT count(*) FROM {table} WHERE workspace = ?1 AND batch = ?2 AND salt IS NULL",
            RowKeys.LeastBatch(format, table),
            $"SELECT ?1, {RowKeys.IsChange(format, "?2")}"])
        {
            foreach (var step in Plan(sql))
            {
                step.ShouldNotContain("AUTOMATIC", Case.Sensitive, sql);
                step.ShouldNotContain("TEMP B-TREE", Case.Sensitive, sql);
                (step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW").ShouldBeFalse($"{step} of {sql}");
            }
        }
    }

    [Theory]
    [InlineData("version-3.db")]
    [InlineData("version-4.db")]
    public async Task Many_imports_between_edits_are_each_found(string file)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", file), _folder.DataFile);
        await using var log = _folder.Open();
        for (var at = 0; at < 30; at++)
        {
            await log.Add(Rows.Mixed(at + 10));
            await using var batch = await log.BeginBatch(default);
            await batch.Write([Rows.Block(at + 1)], default);
            (await batch.Commit(Rows.Ann, (await log.Head(default))!.Seq, default)).ShouldNotBeNull();
        }

        var changes = await log.ReadAll(after: 5);
        changes.Count.ShouldBe(60);
        for (var at = 0; at < 30; at++)
        {
            changes[2 * at].Observations.ShouldBe(Rows.Mixed(at + 10).Observations);
            changes[(2 * at) + 1].Blocks.ShouldHaveSingleItem().Measure.ShouldBe(at + 1);
        }

        await log.ShouldBeWhole();
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData((9L << 32) + 3)]
    public async Task A_row_that_somebody_put_anywhere_is_found(long key)
    {
        await using var log = _folder.Open();
        await log.Add(Rows.Mixed(1));
        _folder.Run($"INSERT INTO observation (row_key, workspace, measure, series, period, state, content_hash) VALUES ({key}, 1, 1, 'actual', 'M2026-01-01', 'value', x'00')").ShouldBe(1);
        (await log.Damages()).ShouldHaveSingleItem().What.ShouldContain($"of batch {key >> 32}, which is no change");
        (await log.ReadAll()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_that_an_earlier_program_listed_after_the_file_was_made_anew_takes_no_change_with_it()
    {
        await using (var log = _folder.Open())
        {
            await log.Add(Rows.Mixed(1));
            _folder.Run("INSERT INTO batch (workspace, batch, lease, begun_at) VALUES (1, 1, 'gone', '')").ShouldBe(1);
        }

        await using var again = _folder.Open();
        (await again.ReadAll()).ShouldHaveSingleItem().Observations.ShouldBe(Rows.Mixed(1).Observations);
        await again.ShouldBeWhole();
    }

    private List<string> Plan(string sql)
    {
        using var connection = _folder.Connect();
        using var command = connection.Prepare($"EXPLAIN QUERY PLAN {sql}", 1L, 5L);
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(3));
        return steps;
    }
}
