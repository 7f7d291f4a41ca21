using System.Text.Json;
using System.Text.Json.Serialization;
using Binnacle.Core.Elements;

namespace Binnacle.App.Elements;

internal sealed class ElementIdJson : JsonConverter<ElementId>
{
    public override ElementId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, ElementId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
