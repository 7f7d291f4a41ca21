using System.CommandLine;
using Binnacle.App.Library;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Library;

internal static class LibraryCommand
{
    public static Command Create()
    {
        var code = new Argument<string?>("CODE") { Description = "Of one KPI: writes it as an entry of definitions.yaml", Arity = ArgumentArity.ZeroOrOne };
        var perspective = new Option<string?>("--perspective") { Description = "financial, customer, process or learning" };
        var function = new Option<string?>("--function") { Description = "finance, sales, marketing, service, operations, quality, it or hr" };
        perspective.AcceptOnlyFromAmong("financial", "customer", "process", "learning");
        function.AcceptOnlyFromAmong("finance", "sales", "marketing", "service", "operations", "quality", "it", "hr");
        var command = new Command("library", "Well-known KPIs with formula, source and pitfalls, to start definitions from") { code, perspective, function };
        command.SetAction(parse =>
        {
            var session = new Session(parse);
            return parse.GetValue(code) is { Length: > 0 } one
                ? session.Answer(KpiLibrary.Find(one), kpi => session.Out.Write(kpi.Yaml))
                : session.Show(KpiLibrary.List(new(null, parse.GetValue(perspective), parse.GetValue(function))), Show);
        });
        return command;
    }

    private static void Show(LibraryView view)
    {
        var table = Screen.NewTable("Code", "Name", "Perspective", "Function", "Meaning");
        foreach (var kpi in view.Kpis)
            table.AddRow(Screen.Plain(kpi.Code), Screen.Plain(kpi.Name), kpi.Perspective, kpi.Function, Screen.Plain(kpi.Description));
        Screen.Create().Write(table);
    }
}
