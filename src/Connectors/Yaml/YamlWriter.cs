using System.Text;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Yaml;

/// <summary>A document tree to YAML as a person would write it: block style, quotes only where needed, entries in the tree's order.</summary>
public static class YamlWriter
{
    private const int LongestFlowList = 100;

    public static string Write(DocumentNode root)
    {
        var text = new StringBuilder();
        switch (root)
        {
            case MapNode { Entries.IsEmpty: false } map:
                WriteTop(text, map);
                break;
            case ListNode { Items.IsEmpty: false } list when FlowList(list, 0) is null:
                WriteList(text, list, 0);
                break;
            default:
                text.Append(Inline(root, 0) ?? "").Append('\n');
                break;
        }
        return text.ToString();
    }

    private static void WriteTop(StringBuilder text, MapNode map)
    {
        for (var i = 0; i < map.Entries.Length; i++)
        {
            // A blank line around each section keeps a long file readable.
            if (i > 0 && (IsBlock(map.Entries[i].Value) || IsBlock(map.Entries[i - 1].Value)))
                text.Append('\n');
            WriteEntry(text, map.Entries[i], 0);
        }
    }

    private static void WriteEntry(StringBuilder text, MapEntry entry, int indent)
    {
        text.Append(' ', indent).Append(Key(entry.Key)).Append(':');
        WriteValue(text, entry.Value, indent + 2);
    }

    private static void WriteValue(StringBuilder text, DocumentNode value, int indent)
    {
        if (Inline(value, indent) is { } inline)
        {
            text.Append(inline.Length == 0 ? "" : " ").Append(inline).Append('\n');
            return;
        }
        switch (value)
        {
            case ScalarNode scalar:
                WriteBlockText(text, scalar.Text!, indent);
                break;
            case MapNode map:
                text.Append('\n');
                foreach (var entry in map.Entries)
                    WriteEntry(text, entry, indent);
                break;
            case ListNode list:
                text.Append('\n');
                WriteList(text, list, indent);
                break;
        }
    }

    private static void WriteList(StringBuilder text, ListNode list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append('-');
            if (item is MapNode { Entries.IsEmpty: false } map)
            {
                for (var i = 0; i < map.Entries.Length; i++)
                    if (i == 0)
                    {
                        text.Append(' ').Append(Key(map.Entries[0].Key)).Append(':');
                        WriteValue(text, map.Entries[0].Value, indent + 4);
                    }
                    else
                    {
                        WriteEntry(text, map.Entries[i], indent + 2);
                    }
            }
            else
            {
                WriteValue(text, item, indent + 2);
            }
        }
    }

    private static void WriteBlockText(StringBuilder text, string value, int indent)
    {
        text.Append(value.EndsWith('\n') ? " |" : " |-").Append('\n');
        foreach (var line in (value.EndsWith('\n') ? value[..^1] : value).Split('\n'))
            text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
    }

    private static bool IsBlock(DocumentNode node) => Inline(node, 2) is null;

    /// <summary>The node on the line of its key; null where it needs lines of its own.</summary>
    private static string? Inline(DocumentNode node, int indent) => node switch
    {
        ScalarNode { Text: { } text } when YamlText.FitsBlock(text) => null,
        ScalarNode scalar => YamlText.Of(scalar.Text, scalar.Quoted, inFlow: false),
        ListNode { Items.IsEmpty: true } => "[]",
        MapNode { Entries.IsEmpty: true } => "{}",
        ListNode list => FlowList(list, indent),
        _ => null,
    };

    private static string? FlowList(ListNode list, int indent)
    {
        if (list.Items.Any(item => item is not ScalarNode))
            return null;
        var flow = "[" + string.Join(", ", list.Items.Cast<ScalarNode>().Select(item => YamlText.Of(item.Text, item.Quoted, inFlow: true))) + "]";
        return flow.Length + indent > LongestFlowList ? null : flow;
    }

    private static string Key(ScalarNode key) => YamlText.Of(key.Text ?? "", key.Quoted, inFlow: false);
}
