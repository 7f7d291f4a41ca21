namespace Binnacle.App.Library;

/// <summary>A well-known KPI as one would define it: a starting point, to be fitted to the organisation.</summary>
/// <param name="Perspective">financial, customer, process or learning.</param>
/// <param name="Function">finance, sales, marketing, service, operations, quality, it or hr.</param>
/// <param name="Formula">Over <paramref name="Inputs"/>, in the formula language; null where the figure is counted or asked directly.</param>
/// <param name="Inputs">What each code in the formula stands for.</param>
/// <param name="Direction">higher, lower or on-target.</param>
/// <param name="Aggregation">How months become a longer period.</param>
/// <param name="Indicator">leading or lagging.</param>
/// <param name="Pitfalls">How the figure misleads.</param>
public sealed record LibraryKpi(
    string Code, string Name, string Perspective, string Function, string Description, string? Formula, IReadOnlyDictionary<string, string>? Inputs, string Unit, string Direction, string Frequency,
    string Aggregation, string Indicator, string Source, string Pitfalls)
{
    /// <summary>Written as an entry of definitions.yaml; the inputs are measures to be defined beside it.</summary>
    public string Yaml
    {
        get
        {
            var lines = new List<string> { "definitions:", $"  {Code}:" };
            lines.AddRange(from line in new (string Key, string? Text)[]
            {
                ("name", Name), ("description", Description), ("unit", Unit), ("direction", Direction), ("frequency", Frequency), ("aggregation", Aggregation), ("indicator", Indicator),
                ("formula", Formula is null ? null : "=" + Formula), ("source", Source), ("pitfalls", Pitfalls),
            }
                           where !string.IsNullOrEmpty(line.Text)
                           select $"    {line.Key}: {Quoted(line.Text)}");
            lines.AddRange((Inputs ?? new Dictionary<string, string>()).Select(input => $"# needs a measure {input.Key}: {input.Value}"));
            return string.Join('\n', lines) + "\n";
        }
    }

    /// <summary>In quotes wherever YAML could read something else into it.</summary>
    private static string Quoted(string text) =>
        text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '.' or ',') && char.IsLetter(text[0]) ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
