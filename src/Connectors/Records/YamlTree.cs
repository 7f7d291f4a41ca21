using System.Collections.Immutable;
using System.Text;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Binnacle.Connectors.Records;

/// <summary>A YAML document a person wrote, as a tree whose nodes know their line and column.</summary>
public static class YamlTree
{
    private const int MaximumNodes = 1_000_000;

    /// <summary>Null with a problem if the text is not well-formed YAML or repeats a key; null without one if it is empty.</summary>
    public static DocumentNode? Parse(string file, string text, ICollection<Problem> problems)
    {
        IReadOnlyList<YamlNode> roots;
        try
        {
            roots = YamlDocuments.Parse(file, text, TableLimits.Default);
        }
        catch (YamlException e)
        {
            problems.Add(new(At(file, e.Start), $"This is not well-formed YAML: {e.Message.TrimEnd('.')}."));
            return null;
        }
        catch (UnreadableTableException e)
        {
            problems.Add(new(new Place(file, ""), e.Message));
            return null;
        }

        if (roots.Count == 0) return null;
        if (roots.Count > 1) problems.Add(new(At(file, roots[1].Start), "One document is expected; a second one begins here."));
        var budget = MaximumNodes;
        var root = Convert(file, roots[0], ref budget);
        if (budget < 0) problems.Add(new(new Place(file, ""), $"The document comes to more than {MaximumNodes} values."));
        return budget < 0 ? null : root;
    }

    public static DocumentNode? Read(string path, string shownAs, ICollection<Problem> problems) => Parse(shownAs, File.ReadAllText(path, Encoding.UTF8), problems);

    private static DocumentNode Convert(string file, YamlNode node, ref int budget)
    {
        var place = At(file, node.Start);
        if (--budget < 0) return new ScalarNode(place, null);
        switch (node)
        {
            case YamlScalarNode scalar:
                var isQuoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
                var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";
                return new ScalarNode(place, isNull && !isQuoted ? null : scalar.Value, isQuoted);
            case YamlSequenceNode list:
                var items = ImmutableArray.CreateBuilder<DocumentNode>(list.Children.Count);
                foreach (var item in list) items.Add(Convert(file, item, ref budget));
                return new ListNode(place, items.ToImmutable());
            default:
                var entries = ImmutableArray.CreateBuilder<MapEntry>();
                foreach (var (key, value) in (YamlMappingNode)node)
                    entries.Add(new(new ScalarNode(At(file, key.Start), (key as YamlScalarNode)?.Value, true), Convert(file, value, ref budget)));
                return new MapNode(place, entries.ToImmutable());
        }
    }

    private static Place At(string file, Mark mark) => new(file, $"{mark.Line}:{mark.Column}");
}
