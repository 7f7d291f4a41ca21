using System.Text.Json;
using Shouldly;

namespace Binnacle.Acceptance;

/// <summary>What the program answered.</summary>
internal sealed record Ran(string CommandLine, int ExitCode, string Output, string Error, TimeSpan Took)
{
    /// <summary>This, if the program was content; else a failure that shows what it said.</summary>
    public Ran Done()
    {
        ExitCode.ShouldBe(0, $"{CommandLine}\n{Tail(Error)}\n{Tail(Output)}");
        return this;
    }

    public JsonElement Json()
    {
        Done();
        try
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{CommandLine} did not answer in JSON ({e.Message}): {Tail(Output)}", e);
        }
    }

    private static string Tail(string text) => text.Length <= 4000 ? text : text[..3000] + "\n...\n" + text[^1000..];
}
