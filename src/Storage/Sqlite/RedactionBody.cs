using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binnacle.Storage.Sqlite;

/// <summary>What a redaction's row says: the change, the places of the emptied rows as first-and-last pairs, and whether its reason went too.</summary>
internal sealed record RedactionBody(long Seq, IReadOnlyList<long[]> Revisions, IReadOnlyList<long[]> Observations, bool Reason)
{
    /// <summary>Null where there are none.</summary>
    public IReadOnlyList<long[]>? Blocks { get; init; }

    public string Write() => JsonSerializer.Serialize(this, RedactionJson.Default.RedactionBody);

    /// <summary>Null when the text is not of this form.</summary>
    public static RedactionBody? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RedactionJson.Default.RedactionBody) is { Revisions: not null, Observations: not null } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RedactionBody))]
internal sealed partial class RedactionJson : JsonSerializerContext;
