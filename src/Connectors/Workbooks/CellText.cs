using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;

namespace Binnacle.Connectors.Workbooks;

/// <summary>
/// What a definition says, as one cell. A word, a number or a text stands as it is; a map or a list stands on one line as in a strategy file
/// (<c>{preset: min-max}</c>, <c>[a, b]</c>); a text that would look like one of these stands in double quotes.
/// </summary>
internal static class CellText
{
    public static string Of(DocumentNode node) => node is ScalarNode scalar
        ? scalar.Text is null ? "" : LooksLikeMore(scalar.Text) ? YamlText.Of(scalar.Text, quoted: true, inFlow: true) : scalar.Text
        : Flow(node);

    /// <summary>A text that starts like a map or list but is none stays a text.</summary>
    public static DocumentNode Parse(string text, Place place)
    {
        if (!LooksLikeMore(text.Trim())) return new ScalarNode(place, text);
        var reading = YamlReader.Read(text.Trim(), place.File);
        return reading is { Root: { } root, Problems.IsEmpty: true } ? At(root, place) : new ScalarNode(place, text);
    }

    private static bool LooksLikeMore(string text) => text.Length > 1 && (text[0], text[^1]) is ('{', '}') or ('[', ']') or ('"', '"');

    private static string Flow(DocumentNode node) => node switch
    {
        MapNode map => "{" + string.Join(", ", map.Entries.Select(entry => $"{YamlText.Of(entry.Key.Text ?? "", entry.Key.Quoted, inFlow: true)}: {Flow(entry.Value)}")) + "}",
        ListNode list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        _ => YamlText.Of(((ScalarNode)node).Text, ((ScalarNode)node).Quoted, inFlow: true),
    };

    private static DocumentNode At(DocumentNode node, Place place) => node switch
    {
        MapNode map => new MapNode(place, [.. map.Entries.Select(entry => new MapEntry(entry.Key with { Place = place }, At(entry.Value, place)))]),
        ListNode list => new ListNode(place, list.Items.Select(item => At(item, place)).ToImmutableArray()),
        ScalarNode scalar => scalar with { Place = place },
        _ => node,
    };
}
