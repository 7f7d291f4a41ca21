using System.Text.Json;
using System.Text.Json.Serialization;
using Binnacle.Core.Measures;

namespace Binnacle.App.Elements;

/// <summary>As typed in files and on the command line.</summary>
internal sealed class WindowJson : JsonConverter<Window>
{
    public override Window Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.GetString() is { } text && Window.TryParse(text, out var window)
            ? window
            : throw new JsonException("Expected scored, period, qtd, ytd, trailing-N, year or latest.");

    public override void Write(Utf8JsonWriter writer, Window value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
