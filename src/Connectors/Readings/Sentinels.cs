using System.Collections.Frozen;

namespace Binnacle.Connectors.Readings;

/// <summary>Words that stand for an empty cell, in any case.</summary>
public sealed class Sentinels
{
    private static readonly string[] Known =
        ["NA", "N/A", "N.A.", "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "-", "\u2013", "\u2014", "NaN", "null"];

    private readonly FrozenSet<string> words;

    private Sentinels(IEnumerable<string> words) => this.words = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Sentinels Default { get; } = new(Known);

    public static IReadOnlyList<string> DefaultWords => Known;

    public Sentinels And(IReadOnlyCollection<string> more) => more.Count == 0 ? this : new(words.Concat(more.Select(word => word.Trim())));

    public bool Means(string text) => text.Length == 0 || words.Contains(text);
}
