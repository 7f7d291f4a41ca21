using System.Text.Json;
using System.Text.Json.Serialization;
using Binnacle.Core.Time;

namespace Binnacle.App.Elements;

/// <summary>As observations store it: M2026-11-01.</summary>
internal sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Period.TryParseStored(reader.GetString(), out var period) ? period : throw new JsonException("Expected a period such as M2026-11-01.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
