using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Workbooks;

/// <summary>Strategy documents laid out as sheets.</summary>
internal sealed class DefinitionSheets
{
    private static readonly string[] PlacementKeys = ["weight", "order", "critical", "placement"];
    private static readonly string[] TargetKeys = ["target", "red", "amber", "green", "min", "max", "baseline", "worst", "stretch", "benchmark", "levels", "target-profile"];
    private static readonly string[] NodeSections = ["themes", "perspectives", "objectives", "measures", "links"];
    private readonly Dictionary<string, List<List<MapEntry>>> rows = SheetNames.All.ToDictionary(sheet => sheet.Name, _ => new List<List<MapEntry>>());
    private string topUnit = "";

    /// <summary>Sheets without rows are there with the columns they need, to be filled.</summary>
    public static ImmutableArray<WorkbookSheet> Of(IEnumerable<StrategyDocument> documents)
    {
        var sheets = new DefinitionSheets();
        foreach (var document in documents.OrderBy(document => document.Kind)) sheets.Add(document);
        return [.. SheetNames.All.Select(sheet => Sheet(sheet.Name, sheet.Needed, sheets.rows[sheet.Name]))];
    }

    private static WorkbookSheet Sheet(string name, string[] needed, List<List<MapEntry>> rows)
    {
        var keys = needed.Concat(name switch
        {
            SheetNames.Units => [SheetNames.Parent, "name"],
            SheetNames.Owners => ["name", "mail"],
            SheetNames.Kpis => [SheetNames.OrganizationUnit, "name", "definition", "unit", "direction", "frequency", "formula"],
            SheetNames.Targets => [SheetNames.OrganizationUnit, "target", "red"],
            SheetNames.Scorecards => [SheetNames.OrganizationUnit, "name", "parent", "owner"],
            SheetNames.Objectives => [SheetNames.Under, "name", "weight", "owner"],
            SheetNames.Weights => [SheetNames.Under, "weight"],
            SheetNames.Initiatives => ["name", "owner", "objectives", "state"],
            _ => Array.Empty<string>(),
        }).Concat(rows.SelectMany(row => row.Select(cell => cell.Key.Text!)));
        return new(name, [.. keys.Distinct()], [.. rows.Select(row => new WorkbookRow(new Place("", ""), [.. row]))]);
    }

    private void Add(StrategyDocument document)
    {
        var root = (MapNode)document.Root;
        switch (document.Kind)
        {
            case StrategyFileKind.Organization:
                foreach (var entry in root.Entries.Where(entry => entry.Key.Text != "units")) Row(SheetNames.Organization, (SheetNames.Setting, entry.Key), (SheetNames.Value, entry.Value));
                AddUnits(root, null);
                break;
            case StrategyFileKind.People: AddCoded(SheetNames.Owners, root["people"], "name"); break;
            case StrategyFileKind.Scales: AddCoded(SheetNames.Scales, root["scales"], null); break;
            case StrategyFileKind.Definitions: AddCoded(SheetNames.Definitions, root["definitions"], null); break;
            case StrategyFileKind.Initiatives: AddCoded(SheetNames.Initiatives, root["initiatives"], null); break;
            case StrategyFileKind.Strategy: Row(SheetNames.Strategies, [Cell(SheetNames.Code, CodeOf(document)), .. Other(root, SheetNames.Code)]); break;
            case StrategyFileKind.Measures: AddMeasures(root); break;
            case StrategyFileKind.Scorecard: AddCard(document, root); break;
        }
    }

    private void AddUnits(MapNode map, string? parent)
    {
        foreach (var (code, unit) in Entries(map["units"], "name"))
        {
            if (topUnit.Length == 0) topUnit = code;
            Row(SheetNames.Units, [Cell(SheetNames.Code, code), .. parent is null ? [] : new[] { Cell(SheetNames.Parent, parent) }, .. Other(unit, "units")]);
            AddUnits(unit, code);
        }
    }

    private void AddCoded(string sheet, DocumentNode? section, string? shorthand)
    {
        foreach (var (code, map) in Entries(section, shorthand)) Row(sheet, [Cell(SheetNames.Code, code), .. map.Entries]);
    }

    private void AddMeasures(MapNode root)
    {
        var unit = (root["unit"] as ScalarNode)?.Text ?? topUnit;
        foreach (var (code, map) in Entries(root["measures"], null)) AddMeasure(unit, code, map.Entries);
    }

    private void AddMeasure(string unit, string code, IEnumerable<MapEntry> said)
    {
        (unit, code) = Split(unit, code);
        var all = said.ToList();
        MapEntry[] where = [Cell(SheetNames.Code, code), Cell(SheetNames.OrganizationUnit, unit)];
        Row(SheetNames.Kpis, [.. where, .. all.Where(entry => !TargetKeys.Contains(entry.Key.Text))]);
        var targets = all.Where(entry => TargetKeys.Contains(entry.Key.Text)).ToList();
        if (targets.Count > 0) Row(SheetNames.Targets, [Cell(SheetNames.Kpi, code), where[1], .. targets]);
    }

    private void AddCard(StrategyDocument document, MapNode root)
    {
        var code = CodeOf(document);
        var unit = (root["unit"] as ScalarNode)?.Text ?? topUnit;
        Row(SheetNames.Scorecards, [Cell(SheetNames.Code, code), Cell(SheetNames.OrganizationUnit, unit), .. Other(root, [SheetNames.Code, "unit", .. NodeSections]), .. SectionOrder(root)]);
        foreach (var (theme, map) in Entries(root["themes"], "name")) Row(SheetNames.Themes, [Cell(SheetNames.Scorecard, code), Cell(SheetNames.Code, theme), .. map.Entries]);
        AddChildren(code, unit, null, root);
        if (root["links"] is ListNode links)
        {
            foreach (var link in links.Items.OfType<MapNode>()) Row(SheetNames.Links, [Cell(SheetNames.Scorecard, code), .. link.Entries]);
        }
    }

    private void AddChildren(string card, string unit, string? under, MapNode node)
    {
        MapEntry[] place = under is null ? [Cell(SheetNames.Scorecard, card)] : [Cell(SheetNames.Scorecard, card), Cell(SheetNames.Under, under)];
        foreach (var (name, section) in node.Entries.Where(entry => SheetNames.ChildSections.Contains(entry.Key.Text)))
        {
            foreach (var (code, map) in Entries(section, name.Text == "measures" ? "weight" : "name"))
            {
                if (name.Text == "measures") AddPlaced(place, unit, code, map);
                else AddNode(name.Text == "perspectives" ? SheetNames.Perspectives : SheetNames.Objectives, place, card, unit, code, map);
            }
        }
    }

    // Read from sheets, perspectives come first and measures last; a node that has it otherwise says so.
    private static MapEntry[] SectionOrder(MapNode node)
    {
        var order = node.Entries.Select(entry => entry.Key.Text!).Where(SheetNames.ChildSections.Contains).ToList();
        return order.SequenceEqual(SheetNames.ChildSections.Where(order.Contains)) ? [] : [Cell(SheetNames.SectionOrder, string.Join(", ", order))];
    }

    private void AddNode(string sheet, MapEntry[] place, string card, string unit, string code, MapNode map)
    {
        Row(sheet, [.. place, Cell(SheetNames.Code, code), .. Other(map, NodeSections), .. SectionOrder(map)]);
        AddChildren(card, unit, code, map);
    }

    private void AddPlaced(MapEntry[] place, string unit, string code, MapNode map)
    {
        Row(SheetNames.Weights, [.. place, Cell(SheetNames.Kpi, code), .. map.Entries.Where(entry => PlacementKeys.Contains(entry.Key.Text))]);
        var described = map.Entries.Where(entry => !PlacementKeys.Contains(entry.Key.Text)).ToList();
        if (described.Count > 0) AddMeasure(unit, code, described);
    }

    private static (string Unit, string Code) Split(string unit, string code) =>
        code.LastIndexOf('/') is > 0 and var slash ? (code[..slash], code[(slash + 1)..]) : (unit, code);

    private static IEnumerable<(string Code, MapNode Map)> Entries(DocumentNode? section, string? shorthand)
    {
        if (section is not MapNode map) yield break;
        foreach (var (key, value) in map.Entries)
        {
            yield return (key.Text ?? "", value switch
            {
                MapNode inner => inner,
                ScalarNode { Text: not null } scalar when shorthand is not null => new MapNode(value.Place, [new(new(value.Place, shorthand), scalar)]),
                _ => new MapNode(value.Place, []),
            });
        }
    }

    private static IEnumerable<MapEntry> Other(MapNode map, params string[] known) => map.Entries.Where(entry => !known.Contains(entry.Key.Text));

    private static string CodeOf(StrategyDocument document) => (((MapNode)document.Root)[SheetNames.Code] as ScalarNode)?.Text ?? document.Name;

    private static MapEntry Cell(string key, string text) => new(new(new Place("", ""), key), new ScalarNode(new Place("", ""), text));

    private void Row(string sheet, params (string Key, DocumentNode Value)[] cells) => Row(sheet, [.. cells.Select(cell => new MapEntry(new(cell.Value.Place, cell.Key), cell.Value))]);

    private void Row(string sheet, List<MapEntry> cells) => rows[sheet].Add(cells);
}
