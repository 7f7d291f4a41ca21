using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Strategies;

/// <summary>A plan in words: + what begins, ~ what changes, - what ends; then the scores before and after.</summary>
internal static class PlanReport
{
    private const int Shown = 40;

    public static void Write(TextWriter to, PlanView view)
    {
        if (view.Problems.Count > 0)
            return;
        if (view.Changes.Count == 0)
        {
            to.WriteLine("The data file says all that already: nothing would change.");
            return;
        }
        foreach (var change in view.Changes)
        {
            var mark = change.Action switch { "create" => "+", "end" => "-", _ => "~" };
            var from = change.HoldsFrom is { } day ? $" from {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
            to.WriteLine($"{mark} {change.Kind} {change.Name}{from}");
            if (change.Action == "change")
                foreach (var field in change.Fields)
                    to.WriteLine($"    {field.Field}: {field.Before ?? "(not said)"} → {field.After ?? "(not said)"}");
        }
        to.WriteLine();
        to.WriteLine($"{Counted(view)}.");
        Scores(to, view.Scores);
    }

    public static string Counted(PlanView view)
    {
        int Of(string action) => view.Changes.Count(change => change.Action == action);
        return string.Create(CultureInfo.InvariantCulture, $"{Of("create")} created, {Of("change")} changed, {Of("end")} ended");
    }

    public static void Complain(Session session, IReadOnlyList<ProblemView> problems, IReadOnlyList<ProblemView> warnings, IReadOnlyList<string> remarks)
    {
        session.Out.Flush();
        foreach (var remark in remarks)
            Console.Error.WriteLine(remark);
        foreach (var problem in problems)
            Console.Error.WriteLine($"{problem.Place}: {problem.Message}");
        foreach (var warning in warnings)
            Console.Error.WriteLine($"{warning.Place}: warning: {warning.Message}");
        if (problems.Count > 0)
            session.Fail(ExitCode.Problems, problems.Count == 1 ? "Mend this problem and try again." : string.Create(CultureInfo.InvariantCulture, $"Mend these {problems.Count} problems and try again."));
    }

    private static void Scores(TextWriter to, IReadOnlyList<ScoreEffectView> effects)
    {
        to.WriteLine();
        if (effects.Count == 0)
        {
            to.WriteLine("No score would change in the periods compared.");
            return;
        }
        var table = Screen.NewTable("Period", "Node", ">Score", "Status", ">Would be", "Status");
        foreach (var effect in effects.Take(Shown))
            table.AddRow(
                effect.Period, Screen.Plain(effect.Address), Text(effect.Before), StatusOf(effect.Before), Text(effect.After), StatusOf(effect.After));
        Screen.Create().Write(table);
        if (effects.Count > Shown)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {effects.Count - Shown} more results; --json has them all."));
    }

    private static string Text(ScoreEndView? end) => Screen.Plain(FigureText.Score(end?.Score, CultureInfo.InvariantCulture));

    private static string StatusOf(ScoreEndView? end) => end is null ? "not there" : Screen.Status(end.Status);
}
