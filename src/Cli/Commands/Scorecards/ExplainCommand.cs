using System.CommandLine;
using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Scorecards;

internal static class ExplainCommand
{
    /// <summary>Smaller movements would read as 0.00.</summary>
    private const double Visible = 0.005;

    public static Command Create()
    {
        var node = new Argument<string>("NODE") { Description = "corporate, corporate/financial, corporate/financial/revenue; or a measure: revenue, north/revenue" };
        var versus = new Option<string?>("--versus") { Description = "An earlier period: explain why the score moved since", HelpName = "PERIOD" };
        var since = new Option<string?>("--since") { Description = "An earlier moment, as in --as-known-on: explain why the same period's score is another now", HelpName = "WHEN" };
        var command = new Command("explain", "Say why a node or a measure has its score") { node, versus, since };
        var reading = new ReadingOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Answer(ExplainNode.Run(new(parse.GetRequiredValue(node), reading.Request(parse), parse.GetValue(versus), parse.GetValue(since)), file.Image, session.Clock), Show);
        });
        return command;
    }

    private static void Show(NodeExplanationView view)
    {
        var screen = Screen.Create();
        var tree = new Tree(Heading(view.Node));
        Fill(tree, view.Node);
        screen.Write(tree);
        if (view is { Restated: { } restated, Published: { } published })
            RestatedText.Write(screen, restated, published);
        if (view.Change is { } change)
            Show(screen, view, change);
    }

    private static void Fill(IHasTreeNodes at, ExplanationView why)
    {
        foreach (var sentence in why.Sentences)
            at.AddNode(Screen.Plain(sentence));
        if (why.Measure is { Levels.Count: > 0 } measure)
            at.AddNode(Screen.Plain(string.Join(", ", measure.Levels.Select(level => $"{level.Key} {Text(level.Value)}"))));
        foreach (var part in why.Parts)
        {
            var share = FigureText.Percent(part.WeightShare, CultureInfo.InvariantCulture);
            var given = part.CountedScore is { } counted ? $"gives {Text(part.Points)} points: {Text(counted)} at a weight in effect of {share}" : "left out";
            var child = at.AddNode($"[bold]{Screen.Plain(part.Name)}[/] {Screen.Status(part.Status)}, {Screen.Plain(given)}");
            if (part.Explanation is { } below)
                Fill(child, below);
        }
    }

    private static void Show(IAnsiConsole screen, NodeExplanationView view, ChangeView change)
    {
        screen.WriteLine();
        if (change.Difference is not { } difference)
        {
            screen.MarkupLine(Screen.Plain($"There is no difference from {change.Versus} to explain: {change.FromGap?.Sentence ?? change.ToGap?.Sentence}"));
            return;
        }
        screen.MarkupLine($"[bold]{Screen.Plain($"From {Text(change.From ?? 0)} in {change.Versus} to {Text(change.To ?? 0)} in {view.Period}: {Signed(difference)} points")}[/]");
        var table = Screen.NewTable(">Points", "Because of", "Measure", "Address");
        foreach (var movement in change.Movements.Where(movement => Math.Abs(movement.Points) >= Visible))
            table.AddRow(Signed(movement.Points), Screen.Plain(CauseOf(movement.Cause)), Screen.Plain(movement.Name), Screen.Plain(movement.Address));
        screen.Write(table);
    }

    private static string Heading(ExplanationView node) =>
        $"[bold]{Screen.Plain(node.Name)}[/] {Screen.Plain(node.Period)} {Screen.Status(node.Status)} {Screen.Plain(FigureText.Score(node.Score, CultureInfo.InvariantCulture))}";

    private static string CauseOf(string cause) => cause switch
    {
        "values" => "values",
        "targetsScaleFormula" => "targets, scale, formula",
        "weightsRollUpShare" => "weights, roll-up, share",
        _ => "membership, presence, override",
    };

    private static string Text(double number) => FigureText.Number(number, 2, CultureInfo.InvariantCulture);

    private static string Signed(double number) => (number > 0 ? "+" : "") + Text(number);
}
