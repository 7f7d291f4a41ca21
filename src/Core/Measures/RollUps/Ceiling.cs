using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.RollUps;

/// <summary>Whether red children keep the parent's status at amber; the score stays as it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Ceiling>))]
public enum Ceiling
{
    None,
    AnyRed,
    CriticalRed,
}
