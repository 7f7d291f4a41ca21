using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>A map whose keys are known.</summary>
/// <param name="name">Of the definition in the schema.</param>
public sealed class MapShape<T>(string name, string about, Func<T> blank, params ImmutableArray<Key<T>> keys) : Shape<T>
    where T : notnull
{
    public ImmutableArray<Key<T>> Keys { get; } = keys;

    public string Name { get; } = name;

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not MapNode map)
        {
            reading.Report(node.Place, $"Write a map of keys here ({Names}), not {FileReading.Describe(node)}.");
            return false;
        }
        UnknownKeys.Report(map, [.. Keys.Select(key => key.Name)], reading);
        value = ReadKeys(blank(), map, reading);
        return true;
    }

    /// <summary>What the map says of these keys; its other keys are someone else's.</summary>
    public T ReadKeys(T target, MapNode map, FileReading reading)
    {
        foreach (var key in Keys)
            if (map[key.Name] is { } said and not ScalarNode { Text: null })
                target = key.Read(target, said, reading);
            else if (key.Required)
                reading.Report(map.Place, $"'{key.Name}' is missing here: {key.About}");
        return target;
    }

    public override DocumentNode Write(T value, FileWriting writing) => FileWriting.Map(WriteKeys(value, writing));

    public IEnumerable<MapEntry> WriteKeys(T value, FileWriting writing)
    {
        foreach (var key in Keys)
            if (key.Write(value, writing) is { } node)
                yield return FileWriting.Entry(key.Name, node);
    }

    public override JsonObject Schema(SchemaBook book) => book.Reference(Name, inner =>
    {
        var schema = new JsonObject { ["type"] = "object", ["description"] = about, ["additionalProperties"] = false, ["properties"] = Properties(inner) };
        if (Keys.Any(key => key.Required))
            schema["required"] = new JsonArray([.. Keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)]);
        return schema;
    });

    public JsonObject Properties(SchemaBook book)
    {
        var properties = new JsonObject();
        foreach (var key in Keys)
            properties[key.Name] = Described(key, book);
        return properties;
    }

    private static JsonObject Described(Key<T> key, SchemaBook book)
    {
        // An empty value means "not said", so nothing is allowed everywhere.
        var schema = SchemaBook.AnyOf(key.Schema(book), SchemaBook.Nothing);
        schema["description"] = key.About;
        return schema;
    }

    private string Names => string.Join(", ", Keys.Select(key => key.Name));
}
