using System.Text;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Tables;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Tables;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("utf-8", true, "UTF-8 with byte order mark")]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16 without byte order mark")]
    [InlineData("utf-16BE", true, "UTF-16 (big-endian)")]
    [InlineData("utf-16BE", false, "UTF-16 (big-endian) without byte order mark")]
    [InlineData("windows-1252", false, "Windows-1252 (it is not valid UTF-8)")]
    public void The_encoding_is_found_and_said(string encoding, bool mark, string said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var used = Encoding.GetEncoding(encoding);
        const string text = "code,value\nCôte d'Ivoire,1\n";
        var path = files.Write("a.csv", [.. mark ? used.GetPreamble() : [], .. used.GetBytes(text)]);

        var table = Open(path);
        table.Remarks[0].ShouldBe($"Read as {said}.");
        Texts(table)[1].ShouldBe(["Côte d'Ivoire", "1"]);
    }

    [Fact]
    public void A_byte_Windows_does_not_know_makes_it_Latin_1()
    {
        var table = Open(files.Write("a.csv", [.. "a,b\n"u8, 0xE9, 0x81, .. ",1\n"u8]));
        table.Remarks[0].ShouldContain("Latin-1");
        Texts(table)[1][0].ShouldStartWith("é");
    }

    [Fact]
    public void A_late_accent_after_a_megabyte_of_plain_text_still_decides()
    {
        var table = Open(files.Write("a.csv", [.. "a,b\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("xxxx,1\n", 200_000))), 0xE9, .. ",2\n"u8]));
        table.Remarks[0].ShouldContain("Windows-1252");
        Texts(table)[^1][0].ShouldBe("é");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should.Throw<UnreadableTableException>(() => Open(files.Write("a.csv", [1, 2, 0, 0, 0, 7, 8, 9, 0, 1, 2, 3]))).Message.ShouldContain("not a text file");

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "comma")]
    [InlineData("a;b;c\n1,5;2,5;3,5\n", "semicolon")]
    [InlineData("a\tb\n1,5\t2;5\n", "tab")]
    [InlineData("a|b\n1|2\n", "pipe")]
    [InlineData("Report, all units\na;b\n1;2\n3;4\n", "semicolon")]
    [InlineData("\"a;b\",c\n\"1;2\",3\n", "comma")]
    [InlineData("a\n1\n", "comma")]
    public void The_delimiter_is_found_and_said(string text, string said) =>
        Open(files.Write("a.csv", text)).Remarks.ShouldContain($"Cells are separated by {said}.");

    [Fact]
    public void Rows_may_be_ragged_and_quoted_cells_may_hold_line_ends()
    {
        var rows = Open(files.Write("a.csv", "a,b,c\n1\n1,2,3,4\n\n\"x\ny\",\"say \"\"hi\"\"\",3\n")).Rows(CancellationToken.None).ToList();
        rows.Select(row => row.Number).ShouldBe([1, 2, 3, 4, 5]);
        rows.Select(row => row.Cells.Count).ShouldBe([3, 1, 4, 1, 3]);
        rows[3].IsBlank.ShouldBeTrue();
        rows[4].Cells.Select(cell => cell.Text).ShouldBe(["x\ny", "say \"hi\"", "3"]);
        rows[1][2].IsBlank.ShouldBeTrue();
    }

    [Theory]
    [InlineData("a,b\n1,\"never closed\n2,3\n")]
    [InlineData("a,b\n1,\"closed\" too early\n")]
    public void A_broken_quote_is_an_error_with_its_row_instead_of_swallowed_rows(string text) =>
        Should.Throw<UnreadableTableException>(() => Texts(Open(files.Write("a.csv", text)))).Message.ShouldContain("row 2");

    [Fact]
    public void A_line_without_end_is_refused_in_bounded_memory()
    {
        var path = files.Path("long.csv");
        using (var stream = new FileStream(path, FileMode.Create))
        {
            // More than two gigabytes without a line's end: letters as far as anyone would read on, then a hole, which takes no room on disk.
            stream.Write("a,b\n"u8);
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'x');
            for (var i = 0; i < 64; i++) stream.Write(block);
            stream.SetLength((2L * 1024 * 1024 * 1024) + 4096);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<UnreadableTableException>(() => Texts(Open(path))).Message.ShouldContain("row 2 is longer than");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200L * 1024 * 1024);
    }

    private static CsvTable Open(string path) => CsvTable.Open(path, null, null, TableLimits.Default, CancellationToken.None);

    private static List<string[]> Texts(CsvTable table) => [.. table.Rows(CancellationToken.None).Select(row => row.Cells.Select(cell => cell.Text).ToArray())];
}
