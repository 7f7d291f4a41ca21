using System.Text.Json;
using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class ImportTests
{
    private const string Figures =
        """
        measure,period,actual
        revenue,2026-09,101000
        revenue,2026-10,110000
        nothing,2026-10,3
        basket,2026-10,9
        revenue,2026-13,1
        visits,2026-10,n/a
        """;

    private static Desk Desk()
    {
        var desk = new Desk();
        desk.Did("init").Did("apply", EndToEnd.Desk.Samples).Write("figures.csv", Figures);
        return desk;
    }

    [Fact]
    public void A_preview_says_what_would_happen_and_writes_nothing()
    {
        using var desk = Desk();
        var ran = desk.Run("import", "figures.csv", "--preview");
        ran.Output.ShouldContain("nothing was written");
        ran.Output.ShouldContain("2 accepted");
        ran.Output.ShouldContain("3 rejected");
        ran.Complains(1, "3 values were rejected");
        desk.Json("log").GetProperty("changes").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void What_is_rejected_goes_to_a_file_with_its_row_and_reason_and_the_rest_becomes_one_change()
    {
        using var desk = Desk();
        desk.Run("import", "figures.csv", "--rejected", "rejected.csv").Complains(1, "rejected");
        var rejected = File.ReadAllLines(desk.Path("rejected.csv"));
        rejected.Length.ShouldBe(4);
        rejected[1].ShouldStartWith("nothing,2026-10,3,figures.csv,4,");
        rejected[2].ShouldContain("calculated");
        rejected[3].ShouldContain("2026-13");
        var changes = desk.Json("log").GetProperty("changes");
        changes.GetArrayLength().ShouldBe(2);
        changes[0].GetProperty("values").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void The_same_file_again_changes_nothing_and_a_correction_shows_the_old_value()
    {
        using var desk = Desk();
        desk.Write("good.csv", "measure,period,actual\nrevenue,2026-09,101000\n");
        desk.Did("import", "good.csv");
        desk.Run("import", "good.csv").Output.ShouldContain("Nothing new");
        desk.Write("good.csv", "measure,period,actual\nrevenue,2026-09,99000\n");
        desk.Run("import", "good.csv").Output.ShouldContain("101000 → 99000");
        var history = desk.Json("history", "revenue", "2026-09").GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetDouble());
        history.ShouldBe([101000, 99000]);
    }

    [Fact]
    public void A_mapping_says_what_the_headings_do_not()
    {
        using var desk = Desk();
        desk.Write("list.csv", "Kennzahl;Monat;Ist\nrevenue;2026-09;101.000,50\n");
        desk.Write("list.mapping.yaml", "source: {delimiter: semicolon}\nmeasure: \"{Kennzahl}\"\nperiod: \"{Monat}\"\nvalue: \"{Ist}\"\nnumbers: {decimal: comma}\n");
        var ran = desk.Run("import", "list.csv", "--mapping", "list.mapping.yaml");
        ran.Code.ShouldBe(0, ran.Error + ran.Output);
        desk.Json("history", "revenue", "2026-09").GetProperty("values")[0].GetProperty("value").GetDouble().ShouldBe(101000.5);
    }

    [Fact]
    public void What_cannot_be_read_is_told_with_what_to_do()
    {
        using var desk = Desk();
        desk.Run("import", "nowhere.csv").Complains(1, "nowhere.csv");
        desk.Run("import").Complains(2, "Name the file");
        desk.Run("import", "figures.csv", "--mapping", "nowhere.yaml").Complains(1, "nowhere.yaml");
        desk.Write("odd.csv", "what,ever\n1,2\n");
        desk.Run("import", "odd.csv").Complains(1, "odd.csv");
    }

    [Fact]
    public void Json_has_the_counts_and_the_reasons()
    {
        using var desk = Desk();
        var ran = desk.Run("import", "figures.csv", "--preview", "--json");
        var view = JsonDocument.Parse(ran.Output).RootElement;
        view.GetProperty("isPreview").GetBoolean().ShouldBeTrue();
        var counts = view.GetProperty("counts");
        counts.GetProperty("values").GetInt64().ShouldBe(6);
        counts.GetProperty("blank").GetInt64().ShouldBe(1);
        view.GetProperty("reasons").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void A_bulk_import_takes_all_or_nothing()
    {
        using var desk = Desk();
        desk.Write("map.yaml", "measure: \"{measure}\"\nperiod: \"{period}\"\nnumbers: {decimal: point}\nvalues:\n  - {column: actual, series: actual}\n");
        var refused = desk.Run("import", "figures.csv", "--mapping", "map.yaml", "--bulk");
        refused.Output.ShouldContain("Nothing was written");
        refused.Complains(1, "figures.csv row 4, actual: There is no measure \"nothing\"").Complains(1, "calculated").Complains(1, "figures.csv row 6: \"2026-13\"");
        desk.Json("log").GetProperty("changes").GetArrayLength().ShouldBe(1);
        desk.Write("twice.csv", "measure,period,actual\nrevenue,2026-10,1\nrevenue,2026-09,2\nrevenue,2026-10,3\n");
        desk.Run("import", "twice.csv", "--mapping", "map.yaml", "--bulk").Complains(1, "twice.csv row 4, actual: Row 2 already gives revenue actual for the same period");

        desk.Write("spaced.csv", "measure,period,actual\nrevenue,2026-10,1\nrevenue ,2026-10,1\n");
        desk.Run("import", "spaced.csv", "--mapping", "map.yaml", "--bulk").Complains(1, "spaced.csv row 3, actual: The file gives a value for the same measure, series and period before");

        desk.Write("good.csv", "measure,period,actual\n" + string.Concat(Enumerable.Range(1, 9).Reverse().Select(month => $"revenue,2026-0{month},{1000 * month}.5\n")) + "visits,2026-09,n/a\n");
        desk.Run("import", "good.csv", "--mapping", "map.yaml", "--bulk").Output.ShouldContain("10 rows, 9 values, 1 blank, 0 left out");
        desk.Json("log").GetProperty("changes")[0].GetProperty("values").GetInt32().ShouldBe(9);
        var said = desk.Json("history", "revenue", "2026-03").GetProperty("values")[0];
        (said.GetProperty("value").GetDouble(), said.GetProperty("source").GetString()).ShouldBe((3000.5, "good.csv row 8, actual"));
        desk.Did("verify").Run("import", "good.csv", "--mapping", "map.yaml", "--bulk").Output.ShouldContain("Nothing new");
        desk.Run("import", "good.csv", "--mapping", "map.yaml", "--bulk", "--preview").Complains(2, "no --preview");
    }
}
