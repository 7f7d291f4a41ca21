using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Binnacle.Core.Elements;

namespace Binnacle.App.Elements;

/// <summary>
/// How stored bodies of a kind came to be what they are today. Each step takes a body of one version and gives the next one's; steps are
/// kept for ever, since bodies are never rewritten, and each has an example in the tests that it must go on reading.
/// </summary>
internal sealed class BodyVersions(IReadOnlyDictionary<ElementKind, ImmutableArray<Action<JsonObject>>> steps)
{
    public static readonly BodyVersions Known = new(new Dictionary<ElementKind, ImmutableArray<Action<JsonObject>>>());

    /// <summary>The version written today: 1 more than there are steps.</summary>
    public int Of(ElementKind kind) => steps.TryGetValue(kind, out var known) ? known.Length + 1 : 1;

    public void Upgrade(ElementKind kind, int from, JsonObject body)
    {
        for (var version = from; version < Of(kind); version++)
            steps[kind][version - 1](body);
    }
}
