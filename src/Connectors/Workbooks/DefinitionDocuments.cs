using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Workbooks;

/// <summary>Sheets of definitions as strategy documents: what their reader checks, a person finds again by sheet and cell.</summary>
internal sealed class DefinitionDocuments(string file, IReadOnlyDictionary<string, WorkbookSheet> sheets, List<Problem> problems)
{
    private readonly Place top = new(file, "");
    private readonly HashSet<WorkbookRow> used = [];

    public ImmutableArray<StrategyDocument> Make()
    {
        var documents = ImmutableArray.CreateBuilder<StrategyDocument>();
        if (sheets.ContainsKey(SheetNames.Organization) || Rows(SheetNames.Units).Any()) documents.Add(new("organization.yaml", Organization()));
        AddCoded(documents, "people", SheetNames.Owners);
        AddCoded(documents, "scales", SheetNames.Scales);
        AddCoded(documents, "definitions", SheetNames.Definitions);
        var number = 0;
        foreach (var row in Rows(SheetNames.Strategies)) documents.Add(new($"strategies/{++number}.yaml", new MapNode(row.Place, row.Cells)));
        var measures = Measures();
        if (measures.Length > 0) documents.Add(new("measures.yaml", Section("measures", measures)));
        foreach (var row in Rows(SheetNames.Scorecards)) documents.Add(new($"scorecards/{++number}.yaml", Card(row)));
        AddCoded(documents, "initiatives", SheetNames.Initiatives);
        foreach (var name in (string[])[SheetNames.Perspectives, SheetNames.Themes, SheetNames.Objectives, SheetNames.Weights, SheetNames.Links]) Unused(name);
        return documents.ToImmutable();
    }

    private MapNode Organization()
    {
        var entries = new List<MapEntry>();
        foreach (var row in Rows(SheetNames.Organization))
        {
            if (row.Text(SheetNames.Setting) is { } setting && row[SheetNames.Value] is { } value) entries.Add(new(new(row.PlaceOf(SheetNames.Setting), setting), value));
        }

        // Without the sheet of settings a workbook is a part of the whole: what it does not mention stays.
        if (!sheets.ContainsKey(SheetNames.Organization)) entries.Add(new(new(top, "complete"), new ScalarNode(top, "no")));
        var rows = Rows(SheetNames.Units).ToList();
        var codes = rows.Select(row => row.Text(SheetNames.Code)).ToHashSet();
        foreach (var row in rows)
        {
            if (row.Text(SheetNames.Parent) is { } parent && !codes.Contains(parent)) Tell(row.PlaceOf(SheetNames.Parent), $"There is no unit '{parent}' in the sheet {SheetNames.Units}.");
        }

        if (Units(rows, null, []) is { Length: > 0 } units) entries.Add(new(new(top, "units"), new MapNode(top, units)));
        foreach (var row in rows.Where(row => !used.Contains(row) && codes.Contains(row.Text(SheetNames.Parent))))
            Tell(row.PlaceOf(SheetNames.Parent), $"The unit '{row.Text(SheetNames.Code)}' stands below itself.");
        return new(top, [.. entries]);
    }

    private ImmutableArray<MapEntry> Units(List<WorkbookRow> rows, string? parent, HashSet<string> above)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var row in rows.Where(row => row.Text(SheetNames.Parent) == parent))
        {
            used.Add(row);
            var code = row.Text(SheetNames.Code);
            if (code is null || !above.Add(code)) continue;
            var below = Units(rows, code, above);
            above.Remove(code);
            var said = row.Without(SheetNames.Code, SheetNames.Parent);
            entries.Add(Entry(row, SheetNames.Code, below.Length == 0 ? said : said.Add(new(new(row.Place, "units"), new MapNode(row.Place, below)))));
        }

        return entries.ToImmutable();
    }

    private void AddCoded(ImmutableArray<StrategyDocument>.Builder documents, string section, string sheet)
    {
        var entries = Rows(sheet).Where(row => row[SheetNames.Code] is not null).Select(row => Entry(row, SheetNames.Code, Listed(row.Without(SheetNames.Code)))).ToImmutableArray();
        if (entries.Length > 0) documents.Add(new($"{section}.yaml", Section(section, Distinct(entries))));
    }

    // People list objectives with commas; in the files it is a list.
    private static ImmutableArray<MapEntry> Listed(ImmutableArray<MapEntry> cells) =>
        [.. cells.Select(cell => cell is { Key.Text: "objectives", Value: ScalarNode { Text: { } text } scalar }
            ? cell with { Value = new ListNode(scalar.Place, [.. text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (DocumentNode)new ScalarNode(scalar.Place, item))]) }
            : cell)];

    private ImmutableArray<MapEntry> Measures()
    {
        var targets = new Dictionary<string, WorkbookRow>(StringComparer.Ordinal);
        foreach (var row in Rows(SheetNames.Targets))
        {
            if (!targets.TryAdd(Address(row, SheetNames.Kpi), row)) Tell(row.PlaceOf(SheetNames.Kpi), $"The targets of '{row.Text(SheetNames.Kpi)}' stand here a second time; the first are at {targets[Address(row, SheetNames.Kpi)].PlaceOf(SheetNames.Kpi).At}.");
        }

        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var row in Rows(SheetNames.Kpis))
        {
            var said = row.Without(SheetNames.Code, SheetNames.OrganizationUnit);
            if (targets.Remove(Address(row, SheetNames.Code), out var target)) said = [.. said, .. target.Without(SheetNames.Kpi, SheetNames.OrganizationUnit)];
            entries.Add(new(new(row.PlaceOf(SheetNames.Code), Address(row, SheetNames.Code)), new MapNode(row.Place, said)));
        }

        foreach (var row in targets.Values) Tell(row.PlaceOf(SheetNames.Kpi), $"There is no KPI '{row.Text(SheetNames.Kpi)}'{In(row)} in the sheet {SheetNames.Kpis}.");
        return Distinct(entries.ToImmutable());
    }

    private MapNode Card(WorkbookRow row)
    {
        var code = row.Text(SheetNames.Code) ?? "";
        var entries = row.Without(SheetNames.OrganizationUnit, SheetNames.SectionOrder).ToBuilder();
        if (row[SheetNames.OrganizationUnit] is { } unit) entries.Add(new(new(unit.Place, "unit"), unit));
        var themes = On(SheetNames.Themes, code).Where(theme => used.Add(theme)).Select(theme => Entry(theme, SheetNames.Code, theme.Without(SheetNames.Scorecard, SheetNames.Code))).ToImmutableArray();
        if (themes.Length > 0) entries.Add(new(new(row.Place, "themes"), new MapNode(row.Place, Distinct(themes))));
        entries.AddRange(Children(code, null, row, []));
        var links = On(SheetNames.Links, code).Where(link => used.Add(link)).Select(link => (DocumentNode)new MapNode(link.Place, link.Without(SheetNames.Scorecard))).ToImmutableArray();
        if (links.Length > 0) entries.Add(new(new(row.Place, "links"), new ListNode(row.Place, links)));
        return new(row.Place, entries.ToImmutable());
    }

    private IEnumerable<MapEntry> Children(string card, string? under, WorkbookRow parent, HashSet<string> above)
    {
        var said = parent.Text(SheetNames.SectionOrder)?.Split(',', StringSplitOptions.TrimEntries).Where(SheetNames.ChildSections.Contains) ?? [];
        foreach (var section in said.Union(SheetNames.ChildSections))
        {
            var children = section switch
            {
                "perspectives" => Nodes(SheetNames.Perspectives, card, under, above),
                "objectives" => Nodes(SheetNames.Objectives, card, under, above),
                _ => [.. On(SheetNames.Weights, card).Where(row => row.Text(SheetNames.Under) == under && used.Add(row)).Select(row => Entry(row, SheetNames.Kpi, row.Without(SheetNames.Scorecard, SheetNames.Under, SheetNames.Kpi)))],
            };
            if (children.Length > 0) yield return new(new(parent.Place, section), new MapNode(parent.Place, Distinct(children)));
        }
    }

    private ImmutableArray<MapEntry> Nodes(string sheet, string card, string? under, HashSet<string> above)
    {
        var nodes = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var row in On(sheet, card).Where(row => row.Text(SheetNames.Under) == under))
        {
            if (row.Text(SheetNames.Code) is not { } code || !above.Add(code)) continue;
            used.Add(row);
            nodes.Add(Entry(row, SheetNames.Code, [.. row.Without(SheetNames.Scorecard, SheetNames.Under, SheetNames.Code, SheetNames.SectionOrder), .. Children(card, code, row, above)]));
            above.Remove(code);
        }

        return nodes.ToImmutable();
    }

    private void Unused(string sheet)
    {
        var cards = Rows(SheetNames.Scorecards).Select(row => row.Text(SheetNames.Code)).ToHashSet();
        foreach (var row in Rows(sheet).Where(row => !used.Contains(row)))
        {
            if (row.Text(SheetNames.Scorecard) is not { } card || !cards.Contains(card)) Tell(row.PlaceOf(SheetNames.Scorecard), $"There is no scorecard '{row.Text(SheetNames.Scorecard)}' in the sheet {SheetNames.Scorecards}.");
            else Tell(row.PlaceOf(SheetNames.Under), $"Nothing on the scorecard '{card}' has the code '{row.Text(SheetNames.Under)}', or it stands below itself.");
        }
    }

    // A code that stands twice is said here: a map could hold it once only.
    private ImmutableArray<MapEntry> Distinct(ImmutableArray<MapEntry> entries)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!seen.TryAdd(entry.Key.Text ?? "", entry.Key.Place)) Tell(entry.Key.Place, $"'{entry.Key.Text}' stands here a second time; the first is at {seen[entry.Key.Text ?? ""].At}.");
        }

        return entries;
    }

    private IEnumerable<WorkbookRow> Rows(string sheet) => sheets.TryGetValue(sheet, out var found) ? found.Rows : [];

    private IEnumerable<WorkbookRow> On(string sheet, string card) => Rows(sheet).Where(row => row.Text(SheetNames.Scorecard) == card);

    private static string Address(WorkbookRow row, string key) => row.Text(SheetNames.OrganizationUnit) is { } unit ? $"{unit}/{row.Text(key)}" : row.Text(key) ?? "";

    private static string In(WorkbookRow row) => row.Text(SheetNames.OrganizationUnit) is { } unit ? $" of '{unit}'" : "";

    private static MapEntry Entry(WorkbookRow row, string key, ImmutableArray<MapEntry> said) => new(new(row.PlaceOf(key), row.Text(key) ?? ""), new MapNode(row.Place, said));

    private MapNode Section(string name, ImmutableArray<MapEntry> entries) => new(top, [new(new(top, name), new MapNode(top, entries))]);

    private void Tell(Place place, string message) => problems.Add(new(place, message));
}
