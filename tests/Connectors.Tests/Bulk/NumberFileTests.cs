using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Binnacle.Connectors.Bulk;
using Binnacle.Connectors.Tables;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Bulk;

public sealed class NumberFileTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    public void Rows_give_the_columns_asked_for_and_empty_cells_no_number(string end, bool hasLastEnd)
    {
        var path = _files.Write("some.csv", string.Join(end, "id,a,b,c", "1,2.5,,-3", "2,,1e3,0.1", "3,0,7,") + (hasLastEnd ? end : ""));
        var rows = Read(path, "id", "c", "a").OrderBy(row => row[0]).ToArray();
        rows.ShouldBe([[1, -3, 2.5], [2, 0.1, double.NaN], [3, double.NaN, 0]]);
    }

    [Fact]
    public void Every_row_of_a_file_of_many_parts_is_read_once()
    {
        var text = new StringBuilder("at,number\n");
        const int Count = 900_000;
        for (var at = 0; at < Count; at++)
            text.Append(CultureInfo.InvariantCulture, $"{at},{at * 0.5}\n");
        var path = _files.Write("many.csv", text.ToString());
        var seen = new int[Count];
        NumberFile.Read(path, ["at", "number"], row =>
        {
            if (row[1].Equals(row[0] * 0.5))
                Interlocked.Increment(ref seen[(int)row[0]]);
        });
        seen.ShouldAllBe(times => times == 1);
        new FileInfo(path).Length.ShouldBeGreaterThan(2 * (4 << 20));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", "some.csv, row 3: \"x\" is no number.")]
    [InlineData("a,b\n1,2\n3,NaN\n", "some.csv, row 3: \"NaN\" is no number.")]
    [InlineData("a,b\n1,2\n3,1.2.3\n", "some.csv, row 3: \"1.2.3\" is no number.")]
    [InlineData("a,b\n1,2\n3\n", "some.csv, row 3: there are not 2 cells.")]
    [InlineData("a,b\n1,2,3\n", "some.csv, row 2: there are not 2 cells.")]
    [InlineData("a,c\n1,2\n", "some.csv has no column \"b\": it has a, c.")]
    public void What_cannot_be_read_is_told_with_its_row(string text, string problem) =>
        Should.Throw<UnreadableTableException>(() => Read(_files.Write("some.csv", text), "a", "b")).Message.ShouldBe(problem);

    [Fact]
    public void Rows_may_be_longer_than_what_is_read_at_once_and_blank_lines_are_passed_over()
    {
        const int Columns = 30_000;
        var text = new StringBuilder("\uFEFF").AppendJoin(',', Enumerable.Range(0, Columns).Select(at => $"c{at}")).Append('\n');
        for (var row = 0; row < 60; row++)
            text.Append(CultureInfo.InvariantCulture, $"{row}").Insert(text.Length, ",1.25", Columns - 1).Append(row % 7 == 0 ? "\r\n\r\n" : "\n");
        var rows = Read(_files.Write("wide.csv", text.ToString()), "c0", $"c{Columns - 1}");
        rows.OrderBy(row => row[0]).ShouldBe(Enumerable.Range(0, 60).Select(row => new[] { row, 1.25 }));
    }

    [Fact]
    public void A_file_of_headings_has_no_rows() => Read(_files.Write("some.csv", "a,b"), "a").ShouldBeEmpty();

    private static List<double[]> Read(string path, params string[] columns)
    {
        var rows = new ConcurrentBag<double[]>();
        NumberFile.Read(path, columns, row => rows.Add(row.ToArray()));
        return [.. rows];
    }
}
