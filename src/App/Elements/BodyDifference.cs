using System.Text.Json.Nodes;
using Binnacle.Core.Elements;

namespace Binnacle.App.Elements;

/// <summary>One thing two versions of an element say differently, as their stored texts have it.</summary>
/// <param name="Path">Such as name, or spec.levels.target.value.</param>
/// <param name="Old">JSON; null where only the default was said.</param>
/// <param name="New">JSON; null where only the default is said.</param>
public sealed record BodyDifference(string Path, string? Old, string? New)
{
    /// <summary>In the order of their paths; a missing version says nothing.</summary>
    public static IReadOnlyList<BodyDifference> Between(Element? old, Element? @new)
    {
        var before = Leaves(old);
        var after = Leaves(@new);
        return
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(path => new BodyDifference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
                .Where(difference => difference.Old != difference.New),
        ];
    }

    private static Dictionary<string, string> Leaves(Element? element)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element is not null)
            Add(leaves, "", JsonNode.Parse(ElementBody.Encode(element)));
        return leaves;
    }

    // Lists are compared whole: a moved entry is a different order, not two changes.
    private static void Add(Dictionary<string, string> leaves, string path, JsonNode? node)
    {
        if (node is JsonObject named)
            foreach (var (name, value) in named)
                Add(leaves, path.Length == 0 ? name : $"{path}.{name}", value);
        else
            leaves[path] = node?.ToJsonString(ElementJson.Options) ?? "null";
    }
}
