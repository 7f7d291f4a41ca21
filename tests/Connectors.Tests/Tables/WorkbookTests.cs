using System.IO.Compression;
using Binnacle.Connectors.Excel;
using Binnacle.Connectors.Tables;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Tables;

public sealed class WorkbookTests : IDisposable
{
    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Cells_of_an_xlsx_keep_their_types()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, new[] { new { Code = "rev", Day = new DateTime(2024, 1, 31), Value = 12.5, Ok = true, None = (string?)null } });

        var row = Rows(path).Last();
        row.Cells.Select(cell => cell.Kind).ShouldBe([CellKind.Text, CellKind.Date, CellKind.Number, CellKind.Text, CellKind.Blank]);
        row[1].Date.ShouldBe(new DateOnly(2024, 1, 31));
        row[2].Number.ShouldBe(12.5);
        row[3].Text.ShouldBe("TRUE");
    }

    [Fact]
    public void An_old_xls_is_read()
    {
        var path = files.Write("a.xls", OldWorkbook.Of(["code", "value"], ["rev", 12.5], ["costs", 7]));

        Rows(path).Select(row => row.Cells.Select(cell => cell.Text).ToArray()).ShouldBe([["code", "value"], ["rev", "12.5"], ["costs", "7"]]);
    }

    [Fact]
    public void Sheets_are_listed_in_order()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, new Dictionary<string, object> { ["First"] = new[] { new { A = 1 } }, ["Second"] = new[] { new { B = 2 } } });

        ExcelTable.Open(path, TableLimits.Default, CancellationToken.None).Select(sheet => sheet.Sheet).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public void A_bomb_is_refused_before_anything_parses_it_and_in_bounded_memory()
    {
        var path = Packed(("xl/worksheets/sheet1.xml", 200));

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Should.Throw<UnreadableTableException>(() => Rows(path)).Message.ShouldContain("as only a bomb is");
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(64L * 1024 * 1024);
    }

    [Fact]
    public void A_bomb_that_declares_a_small_size_is_refused_too()
    {
        var path = Packed(("xl/worksheets/sheet1.xml", 200));
        Declare(path, 1000);

        Should.Throw<UnreadableTableException>(() => Rows(path)).Message.ShouldMatch("bomb|damaged|not a readable");
    }

    [Fact]
    public void Many_parts_that_add_up_are_refused() =>
        Should.Throw<UnreadableTableException>(() => ExcelTable.Open(Packed(("a.xml", 10), ("b.xml", 10), ("c.xml", 10)), TableLimits.Default with { UnpackedBytes = 20 * 1024 * 1024 }, CancellationToken.None))
            .Message.ShouldContain("unpacks to more than 20 MB");

    [Theory]
    [InlineData("PK\u0003\u0004 but nothing more")]
    [InlineData("just text")]
    [InlineData("")]
    public void A_file_that_is_no_workbook_is_refused_in_words(string text) =>
        Should.Throw<UnreadableTableException>(() => Rows(files.Write("a.xlsx", text))).Message.ShouldContain("a.xlsx");

    [Fact]
    public void A_workbook_cut_anywhere_is_refused_or_read_but_never_crashes()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, Enumerable.Range(1, 50).Select(i => new { Code = $"k{i}", Value = i }));
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length += 97)
        {
            var cut = files.Write("cut.xlsx", whole[..length]);
            Should.Throw<UnreadableTableException>(() => Rows(cut));
        }
    }

    private static List<TableRow> Rows(string path) => [.. ExcelTable.Open(path, TableLimits.Default, CancellationToken.None)[0].Rows(CancellationToken.None)];

    private string Packed(params (string Name, int Megabytes)[] parts)
    {
        var path = files.Path("bomb.xlsx");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        var zeros = new byte[1024 * 1024];
        foreach (var (name, megabytes) in parts)
        {
            using var stream = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
            for (var i = 0; i < megabytes; i++) stream.Write(zeros);
        }

        return path;
    }

    // Overwrites the uncompressed size in the central directory and the local header.
    private static void Declare(string path, int size)
    {
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i + 30 < bytes.Length; i++)
        {
            if (bytes[i] != 'P' || bytes[i + 1] != 'K') continue;
            if (bytes[i + 2] == 1 && bytes[i + 3] == 2) BitConverter.GetBytes(size).CopyTo(bytes, i + 24);
            if (bytes[i + 2] == 3 && bytes[i + 3] == 4) BitConverter.GetBytes(size).CopyTo(bytes, i + 22);
        }

        File.WriteAllBytes(path, bytes);
    }
}
