using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class FirstStepsTests
{
    private static readonly string[] Commands =
    [
        "init", "validate", "plan", "apply", "export", "import", "scorecards", "score", "explain", "measures", "history", "log", "undo", "redact", "erase", "verify", "backup",
        "restore", "serve",
    ];

    [Fact]
    public void Help_names_every_command_and_each_has_help_of_its_own()
    {
        using var desk = new Desk();
        var help = desk.Run("--help");
        help.Code.ShouldBe(0);
        foreach (var command in Commands)
            help.Output.ShouldContain($"  {command}");
        foreach (var command in new[] { "score", "import", "explain" })
            desk.Run(command, "--help").Output.ShouldContain("--json");
    }

    [Fact]
    public void A_slip_in_a_command_is_told_in_one_sentence_with_the_nearest_one()
    {
        using var desk = new Desk();
        desk.Run("scoer").Complains(2, "There is no command scoer. Did you mean score?");
        desk.Run("score", "--perod", "2026-10").Complains(2, "--perod");
        desk.Run("score", "--format", "xml").Complains(2, "xml");
        desk.Run("undo").Complains(2, "SEQ");
        desk.Run("undo", "first").Complains(2, "first");
    }

    [Fact]
    public void Without_a_data_file_the_answer_says_how_to_make_one()
    {
        using var desk = new Desk();
        desk.Run("score").Complains(5, "binnacle init");
        desk.Run("log", "--file", "elsewhere.binnacle").Complains(5, "elsewhere.binnacle");
    }

    [Fact]
    public void A_file_that_is_none_of_ours_is_left_alone()
    {
        using var desk = new Desk();
        var letter = desk.Write("letter.txt", new string('x', 2000));
        desk.Run("score", "--file", "letter.txt").Complains(4, "letter.txt");
        File.ReadAllText(letter).ShouldBe(new string('x', 2000));
    }

    [Fact]
    public void A_data_file_is_made_once()
    {
        using var desk = new Desk();
        desk.Did("init");
        desk.Run("init").Complains(6, "already there");
        desk.Run("scorecards").Code.ShouldBe(0);
        desk.Run("score").Complains(5, "There is no scorecard yet");
    }

    [Fact]
    public void The_data_file_comes_from_the_option_or_is_the_one_in_the_folder()
    {
        using var desk = new Desk();
        desk.Did("init", "--file", "other.binnacle").Did("verify", "--file", "other.binnacle");
        desk.Run("verify").Complains(5, "organization.binnacle");
    }
}
