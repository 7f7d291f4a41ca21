using System.Text;
using System.Text.RegularExpressions;

namespace Binnacle.Connectors.Mapping;

/// <summary>
/// A name of a column or file with parts to catch: <c>{series}_{period}</c>, <c>{series:hdi|le}_{period}</c>, <c>indicator_{code}.csv</c>;
/// <c>*</c> stands for anything that is not kept. What <c>{period}</c> catches has to read as a period.
/// </summary>
public sealed class NamePattern
{
    public const string Period = "period";
    private readonly Regex greedy;
    private readonly Regex lazy;

    private NamePattern(string text, IReadOnlyList<string> names, string greedy, string lazy)
    {
        const RegexOptions options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        (Text, Names) = (text, names);
        this.greedy = new Regex(greedy, options);
        this.lazy = new Regex(lazy, options);
    }

    public string Text { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it can match more than the one name it spells.</summary>
    public bool IsOpen => Names.Count > 0 || Text.Contains('*');

    public static NamePattern? Parse(string text, out string? reason)
    {
        reason = null;
        var names = new List<string>();
        StringBuilder greedy = new("^"), lazy = new("^");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                greedy.Append(".*");
                lazy.Append(".*?");
            }
            else if (text[i] != '{')
            {
                var literal = Regex.Escape(text[i].ToString());
                greedy.Append(literal);
                lazy.Append(literal);
            }
            else
            {
                var end = text.IndexOf('}', i);
                var parts = end < 0 ? [] : text[(i + 1)..end].Split(':', 2, StringSplitOptions.TrimEntries);
                if (parts.Length == 0 || !IsName(parts[0]) || names.Contains(parts[0]))
                {
                    reason = $"\"{text}\": each pair of braces holds a name of letters, digits and underscores, once.";
                    return null;
                }

                var choices = parts.Length == 2 ? string.Join('|', parts[1].Split('|', StringSplitOptions.TrimEntries).Select(Regex.Escape)) : null;
                greedy.Append($"(?<n{names.Count}>{choices ?? ".+"})");
                lazy.Append($"(?<n{names.Count}>{choices ?? ".+?"})");
                names.Add(parts[0]);
                i = end;
            }
        }

        return new(text, names, greedy.Append('$').ToString(), lazy.Append('$').ToString());
    }

    /// <summary>What the names caught, or null if the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string name, Func<string, bool> isPeriod)
    {
        foreach (var shape in (Regex[])[greedy, lazy])
        {
            if (shape.Match(name.Trim()) is not { Success: true } match) continue;
            var caught = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < Names.Count; i++) caught[Names[i]] = match.Groups[$"n{i}"].Value.Trim();
            if (!caught.TryGetValue(Period, out var period) || isPeriod(period)) return caught;
        }

        return null;
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ');
}
