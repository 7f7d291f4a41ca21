using System.Text.Json;
using System.Text.Json.Nodes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Elements;

/// <summary>An element as the text that stands in its revision's row, and back. The id and the kind have columns of their own.</summary>
public static class ElementBody
{
    public static int Version(ElementKind kind) => BodyVersions.Known.Of(kind);

    /// <summary>The kind as stored: its name in lower case.</summary>
    public static string Name(ElementKind kind) => kind.ToString().ToLowerInvariant();

    /// <exception cref="UnreadableBodyException">A newer program knows kinds that this one does not.</exception>
    public static ElementKind Kind(string name) =>
        Kinds.TryGetValue(name, out var kind)
            ? kind
            : throw new UnreadableBodyException($"The file holds a '{name}', which this program ({UnreadableBodyException.ThisProgram}) does not know. Open it with a newer one.");

    public static string Encode(Element element) => JsonSerializer.Serialize(element, TypeOf(element.Kind), ElementJson.Options);

    /// <exception cref="UnreadableBodyException">It was written by a newer program, or is damaged.</exception>
    public static Element Decode(ElementKind kind, ElementId id, int version, string body) => Decode(kind, id, version, body, BodyVersions.Known);

    internal static Element Decode(ElementKind kind, ElementId id, int version, string body, BodyVersions versions)
    {
        if (version > versions.Of(kind))
            throw new UnreadableBodyException(
                $"The {Name(kind)} {id} was written in version {version} of its format; this program ({UnreadableBodyException.ThisProgram}) reads up to {versions.Of(kind)}. Open the file with a newer one.");
        if (version < 1)
            throw new UnreadableBodyException($"The {Name(kind)} {id} names version {version} of its format; versions start at 1.");
        try
        {
            var element = version == versions.Of(kind)
                ? JsonSerializer.Deserialize(body, TypeOf(kind), ElementJson.Options)
                : JsonSerializer.Deserialize(Upgraded(kind, version, body, versions), TypeOf(kind), ElementJson.Options);
            return element is Element read ? read with { Id = id } : throw new JsonException("Expected an object.");
        }
        catch (JsonException exception)
        {
            throw new UnreadableBodyException($"The {Name(kind)} {id} cannot be read: {exception.Message}", exception);
        }
    }

    private static JsonObject Upgraded(ElementKind kind, int version, string body, BodyVersions versions)
    {
        var read = JsonNode.Parse(body) as JsonObject ?? throw new JsonException("Expected an object.");
        versions.Upgrade(kind, version, read);
        return read;
    }

    private static readonly Dictionary<string, ElementKind> Kinds = Enum.GetValues<ElementKind>().ToDictionary(Name, StringComparer.Ordinal);

    private static Type TypeOf(ElementKind kind) => kind switch
    {
        ElementKind.Organization => typeof(OrganizationSettings),
        ElementKind.Unit => typeof(OrganizationUnit),
        ElementKind.Person => typeof(Person),
        ElementKind.Strategy => typeof(Strategy),
        ElementKind.Scale => typeof(NamedScale),
        ElementKind.Definition => typeof(Definition),
        ElementKind.Measure => typeof(Measure),
        ElementKind.Scorecard => typeof(Scorecard),
        ElementKind.Perspective => typeof(Perspective),
        ElementKind.Theme => typeof(Theme),
        ElementKind.Objective => typeof(Objective),
        ElementKind.Placement => typeof(Placement),
        ElementKind.Link => typeof(CauseEffectLink),
        ElementKind.Initiative => typeof(Initiative),
        ElementKind.Edition => typeof(Edition),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
