using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Formats;

namespace Binnacle.App.StrategyFiles;

/// <summary>JSON Schemas (draft 7) for editors, made from the same tables that reader and writer use.</summary>
public static class StrategySchemas
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>File name and text of each.</summary>
    public static ImmutableArray<(string File, string Text)> All { get; } =
        [.. FileFormat.All.Select(format => ($"{format.Name}.schema.json", ((JsonNode)format.Schema()).ToJsonString(Indented) + "\n"))];

    /// <summary>The file of the schema that a document of the folder follows.</summary>
    public static string FileOf(StrategyFileKind kind) => $"{FileFormat.Of(kind).Name}.schema.json";
}
