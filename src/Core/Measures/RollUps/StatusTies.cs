using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.RollUps;

/// <summary>Which of several equally frequent statuses wins.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatusTies>))]
public enum StatusTies
{
    Worst,
    Best,
}
