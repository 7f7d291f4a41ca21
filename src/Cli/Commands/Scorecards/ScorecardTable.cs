using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Scorecards;

internal static class ScorecardTable
{
    public static void Write(ScorecardView view)
    {
        var screen = Screen.Create();
        screen.MarkupLine($"[bold]{Screen.Plain(view.Scorecard.Name)}[/], {Screen.Plain(view.Unit.Name)}, {view.Period.Name}");
        if (!view.IsNewest)
            screen.MarkupLine(Screen.Plain(view.Edition is { } asked ? $"As published: edition {asked.Code}, signed by {asked.SignedBy}, {Known(view.AsKnownOn)}" : $"As known on {Known(view.AsKnownOn)}"));
        if (view.Currency == "constant")
            screen.MarkupLine("Constant currency: money at the budget's rates");
        if (view.Published is { } published)
            screen.MarkupLine(Screen.Plain(RestatedText.Of(published)));
        var table = Screen.NewTable("Name", ">Weight", "Status", ">Actual", ">Target", ">Score", ">Coverage", "Address");
        foreach (var row in view.Rows)
            Add(table, row, view.Unit);
        screen.Write(table);
        if (view.Themes.Count > 0)
            Beside(screen, "Themes", view.Themes);
        if (view.ChildScorecards.Count > 0)
            Beside(screen, "Scorecards below", view.ChildScorecards);
        if (view.Links.Count > 0)
            Links(screen, view.Links);
        if (view.Rows.Any(row => row.Initiatives.Count > 0))
            Initiatives(screen, view.Rows);
        if (view.Rows[0].Score is null && view.NewestReported is { } newest && newest != view.Period.Name)
            screen.MarkupLine($"{Screen.Plain(view.Rows[0].Gap?.Sentence)} The newest figures are for {newest}: say --period {newest}.");
        screen.MarkupLine($"Change {view.AsKnownOn.Seq.ToString(CultureInfo.InvariantCulture)}, through {view.Through}. Why? binnacle explain ADDRESS --period {view.Period.Name}");
    }

    private static void Beside(IAnsiConsole screen, string title, IReadOnlyList<RowView> rows)
    {
        var table = Screen.NewTable(title, ">Weight", "Status", ">Actual", ">Target", ">Score", ">Coverage", "Address");
        foreach (var row in rows)
            Add(table, row with { Level = 0 }, null);
        screen.Write(table);
    }

    private static void Links(IAnsiConsole screen, IReadOnlyList<LinkView> links)
    {
        var table = Screen.NewTable("Comes before", "Helps predict", "Sign", ">Lag (months)", ">Strength");
        foreach (var link in links)
            table.AddRow(
                Screen.Plain(link.CauseName), Screen.Plain(link.EffectName), link.Sign, Screen.Plain(link.LagMonths?.ToString(CultureInfo.InvariantCulture)),
                Screen.Plain(FigureText.Percent(link.Strength, CultureInfo.InvariantCulture)));
        screen.Write(table);
    }

    /// <summary>An initiative stands with each objective it serves.</summary>
    private static void Initiatives(IAnsiConsole screen, IReadOnlyList<RowView> rows)
    {
        var table = Screen.NewTable("Objective", "Initiative", "State", ">Complete", ">Planned", "Schedule", "Budget");
        foreach (var row in rows)
            foreach (var initiative in row.Initiatives)
                table.AddRow(
                    Screen.Plain(row.Name), Screen.Plain(initiative.Name), Screen.Plain(initiative.State), Screen.Plain(FigureText.Percent(initiative.Percent / 100, CultureInfo.InvariantCulture)),
                    Screen.Plain(FigureText.Percent(initiative.Planned / 100, CultureInfo.InvariantCulture)), Mark(initiative.Schedule), Mark(initiative.BudgetStatus));
        screen.Write(table);
    }

    private static string Mark(StatusView? status) => status is null ? "" : Screen.Status(status);

    private static void Add(Table table, RowView row, UnitName? own) => table.AddRow(
        new string(' ', 2 * row.Level) + Screen.Plain(row.OrganizationUnit is { } unit && unit.Id != own?.Id ? $"{row.Name} ({unit.Name})" : row.Name),
        Screen.Plain(FigureText.Percent(row.WeightShare, CultureInfo.InvariantCulture)),
        StatusOf(row),
        Screen.Plain(row.Window is null || row.ActualText is null ? row.ActualText : $"{row.ActualText} {row.Window}"),
        Screen.Plain(row.TargetText),
        Screen.Plain(FigureText.Score(row.Score, CultureInfo.InvariantCulture)),
        Screen.Plain(FigureText.Percent(row.Coverage, CultureInfo.InvariantCulture)),
        Screen.Plain(row.Address));

    private static string StatusOf(RowView row) => row.Override is { } set
        ? $"{Screen.Status(set.Status)} (set; computed {Screen.Plain(row.Status.Word)})"
        : Screen.Status(row.Status) + (row.CeilingApplied ? " (held)" : "") + (row.Judged ? " (judged)" : "") + (row.Restated is null ? "" : " (restated)");

    private static string Known(KnownOn known) =>
        string.Create(CultureInfo.InvariantCulture, $"{known.RecordedAt?.UtcDateTime:yyyy-MM-dd HH:mm} UTC (change {known.Seq})");
}
