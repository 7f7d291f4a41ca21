using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class LogTests(ExampleFile example)
{
    [Fact]
    public void An_undo_is_a_new_change_that_gives_the_old_figures_back()
    {
        using var desk = example.Desk();
        var before = desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble();
        desk.Write("wrong.csv", $"measure,period,actual\nrevenue,{example.Period},5\n");
        desk.Did("import", "wrong.csv");
        desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble().ShouldNotBe(before);
        var wrong = desk.Json("log").GetProperty("changes")[0].GetProperty("change").GetProperty("seq").GetInt64();
        desk.Run("undo", $"{wrong}").Output.ShouldContain($"change {wrong + 1}");
        desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble().ShouldBe(before);
        desk.Run("undo", "99").Complains(1, "newest");
    }

    [Fact]
    public void An_undo_of_what_somebody_changed_since_is_a_conflict_with_both_versions()
    {
        using var desk = example.Desk();
        desk.Write("first.csv", $"measure,period,actual\nrevenue,{example.Period},5\n");
        desk.Write("second.csv", $"measure,period,actual\nrevenue,{example.Period},6\n");
        desk.Did("import", "first.csv", "--actor", "jonas").Did("import", "second.csv", "--actor", "mira");
        var first = desk.Json("log").GetProperty("changes")[1].GetProperty("change").GetProperty("seq").GetInt64();
        desk.Run("undo", $"{first}").Complains(3, "mira");
    }

    [Fact]
    public void History_says_who_what_and_why_of_an_element_and_of_a_value()
    {
        using var desk = example.Desk();
        desk.Run("history", "corporate/financial").Output.ShouldContain("The example's strategy");
        desk.Run("history", "revenue", example.Period).Output.ShouldContain("jonas");
        desk.Run("history", "nothing").Complains(5, "nothing");
        desk.Run("history", "revenue", "sometime").Complains(2, "sometime");
    }

    [Fact]
    public void Redaction_empties_for_good_and_keeps_the_chain_whole()
    {
        using var desk = example.Desk();
        desk.Run("redact", "2").Complains(2, "--yes");
        desk.Run("redact", "99", "--yes").Complains(5, "99");
        desk.Run("redact", "2", "--yes", "--reason", "Uploaded by mistake").Output.ShouldContain("rows emptied");
        desk.Run("log").Output.ShouldContain("Uploaded by mistake");
        desk.Run("verify").Code.ShouldBe(0);
        desk.Run("undo", "2").Complains(1, "redacted");
    }

    [Fact]
    public void A_person_is_erased_by_name_and_stays_an_id()
    {
        using var desk = example.Desk();
        File.ReadAllBytes(desk.Path("organization.binnacle")).AsSpan().IndexOf("Anna Petersen"u8).ShouldBeGreaterThan(0);
        desk.Run("erase", "anna").Complains(2, "--yes");
        desk.Did("erase", "anna", "--yes").Did("export", "files");
        File.ReadAllText(desk.Path("files/people.yaml")).ShouldNotContain("Petersen");
        File.ReadAllBytes(desk.Path("organization.binnacle")).AsSpan().IndexOf("Anna Petersen"u8).ShouldBe(-1);
        desk.Run("erase", "anna", "--yes").Complains(5, "anna");
        desk.Run("verify").Code.ShouldBe(0);
    }

    [Fact]
    public void A_planted_wrong_bit_is_found()
    {
        using var desk = example.Desk();
        desk.Run("verify").Output.ShouldContain("Whole");
        var path = desk.Path("organization.binnacle");
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf("The example's strategy"u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
        desk.Run("verify").Complains(4, "restore");
    }

    [Fact]
    public void A_copy_is_restored_whole_and_never_over_a_file_unasked()
    {
        using var desk = example.Desk();
        var before = desk.Run("score", "--json").Output;
        desk.Did("backup", "copy.binnacle");
        desk.Run("backup", "copy.binnacle").Complains(6, "already there");
        desk.Write("more.csv", $"measure,period,actual\nrevenue,{example.Period},5\n");
        desk.Did("import", "more.csv");
        desk.Run("restore", "copy.binnacle").Complains(6, "already there");
        desk.Did("restore", "copy.binnacle", "--overwrite");
        desk.Run("score", "--json").Output.ShouldBe(before);
        desk.Run("restore", "nowhere.binnacle", "--overwrite").Complains(5, "nowhere.binnacle");
    }
}
