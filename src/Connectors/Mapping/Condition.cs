using System.Text.RegularExpressions;

namespace Binnacle.Connectors.Mapping;

/// <summary>Something a cell is or is not. Texts compare without case. The column <c>*</c> is every column nothing else uses.</summary>
public sealed record Condition(string Column)
{
    /// <summary>One of these texts. Empty asks nothing.</summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>A text in which * stands for anything.</summary>
    public Regex? Like { get; init; }

    public bool? Blank { get; init; }

    public bool Holds(string text) =>
        (Blank is null || Blank == (text.Length == 0))
        && (Is.Count == 0 || Is.Contains(text, StringComparer.OrdinalIgnoreCase))
        && !Not.Contains(text, StringComparer.OrdinalIgnoreCase)
        && (Like is null || Like.IsMatch(text));

    public static Regex Pattern(string text) => new(
        "^" + string.Join(".*", text.Split('*').Select(Regex.Escape)) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
}
