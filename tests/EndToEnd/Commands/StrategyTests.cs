using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class StrategyTests(ExampleFile example)
{
    [Fact]
    public void Sound_files_validate_without_a_data_file()
    {
        using var desk = new Desk();
        var ran = desk.Run("validate", Desk.Samples);
        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain("sound");
    }

    [Fact]
    public void All_problems_are_told_with_file_line_and_column()
    {
        using var desk = new Desk();
        desk.Write("cards/organization.yaml", "name: Test\nunits:\n  test: Test\n");
        desk.Write("cards/scorecards/one.yaml", "name: One\nobjectives:\n  a:\n    mesures: {}\n  b:\n    measures:\n      m: {directoin: up}\n");
        var ran = desk.Run("validate", "cards").Complains(1, "scorecards/one.yaml:4:");
        ran.Error.ShouldContain("scorecards/one.yaml:7:");
        ran.Error.ShouldContain("problems and try again");
        desk.Did("init").Run("apply", "cards").Complains(1, "scorecards/one.yaml:4:");
        desk.Json("log").GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var desk = new Desk();
        desk.Run("validate", "nowhere").Complains(1, "nowhere");
    }

    [Fact]
    public void What_is_exported_applies_to_no_change_as_files_and_as_a_workbook()
    {
        using var desk = example.Desk();
        foreach (var target in new[] { "files", "strategy.xlsx" })
        {
            desk.Did("export", target);
            desk.Run("plan", target).Output.ShouldContain("nothing would change");
            desk.Run("apply", target).Output.ShouldContain("nothing was written");
        }
    }

    [Fact]
    public void A_plan_says_what_it_would_do_to_the_scores_and_apply_does_just_that()
    {
        using var desk = example.Desk();
        desk.Did("export", "files");
        var card = desk.Path("files/scorecards/corporate.yaml");
        var text = File.ReadAllText(card);
        text.ShouldContain("target: 60");
        File.WriteAllText(card, text.Replace("target: 60", "target: 80", StringComparison.Ordinal));

        var plan = desk.Json("plan", "files", "--periods", "3");
        plan.GetProperty("change").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var change = plan.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("action").GetString().ShouldBe("change");
        var scores = plan.GetProperty("scores").EnumerateArray().ToArray();
        scores.Select(score => score.GetProperty("period").GetString()).Distinct().Count().ShouldBe(3);
        var last = scores.Last(score => score.GetProperty("address").GetString() == "corporate");

        var before = desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble();
        last.GetProperty("before").GetProperty("score").GetDouble().ShouldBe(before);
        desk.Did("apply", "files", "--reason", "The board wants more", "--actor", "anna");
        desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble().ShouldBe(last.GetProperty("after").GetProperty("score").GetDouble());
        desk.Json("log").GetProperty("changes")[0].GetProperty("change").GetProperty("reason").GetString().ShouldBe("The board wants more");
        desk.Run("plan", "files").Output.ShouldContain("nothing would change");
    }
}
