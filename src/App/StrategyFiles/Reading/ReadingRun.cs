using Binnacle.App.Changes;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.StrategyFiles.Reading;

/// <summary>One reading of one folder: first who there is, then what each says.</summary>
internal sealed partial class ReadingRun(StructureHistory history, bool missesFiles)
{
    private readonly Identities _identities = new(history);
    private readonly List<Declaration> _declared = [];
    private readonly Dictionary<StrategyDocument, ScalarNode> _holdsFrom = [];
    private readonly Dictionary<(ElementKind Kind, ElementId? Scope, string Code), Place> _places = [];
    private Declaration? _organization;
    private Declaration? _root;

    public FileReading Reading { get; } = new() { MissesFiles = missesFiles };

    public List<PersonName> People { get; } = [];

    public bool IsComplete { get; private set; }

    public Structure Current => _identities.Current;

    public IReadOnlyList<Declaration> Declared => _declared;

    public void Declare(IEnumerable<StrategyDocument> documents)
    {
        var known = new List<StrategyDocument>();
        foreach (var document in documents.OrderBy(d => d.Kind).ThenBy(d => d.Path, StringComparer.Ordinal))
            if (document.Kind is null)
                Reading.Report(new(document.Path, ""), $"This is no file of a strategy folder. Known are {StrategyFileKinds.Expected}.{Suggestion.For(document.Path, ["organization.yaml", "people.yaml", "scales.yaml", "definitions.yaml", "strategy.yaml", "measures.yaml", "initiatives.yaml"])}");
            else if (document.Root is not MapNode)
                Reading.Report(document.Root.Place, $"A file is a map of keys ({string.Join(", ", FileFormat.Of(document.Kind.Value).Known)}), not {FileReading.Describe(document.Root)}.");
            else
                known.Add(document);

        foreach (var document in known.Where(d => d.Kind < StrategyFileKind.Measures))
            DeclareFile(document, (MapNode)document.Root);
        if (_organization is null && !Current.All<OrganizationSettings>().Any() && !missesFiles)
            Reading.Report(new("organization.yaml", ""), "There is no organisation yet: add organization.yaml with its name and units.");
        AddExistingUnits();
        foreach (var document in known.Where(d => d.Kind >= StrategyFileKind.Measures))
            foreach (var root in Expanded(document))
                DeclareFile(document, root);
        ResolvePlacements();
        if (!IsComplete)
            AddExisting();
    }

    private void DeclareFile(StrategyDocument document, MapNode root)
    {
        var format = FileFormat.Of(document.Kind!.Value);
        UnknownKeys.Report(root, format.Known, Reading);
        if (root["holds-from"] is ScalarNode { Text: not null } holdsFrom)
            _holdsFrom[document] = holdsFrom;
        switch (document.Kind)
        {
            case StrategyFileKind.Organization:
                DeclareOrganization(document, root);
                break;
            case StrategyFileKind.Strategy:
                Add(document, ElementFormats.Strategy, CodeOf(root, document.Name), root, root.Place);
                break;
            case StrategyFileKind.Scorecard:
                DeclareCard(document, root);
                break;
            case StrategyFileKind.Measures:
                if (UnitOf(root) is { } unit)
                    foreach (var (code, map, place) in Entries(root, format.Section!))
                        DeclareMeasure(document, code, map, place, unit);
                break;
            default:
                foreach (var (code, map, place) in Entries(root, format.Section!))
                    Add(document, format.Section!.Of(), code, map, place);
                break;
        }
    }

    private void DeclareOrganization(StrategyDocument document, MapNode root)
    {
        if (_organization is not null)
        {
            Reading.Report(new(document.Path, ""), $"The organisation stands in {_organization.Document.Path} already.");
            return;
        }
        IsComplete = !(root["complete"] is { } complete && Shaped.YesNo.TryRead(complete, Reading, out var yes) && !yes);
        _organization = new()
        {
            Format = ElementFormats.Organization,
            Id = _identities.Organization(),
            Code = CodeOf(root, "organization"),
            Map = root,
            Place = root.Place,
            Document = document,
        };
        _declared.Add(_organization);
        DeclareUnits(document, root, null);
    }

    private void DeclareUnits(StrategyDocument document, MapNode map, Declaration? parent)
    {
        foreach (var (code, unit, place) in Entries(map, ElementFormats.Unit.Sections[0]))
            if (Add(document, ElementFormats.Unit, code, unit, place, parent, section: "units") is { } declared)
            {
                _root ??= declared;
                UnknownKeys.Report(unit, ElementFormats.Unit.Known, Reading);
                DeclareUnits(document, unit, declared);
            }
    }

    /// <summary>The entries of a section, each with its map.</summary>
    private IEnumerable<(string Code, MapNode Map, Place Place)> Entries(MapNode map, Section section)
    {
        if (map[section.Name] is not { } node || node is ScalarNode { Text: null })
            yield break;
        if (node is not MapNode entries)
        {
            Reading.Report(node.Place, $"Write the {section.Name} as a map, 'code: ...' a line, not {FileReading.Describe(node)}.");
            yield break;
        }
        var format = section.Of();
        foreach (var entry in entries.Entries)
            if (format.MapOf(entry.Value) is { } described)
                yield return (entry.Key.Text ?? "", described, entry.Key.Place);
            else
                Reading.Report(entry.Value.Place, $"Write what '{entry.Key.Text}' is as a map of keys, not {FileReading.Describe(entry.Value)}.");
    }

    private Declaration? Add(
        StrategyDocument document, ElementFormat format, string code, MapNode map, Place place,
        Declaration? parent = null, ElementId? scope = null, ElementId? card = null, ElementId? unit = null, string section = "")
    {
        if (CodeProblem(code, slash: false) is { } problem)
            Reading.Report(place, problem);
        var id = _identities.Of(format.Kind, scope, code, WasOf(map, format.Kind, scope));
        var names = format.Kind is ElementKind.Perspective or ElementKind.Theme or ElementKind.Objective ? "node" : null;
        if (!Reading.Codes.TryAdd(format.Kind, scope, code, id) || (names is not null && !Reading.Codes.TryAdd(ElementKind.Placement, scope, code, id)))
        {
            var first = _places.GetValueOrDefault((names is null ? format.Kind : ElementKind.Placement, scope, code));
            Reading.Report(place, $"The code '{code}' is taken: {(names is null ? $"another {format.Name}" : "something on this scorecard")} has it{(first is null ? "" : $" ({first})")}.");
            return null;
        }
        _places[(names is null ? format.Kind : ElementKind.Placement, scope, code)] = place;
        var declared = new Declaration { Format = format, Id = id, Code = code, Map = map, Place = place, Document = document, Parent = parent, Card = card, Unit = unit, Section = section };
        _declared.Add(declared);
        if (format.Kind is not (ElementKind.Unit or ElementKind.Scorecard or ElementKind.Strategy or ElementKind.Measure))
            UnknownKeys.Report(map, format.Known, Reading);
        return declared;
    }

    /// <summary>The scope and code an element had before, for <see cref="Identities.Of"/>.</summary>
    private (ElementId? Scope, string Code)? WasOf(MapNode map, ElementKind kind, ElementId? scope)
    {
        if (map["was"] is not ScalarNode { Text: { } was } node)
            return null;
        var slash = was.LastIndexOf('/');
        if (slash < 0 || scope is null)
        {
            Expect(_identities.Existing(kind, scope, was) ?? Reading.Codes.Find(kind, scope, was), node);
            return (scope, was);
        }
        var holder = kind == ElementKind.Measure ? ElementKind.Unit : ElementKind.Scorecard;
        var old = Reading.Codes.Find(holder, null, was[..slash]) ?? _identities.Existing(holder, null, was[..slash]);
        return old is null ? null : (old, was[(slash + 1)..]);
    }

    private void Expect(ElementId? found, ScalarNode was)
    {
        // Once applied, the old code is gone and 'was' may stay; it is a slip only where the new code is unknown too, which the plan shows.
        if (found is null && Current.Elements.Any() && !missesFiles)
            Reading.Warn(was.Place, $"Nothing is called '{was.Text}' any more. Leave 'was' out once the rename is applied.");
    }

    /// <summary>The first day of what a file says, by the calendar the files say.</summary>
    private DateOnly? HoldsFrom(StrategyDocument document)
    {
        if (!_holdsFrom.TryGetValue(document, out var node))
            return null;
        var settings = _organization is null ? Current.Settings : (OrganizationSettings)Bodies[_organization.Id];
        if (node.Text == "beginning")
            return DateOnly.MinValue;
        if (settings.Calendar.Check().Count == 0 && settings.Calendar.TryParse(node.Text, out var period))
            return period.FirstDay;
        Reading.Report(node.Place, $"'{node.Text}' is no period of the organisation's calendar. Write one such as {settings.Calendar.Format(new Period(Frequency.Month, new(2026, 1, 1)))}, a day, or beginning.");
        return null;
    }

    private string CodeOf(MapNode root, string otherwise) => root["code"] is ScalarNode { Text: { } code } ? code : otherwise;

    private static string? CodeProblem(string code, bool slash) =>
        code.Length == 0 ? "A code has at least one letter."
        : code.Length > 80 ? $"The code '{code[..20]}...' is longer than 80 characters."
        : code.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' || (slash && c == '/')) ? null
        : $"The code '{code}' may have letters, digits, '.', '_' and '-' only. What people read goes into 'name'.";

    private void AddExistingUnits()
    {
        if (!IsComplete)
            foreach (var unit in Current.All<OrganizationUnit>())
                Reading.Codes.TryAdd(ElementKind.Unit, null, unit.Code, unit.Id);
    }

    private void AddExisting()
    {
        var declared = _declared.Select(d => d.Id).ToHashSet();
        foreach (var element in Current.Elements.Where(e => !declared.Contains(e.Id)))
            Reading.Codes.TryAdd(element.Kind, _identities.ScopeOf(element), element.Code, element.Id);
    }
}
