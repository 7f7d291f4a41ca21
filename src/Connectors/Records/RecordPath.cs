using System.Text.RegularExpressions;

namespace Binnacle.Connectors.Records;

/// <summary>
/// Where the records stand in a JSON or YAML document: <c>data.rows</c>, <c>pages[0].rows</c>; a final <c>*</c> takes the values of an object as records
/// and gives each its key in the column <c>$key</c>. The empty path is the document itself.
/// </summary>
public sealed partial record RecordPath
{
    public const string KeyColumn = "$key";

    private RecordPath(string text, IReadOnlyList<string> steps, bool takesValues) => (Text, Steps, TakesValues) = (text, steps, takesValues);

    public static RecordPath Root { get; } = new("", [], false);

    public string Text { get; }

    /// <summary>Names of members, or the digits of an element's position counted from 0.</summary>
    public IReadOnlyList<string> Steps { get; }

    public bool TakesValues { get; }

    public static RecordPath? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('$')) trimmed = trimmed[1..];
        trimmed = trimmed.TrimStart('.');
        if (trimmed.Length == 0) return Root;
        if (!Shape().IsMatch(trimmed)) return null;
        var steps = Step().Matches(trimmed).Select(m => m.Value.Trim('[', ']')).ToList();
        var takesValues = steps[^1] == "*";
        if (takesValues) steps.RemoveAt(steps.Count - 1);
        return steps.Contains("*") ? null : new(text.Trim(), steps, takesValues);
    }

    [GeneratedRegex(@"^[^.\[\]]+(\[\d+\])*(\.[^.\[\]]+(\[\d+\])*)*$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Step();
}
