using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>The definitions of one JSON Schema; a shape met twice is described once.</summary>
public sealed class SchemaBook
{
    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to the definition, described on first use; a shape may refer to itself.</summary>
    public JsonObject Reference(string name, Func<SchemaBook, JsonObject> describe)
    {
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = null;
            _definitions[name] = describe(this);
        }
        return new() { ["$ref"] = $"#/definitions/{name}" };
    }

    public JsonObject Definitions()
    {
        var all = new JsonObject();
        foreach (var (name, definition) in _definitions)
            all[name] = definition!.DeepClone();
        return all;
    }

    public static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas.Select(s => (JsonNode)s)]) };

    public static JsonObject Nothing => new() { ["type"] = "null" };
}
