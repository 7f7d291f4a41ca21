using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>A map whose keys people choose, in the order written.</summary>
public sealed class MapOfShape<T>(Shape<T> values) : Shape<ImmutableArray<KeyValuePair<string, T>>>
    where T : notnull
{
    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out ImmutableArray<KeyValuePair<string, T>> value)
    {
        value = [];
        if (node is not MapNode map)
        {
            reading.Report(node.Place, $"Write a map here, one 'key: value' a line, not {FileReading.Describe(node)}.");
            return false;
        }
        var read = ImmutableArray.CreateBuilder<KeyValuePair<string, T>>(map.Entries.Length);
        foreach (var entry in map.Entries)
            if (values.TryRead(entry.Value, reading, out var one))
                read.Add(new(entry.Key.Text ?? "", one));
        value = read.ToImmutable();
        return read.Count == map.Entries.Length;
    }

    public override DocumentNode Write(ImmutableArray<KeyValuePair<string, T>> value, FileWriting writing) =>
        FileWriting.Map(value.Select(entry => new MapEntry(FileWriting.Text(entry.Key), values.Write(entry.Value, writing))));

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = "object", ["additionalProperties"] = values.Schema(book) };
}
