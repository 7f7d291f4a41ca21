using System.Text;
using Binnacle.App.Changes;
using Binnacle.Core.Time;
using Binnacle.Storage.Blocks;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>Whatever a block says comes back to the bit, through the program and through the view that other programs read.</summary>
public sealed class BlockLaws : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly Random _random = new(29);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Any_block_comes_back_as_it_was_from_the_log_and_from_the_view()
    {
        var blocks = Enumerable.Range(1, 700).Select(Any).Concat([Rows.Block(701), Rows.Gappy(702), Rows.Uneven(703), Rows.Uneven(704, after: null)]).ToList();
        await using (var log = _folder.Open())
        {
            await using (var batch = await log.BeginBatch(default))
            {
                await batch.Write(blocks, default);
                (await batch.Commit(Rows.Ann, 0, default)).ShouldNotBeNull();
            }

            foreach (var (read, said) in (await log.ReadAll())[0].Blocks.Zip(blocks))
            {
                (read.Measure, read.Series, read.Quality, read.SourceBefore, read.SourceAfter).ShouldBe((said.Measure, said.Series, said.Quality, said.SourceBefore, said.SourceAfter));
                read.Periods.ShouldBe(said.Periods);
                read.Values.Select(BitConverter.DoubleToInt64Bits).ShouldBe(said.Values.Select(BitConverter.DoubleToInt64Bits));
                read.Rows.ShouldBe(said.Rows);
            }

            await log.ShouldBeWhole();
        }

        using var connection = new SqliteConnection($"Data Source={_folder.DataFile};Pooling=False");
        connection.Open();
        var forms = Column(connection, "SELECT substr(content, 1, 1) || (content LIKE '%\"row\"%') || (content LIKE '%null%') || (content LIKE '%[[%') FROM observation_block");
        forms.Distinct().ShouldBe(["[001", "{000", "{001", "{010", "{011", "{100", "{110"], ignoreOrder: true);
        var seen = Column(connection, "SELECT measure || ' ' || series || ' ' || period || ' ' || coalesce(quality, '') || ' ' || coalesce(source, '') || ' ' || state FROM every_observation ORDER BY measure, period");
        seen.ShouldBe(blocks.SelectMany(block => block.Observations()).OrderBy(row => row.Measure).ThenBy(row => row.Period, StringComparer.Ordinal)
            .Select(row => $"{row.Measure} {row.Series} {row.Period} {row.Quality} {row.Source} {row.State}"));
        var values = Column(connection, "SELECT format('%!.17g', value) FROM every_observation ORDER BY measure, period").Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (value, row) in values.Zip(blocks.SelectMany(block => block.Observations()).OrderBy(row => row.Measure).ThenBy(row => row.Period, StringComparer.Ordinal)))
            (Math.Abs(value - row.Value!.Value) <= Math.Abs(row.Value.Value) * 1e-14).ShouldBeTrue($"{value} for {row}");
    }

    /// <summary>A byte that is not as it was is told, or makes another block: nothing else comes of it.</summary>
    [Fact]
    public void A_damaged_content_is_an_error_or_another_block()
    {
        var (text, broken) = (new BlockText(), 0);
        for (var round = 0; round < 20_000; round++)
        {
            using var pages = new BlockPages();
            var stored = text.Stored(Any(round + 1), pages);
            var content = stored.Content!.Value.ToArray();
            var place = _random.Next(content.Length);
            content = _random.Next(3) switch
            {
                0 => content[..place],
                1 => [.. content[..place], .. content[(place + 1)..]],
                _ => [.. content[..place], (byte)_random.Next(256), .. content[(place + 1)..]],
            };
            try
            {
                text.Read(stored with { Content = content, Count = _random.Next(10) == 0 ? _random.Next(-1, 1_000_000_000) : stored.Count }).Values.Length.ShouldBeGreaterThan(0);
            }
            catch (FormatException)
            {
                broken++;
            }
        }

        broken.ShouldBeInRange(10_000, 19_900);
    }

    [Theory]
    [InlineData("""{"first":"M9999-12-01","values":[1,2]}""", 2, "not a list of numbers")]
    [InlineData("""{"first":"X2026-01-01","values":[1,2]}""", 2, "the period 'X2026-01-01'")]
    [InlineData("""[["X2026-01-01",1]]""", 1, "the period 'X2026-01-01'")]
    [InlineData("""{"first":"M2026-01-01","values":[1,2]}""", 3, "not a list of numbers")]
    [InlineData("""{"first":"M2026-01-01","values":[1,2]}""", 1, "not a list of numbers")]
    [InlineData("""{"first":"M2026-01-01","values":[1,2]} """, 2, "not a list of numbers")]
    [InlineData("""{"first":"M2026-01-01","row":2147483647,"step":1,"values":[1,2]}""", 2, "not a list of numbers")]
    [InlineData("""{"first":"M2026-01-01","row":9223372036854775807,"step":9223372036854775807,"values":[1,2]}""", 2, "not a list of numbers")]
    [InlineData("""[["M2026-01-01",1,2147483648]]""", 1, "not a list of numbers")]
    [InlineData("", 1, "not a list of numbers")]
    public void What_is_no_block_says_why(string content, int count, string because)
    {
        var namesRows = content.Contains("2147483", StringComparison.Ordinal) || content.Contains("row", StringComparison.Ordinal);
        var stored = new StoredBlock(1, "actual", null, namesRows ? "f.csv row " : null, namesRows ? "" : null, count, Encoding.UTF8.GetBytes(content));
        Should.Throw<FormatException>(() => new BlockText().Read(stored)).Message.ShouldContain(because);
    }

    [Theory]
    [InlineData("content = replace(content, '1.25', '1.75')", "observation_block 0 does not say what was written")]
    [InlineData("content = NULL", "observation_block 0 does not say what was written")]
    [InlineData("source_before = 'other.csv row '", "observation_block 0 does not say what was written")]
    [InlineData("content = NULL, source_before = NULL, source_after = NULL, salt = NULL", "emptied without a recorded redaction")]
    [InlineData("measure = 9", "its rows are not those its digest was made of")]
    [InlineData("count = 23", "it has 23 observations, and was written with 24")]
    public async Task A_block_that_was_tampered_with_is_found(string tampering, string finding)
    {
        await using (var log = _folder.Open())
        await using (var batch = await log.BeginBatch(default))
        {
            await batch.Write([Rows.Block(1)], default);
            await batch.Commit(Rows.Ann, 0, default);
        }

        using (var connection = new SqliteConnection($"Data Source={_folder.DataFile};Pooling=False"))
        {
            connection.Open();
            Sql.Run(connection, "DROP TRIGGER observation_block_never_differs");
            Sql.Run(connection, $"UPDATE observation_block SET {tampering}").ShouldBe(1);
        }

        await using var again = _folder.Open(LogOpening.ReadOnly);
        (await again.Damages()).ShouldContain(damage => damage.Seq == 1 && damage.What.Contains(finding));
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        var all = new List<string>();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return all;
    }

    private ObservationBlock Any(int measure)
    {
        var count = _random.Next(4) == 0 ? 1 + _random.Next(3) : 1 + _random.Next(40);
        var first = new Period((Frequency)_random.Next(7), new DateOnly(2020, 1, 1).AddDays(_random.Next(900)));
        var uneven = _random.Next(4) == 0;
        var (periods, place) = (new List<Period>(), 0);
        var gaps = _random.Next(3) switch { 0 => 1, 1 => 2, _ => 4 };
        while (periods.Count < count)
        {
            periods.Add(uneven ? first with { FirstDay = first.FirstDay.AddDays((place * 28) + _random.Next(9)) } : EvenPeriods.At(first, place));
            place += 1 + _random.Next(gaps);
        }
        var (row, step) = (_random.Next(1, 1000), _random.Next(-2, 4));
        int[] rows = _random.Next(5) switch
        {
            0 => [],
            1 => [.. periods.Select(_ => _random.Next(1_000_000))],
            2 => [.. periods.Select(_ => _random.Next(2) == 0 ? int.MaxValue : int.MinValue)],
            _ => [.. periods.Select(period => EvenPeriods.PlaceOf(first, period) is >= 0 and var at ? row + (step * at) : row)],
        };
        return new(
            measure, _random.Next(2) == 0 ? "actual" : "target", _random.Next(3) == 0 ? "estimate" : null, _random.Next(5) == 0 ? null : "f.csv row ", rows.Length == 0 ? null : _random.Next(3) == 0 ? "" : ", é",
            [.. periods], [.. periods.Select(_ => Number())], rows);
    }

    private double Number() => _random.Next(5) switch
    {
        0 => _random.Next(2) == 0 ? 0 : -0.0,
        1 => Math.Round(_random.NextDouble() * 1000, 2),
        2 => -_random.NextDouble(),
        3 => Math.ScaleB(1 + _random.NextDouble(), _random.Next(-900, 900)),
        _ => _random.Next(),
    };
}
