using System.Text;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>One word of a fixed list.</summary>
public sealed class WordShape<T> : ScalarShape<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<T, string> _words = [];

    /// <param name="special">Words for values whose own name, with dashes, is not what people write.</param>
    public WordShape(params (T Value, string Word)[] special)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            var word = special.Where(s => s.Value.Equals(value)).Select(s => s.Word).FirstOrDefault() ?? Words.Dashed(value.ToString());
            _byWord[word] = value;
            _words[value] = word;
        }
    }

    public IEnumerable<string> All => _words.Values;

    public string WordOf(T value) => _words[value];

    public bool TryFind(string word, out T value) => _byWord.TryGetValue(word, out value);

    protected override string Expected => $"one of {string.Join(", ", All)}";

    protected override bool TryParse(ScalarNode scalar, out T value) => _byWord.TryGetValue(scalar.Text!, out value);

    protected override string Refusal(string text) => base.Refusal(text) + Suggestion.For(text, All);

    public override DocumentNode Write(T value, FileWriting writing) => FileWriting.Text(_words[value]);

    public override JsonObject Schema(SchemaBook book) => new() { ["enum"] = new JsonArray([.. All.Select(word => (JsonNode)word)]) };
}

internal static class Words
{
    /// <summary>"SamePeriodLastYear" and "samePeriodLastYear" to "same-period-last-year".</summary>
    public static string Dashed(string name)
    {
        var dashed = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && dashed.Length > 0)
                dashed.Append('-');
            dashed.Append(char.ToLowerInvariant(c));
        }
        return dashed.ToString();
    }
}
