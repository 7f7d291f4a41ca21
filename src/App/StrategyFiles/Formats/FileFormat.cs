using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>The keys at the top of a file: one element's own (organization, strategy, scorecard), or a section of many elements.</summary>
internal sealed record FileFormat(StrategyFileKind Kind, string Name, string About, ElementFormat? Element, Section? Section, ImmutableArray<Structural> Structural)
{
    public static ImmutableArray<FileFormat> All { get; } =
    [
        Whole(StrategyFileKind.Organization, "organization", ElementFormats.Organization),
        Many(StrategyFileKind.People, "people", "People by id.", () => ElementFormats.Person),
        Many(StrategyFileKind.Scales, "scales", "Scales by code.", () => ElementFormats.Scale),
        Many(StrategyFileKind.Definitions, "definitions", "Definitions by code.", () => ElementFormats.Definition),
        Whole(StrategyFileKind.Strategy, "strategy", ElementFormats.Strategy),
        Many(StrategyFileKind.Measures, "measures", "Measures by code, or by unit/code.", () => ElementFormats.Measure,
            new Structural("unit", "The unit of measures whose code names none; the top unit unless said."), ElementFormats.FileEachUnit),
        Whole(StrategyFileKind.Scorecard, "scorecard", ElementFormats.Scorecard),
        Many(StrategyFileKind.Initiatives, "initiatives", "Initiatives by code.", () => ElementFormats.Initiative),
    ];

    public static FileFormat Of(StrategyFileKind kind) => All[(int)kind];

    public IReadOnlyCollection<string> Known => Element?.Known ?? [Section!.Name, .. Structural.Select(key => key.Name)];

    /// <summary>JSON Schema (draft 7) of the whole file, for editors.</summary>
    public JsonObject Schema()
    {
        var book = new SchemaBook();
        JsonObject root;
        if (Element is not null)
        {
            // A scorecard's links point at this definition.
            if (Kind == StrategyFileKind.Scorecard)
                ElementFormats.Link.Schema(book);
            root = Element.Schema(book);
        }
        else
        {
            var properties = new JsonObject { [Section!.Name] = SchemaBook.AnyOf(new() { ["type"] = "object", ["description"] = Section.About, ["additionalProperties"] = Section.Of().Schema(book) }, SchemaBook.Nothing) };
            foreach (var key in Structural)
            {
                var schema = key.Schema?.Invoke() ?? new JsonObject { ["type"] = new JsonArray("string", "number") };
                schema["description"] = key.About;
                properties[key.Name] = schema;
            }
            root = new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        }
        var whole = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = $"Binnacle: {Name}",
            ["description"] = About,
        };
        foreach (var (key, value) in root)
            whole[key] = value!.DeepClone();
        whole["definitions"] = book.Definitions();
        return whole;
    }

    private static FileFormat Whole(StrategyFileKind kind, string name, ElementFormat element) => new(kind, name, element.About, element, null, []);

    private static FileFormat Many(StrategyFileKind kind, string name, string about, Func<ElementFormat> of, params ImmutableArray<Structural> structural) =>
        new(kind, name, about, null, new(name, about, of), [.. structural, ElementFormats.FileHoldsFrom]);
}
