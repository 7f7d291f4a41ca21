using Binnacle.App.Scores;
using Spectre.Console;

namespace Binnacle.Cli.Output;

/// <summary>Tables for people. Through a pipe they keep their full width and carry no colour, so that other programs can read them.</summary>
internal static class Screen
{
    private const int PipeWidth = 400;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipeWidth;
        return console;
    }

    public static Table NewTable(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in headings)
        {
            var right = heading.StartsWith('>');
            var column = new TableColumn(Markup.Escape(heading.TrimStart('>'))).NoWrap();
            table.AddColumn(right ? column.RightAligned() : column);
        }
        return table;
    }

    /// <summary>Mark, word and (where the terminal has it) colour.</summary>
    public static string Status(StatusView status)
    {
        var mark = status.Shape switch
        {
            "circle" => "●",
            "triangle" => "▲",
            "diamond" => "◆",
            "star" => "★",
            "ring" => "○",
            "dash" => "–",
            _ => "■",
        };
        var text = Markup.Escape($"{mark} {status.Word}");
        return status.Colour.Length == 7 && status.Colour[0] == '#' ? $"[{status.Colour}]{text}[/]" : text;
    }

    public static string Plain(string? text) => Markup.Escape(text ?? "");
}
