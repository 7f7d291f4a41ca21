using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class SchemaTests
{
    private static readonly string SchemaFolder = Path.Combine(ExampleTests.Root, "schemas");

    /// <summary>Set to write the files anew after a key was added.</summary>
    private const string Rewrite = "BINNACLE_WRITE_SCHEMAS";

    [Fact]
    public void The_committed_schemas_are_the_generated_ones()
    {
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            foreach (var (file, text) in StrategySchemas.All)
                File.WriteAllText(Path.Combine(SchemaFolder, file), text);
        foreach (var (file, text) in StrategySchemas.All)
            File.ReadAllText(Path.Combine(SchemaFolder, file)).ReplaceLineEndings("\n").ShouldBe(text, $"{file}: run this test with {Rewrite}=1");
        Directory.GetFiles(SchemaFolder).Length.ShouldBe(StrategySchemas.All.Length);
    }

    [Fact]
    public async Task The_example_follows_the_schemas()
    {
        var documents = StrategyFolder.Read(Path.Combine(ExampleTests.Root, "samples", "example")).Documents;
        documents.Length.ShouldBeGreaterThan(8);
        (await Violations(documents)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_with_every_key_and_their_export_follow_the_schemas()
    {
        (await Violations(Folder.Documents(EveryKey.Files))).ShouldBeEmpty();
        (await Violations(StrategyWriter.Write(Folder.Apply(EveryKey.Files).Latest, []))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("scorecards/a.yaml", "wieght: 2")]
    [InlineData("scorecards/a.yaml", "weight: heavy")]
    [InlineData("scorecards/a.yaml", "perspectives: {p: {objectives: {o: {measures: {m: {direction: up}}}}}}")]
    [InlineData("organization.yaml", "calendar: {weeks: 5-5-5}")]
    [InlineData("initiatives.yaml", "initiatives: {i: {state: someday}}")]
    public async Task An_editor_marks_a_slip(string path, string text) =>
        (await Violations(Folder.Documents($"== {path}\n{text}\n"))).ShouldNotBeEmpty();

    private static async Task<List<string>> Violations(IEnumerable<StrategyDocument> documents)
    {
        var schemas = new Dictionary<string, JsonSchema>();
        var found = new List<string>();
        foreach (var document in documents)
        {
            var file = StrategySchemas.FileOf(document.Kind!.Value);
            if (!schemas.TryGetValue(file, out var schema))
                schemas[file] = schema = await JsonSchema.FromJsonAsync(StrategySchemas.All.Single(s => s.File == file).Text);
            found.AddRange(schema.Validate(Json(document.Root)?.ToJsonString() ?? "null").Select(error => $"{document.Path}: {error}"));
        }
        return found;
    }

    /// <summary>As an editor sees YAML.</summary>
    private static JsonNode? Json(DocumentNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text!, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Quoted: true, Text: var text } => JsonValue.Create(text),
        ScalarNode { Text: null } => null,
        ScalarNode { Text: "true" or "false" } truth => JsonValue.Create(truth.Text == "true"),
        ScalarNode { Text: var text } => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number == Math.Truncate(number) && Math.Abs(number) < 1e9 ? JsonValue.Create((int)number) : JsonValue.Create(number) : JsonValue.Create(text),
        _ => throw new ArgumentException(node.GetType().Name),
    };
}
