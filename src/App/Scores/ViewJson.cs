using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Binnacle.App.Scores;

/// <summary>How views are written: the same for the API and the command line. What is absent is null, never left out.</summary>
public static class ViewJson
{
    public static JsonSerializerOptions Indented { get; } = Made(new() { WriteIndented = true });

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
    }

    private static JsonSerializerOptions Made(JsonSerializerOptions options)
    {
        Configure(options);
        options.TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver();
        options.MakeReadOnly();
        return options;
    }
}
