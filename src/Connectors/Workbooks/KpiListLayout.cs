using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Mapping;

namespace Binnacle.Connectors.Workbooks;

/// <summary>The rows of a KPI list, dealt out to the sheets of a definition workbook.</summary>
internal sealed class KpiListLayout(string title, Place place)
{
    private static readonly string[] TargetKeys = ["target", "red", "amber", "green", "baseline", "stretch", "benchmark", "min", "max"];
    private static readonly string[] PlaceKeys = ["scorecard", "perspective", "objective", "organisation-unit", "weight", "code"];
    private readonly Dictionary<string, List<WorkbookRow>> sheets = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sheet, string Where, string Name), string> codes = [];
    private readonly HashSet<(string Scope, string Code)> taken = [];
    private readonly Dictionary<string, Place> kpis = new(StringComparer.Ordinal);
    private string perspective = "";
    private string objective = "";

    public void Add(WorkbookRow row, List<Problem> problems)
    {
        // A list often says perspective and objective once, for all rows below.
        if (row.Text("perspective") is { } saidPerspective && saidPerspective != perspective) (perspective, objective) = (saidPerspective, "");
        if (row.Text("objective") is { } saidObjective) objective = saidObjective;
        var name = row.Text("name") ?? row.Text("code");
        if (name is null) return;
        var code = row.Text("code") is { } given ? Kept(given) : Code(name);
        var unit = row.Text("organisation-unit") is { } department ? Kept(department) : null;
        var address = unit is null ? code : $"{unit}/{code}";
        if (code.Length == 0) problems.Add(new(row.Place, $"\"{name}\" has no letter or digit to make a code of."));
        else if (!kpis.TryAdd(address, row.Place)) problems.Add(new(row.Place, $"The KPI '{address}' stands here a second time; the first is at {kpis[address].At}."));
        else AddKpi(row, code, unit, address);
    }

    public IReadOnlyDictionary<string, WorkbookSheet> Sheets() => sheets.ToDictionary(
        sheet => sheet.Key, sheet => new WorkbookSheet(sheet.Key, [.. sheet.Value.SelectMany(row => row.Cells.Select(cell => cell.Key.Text!)).Distinct()], [.. sheet.Value]), StringComparer.Ordinal);

    private void AddKpi(WorkbookRow row, string code, string? unit, string address)
    {
        var named = row.Text("scorecard") ?? title;
        var card = Once(SheetNames.Scorecards, row, "", named, []);
        (string, string)[] under = [];
        foreach (var (sheet, name) in ((string, string)[])[(SheetNames.Perspectives, perspective), (SheetNames.Objectives, objective)])
        {
            if (name.Length > 0) under = [(SheetNames.Under, Once(sheet, row, card, name, [(SheetNames.Scorecard, card), .. under]))];
        }

        // A person's id is meant as it is; a name makes a person.
        var owner = row.Text("owner") is { } person ? Code(person) == person ? person : Once(SheetNames.Owners, row, "", person, []) : null;
        (string, string)[] where = unit is null ? [] : [(SheetNames.OrganizationUnit, unit)];
        var said = row.Without([.. TargetKeys, .. PlaceKeys]).Select(cell => cell.Key.Text == "owner" ? cell with { Value = new ScalarNode(cell.Value.Place, owner) } : cell);
        Row(SheetNames.Kpis, row, [(SheetNames.Code, code), .. where], said);
        var targets = row.Cells.Where(cell => TargetKeys.Contains(cell.Key.Text)).ToList();
        if (targets.Count > 0) Row(SheetNames.Targets, row, [(SheetNames.Kpi, code), .. where], targets);
        Row(SheetNames.Weights, row, [(SheetNames.Scorecard, card), .. under, (SheetNames.Kpi, address)], row.Cells.Where(cell => cell.Key.Text == "weight"));
    }

    // The code of what has the name in its place; a new row the first time. Two names that give one code get a number.
    private string Once(string sheet, WorkbookRow row, string card, string name, (string Key, string Text)[] cells)
    {
        var where = string.Join('|', cells.Select(cell => cell.Text));
        if (codes.TryGetValue((sheet, where, name), out var known)) return known;
        var scope = sheet is SheetNames.Perspectives or SheetNames.Objectives ? card : sheet;
        var code = Code(name);
        for (var i = 2; !taken.Add((scope, code)); i++) code = $"{Code(name)}-{i}";
        codes.Add((sheet, where, name), code);
        Row(sheet, row, [.. cells, (SheetNames.Code, code), ("name", name)], []);
        return code;
    }

    private void Row(string sheet, WorkbookRow row, IEnumerable<(string Key, string Text)> cells, IEnumerable<MapEntry> more)
    {
        if (!sheets.TryGetValue(sheet, out var rows)) sheets.Add(sheet, rows = []);
        // Rows that share a line of the list are told apart by their cells.
        rows.Add(new(row.Place with { File = place.File }, [.. cells.Select(cell => new MapEntry(new(row.Place, cell.Key), new ScalarNode(row.Place, cell.Text))), .. more]));
    }

    // A code that can be one stays as it is.
    private static string Kept(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-') ? text : Code(text);

    private static string Code(string text)
    {
        var code = TextFilters.Slug(text);
        return code.Length <= 60 ? code : code[..60].TrimEnd('-');
    }
}
