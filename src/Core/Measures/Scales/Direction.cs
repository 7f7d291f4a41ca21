using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>Which way is good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Direction>))]
public enum Direction
{
    Higher,
    Lower,

    /// <summary>Best exactly at the target; too much is as bad as too little.</summary>
    OnTarget,
}
