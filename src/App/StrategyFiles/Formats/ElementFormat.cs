using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>A key of an element's map under which other elements stand by their codes.</summary>
internal sealed record Section(string Name, string About, Func<ElementFormat> Of);

/// <summary>A key that says where an element belongs or what it was called, not what it is.</summary>
internal sealed record Structural(string Name, string About, Func<JsonObject>? Schema = null);

/// <summary>What an element's map may say: keys of its own, sections of elements under it, and keys about its place.</summary>
/// <param name="shorthand">The key that a single word or number in place of the map stands for.</param>
internal abstract class ElementFormat(ElementKind kind, string name, string about, string? shorthand, ImmutableArray<Structural> structural, ImmutableArray<Section> sections)
{
    public ElementKind Kind { get; } = kind;

    /// <summary>What people call it, and its definition in the schema.</summary>
    public string Name { get; } = name;

    public string About { get; } = about;

    public string? Shorthand { get; } = shorthand;

    public ImmutableArray<Section> Sections { get; } = sections;

    public ImmutableArray<Structural> Structural { get; } = structural;

    public abstract IEnumerable<(string Name, string About)> Keys { get; }

    public IReadOnlyCollection<string> Known => field ??=
        [.. Keys.Select(key => key.Name), .. Structural.Select(key => key.Name), .. Sections.Select(section => section.Name)];

    /// <summary>The element the map describes, without id, code and place.</summary>
    public abstract Element Read(MapNode map, FileReading reading);

    public abstract IEnumerable<MapEntry> Write(Element element, FileWriting writing);

    /// <summary>A word or number in place of a map, as the map it stands for; null where it can stand for none.</summary>
    public MapNode? MapOf(DocumentNode node) => node switch
    {
        MapNode map => map,
        ScalarNode { Text: null } => new(node.Place, []),
        ScalarNode scalar when Shorthand is not null => new(node.Place, [new(new(node.Place, Shorthand), scalar)]),
        _ => null,
    };

    public JsonObject Schema(SchemaBook book)
    {
        var map = book.Reference(Name, inner =>
        {
            var properties = OwnProperties(inner);
            foreach (var key in Structural)
                properties[key.Name] = Described(key.Schema?.Invoke() ?? new JsonObject { ["type"] = new JsonArray("string", "number") }, key.About);
            foreach (var section in Sections)
                properties[section.Name] = Described(new JsonObject { ["type"] = "object", ["additionalProperties"] = section.Of().Schema(inner) }, section.About);
            return new() { ["type"] = "object", ["description"] = About, ["additionalProperties"] = false, ["properties"] = properties };
        });
        return Shorthand is null ? SchemaBook.AnyOf(map, SchemaBook.Nothing) : SchemaBook.AnyOf(map, new() { ["type"] = new JsonArray("string", "number", "null") });
    }

    public abstract JsonObject OwnProperties(SchemaBook book);

    private static JsonObject Described(JsonObject schema, string about)
    {
        var described = SchemaBook.AnyOf(schema, SchemaBook.Nothing);
        described["description"] = about;
        return described;
    }
}

internal sealed class ElementFormat<T>(
    ElementKind kind, string name, string about, IEnumerable<Key<T>> keys, string? shorthand = null, ImmutableArray<Structural>? structural = null, params ImmutableArray<Section> sections)
    : ElementFormat(kind, name, about, shorthand, structural ?? [], sections)
    where T : Element, new()
{
    private readonly MapShape<T> _keys = new(name, about, () => new(), [.. keys]);

    public override IEnumerable<(string Name, string About)> Keys => _keys.Keys.Select(key => (key.Name, key.About));

    public override Element Read(MapNode map, FileReading reading) => _keys.ReadKeys(new(), map, reading);

    public override IEnumerable<MapEntry> Write(Element element, FileWriting writing) => _keys.WriteKeys((T)element, writing);

    public override JsonObject OwnProperties(SchemaBook book) => _keys.Properties(book);
}
