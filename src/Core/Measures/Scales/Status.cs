using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>What a band means, whatever its name and colour. Worst first, so that statuses compare.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Status>))]
public enum Status
{
    Red,
    Amber,
    Green,
    Exceeds,
}
