using System.Collections.Immutable;
using System.Globalization;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Planning;

/// <summary>The difference between two words on one element, in the keys of the files.</summary>
internal static class FieldChanges
{
    public static ImmutableArray<FieldChange> Between(Element before, Structure structureBefore, Element after, Structure structureAfter)
    {
        var old = Flat(before, structureBefore);
        var now = Flat(after, structureAfter);
        return
        [
            .. old.Keys.Concat(now.Keys).Distinct().Where(field => old.GetValueOrDefault(field) != now.GetValueOrDefault(field))
                .Select(field => new FieldChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field))),
        ];
    }

    private static Dictionary<string, string?> Flat(Element element, Structure structure)
    {
        var flat = new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = element.Code };
        foreach (var entry in ElementFormats.Of(element.Kind).Write(element, new FileWriting(structure)))
            Add(flat, entry.Key.Text!, entry.Value);
        var (order, under) = element switch
        {
            Scorecard card => (card.Order, structure.Find(card.Unit)),
            Node node => (node.Order, Structure.ParentOf(node) is { } parent ? structure.Find(parent) : null),
            OrganizationUnit unit => (unit.Order, unit.Parent is { } parent ? structure.Find(parent) : null),
            Measure measure => ((int?)null, structure.Find(measure.Unit)),
            _ => (null, null),
        };
        if (order is { } position)
            flat["order"] = position.ToString(CultureInfo.InvariantCulture);
        if (under is not null)
            flat["under"] = ElementNames.Of(structure, under);
        return flat;
    }

    private static void Add(Dictionary<string, string?> flat, string field, DocumentNode node)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                    Add(flat, $"{field}.{entry.Key.Text}", entry.Value);
                break;
            case ListNode list when list.Items.All(item => item is ScalarNode):
                flat[field] = string.Join(", ", list.Items.Cast<ScalarNode>().Select(item => item.Text));
                break;
            case ListNode list:
                for (var i = 0; i < list.Items.Length; i++)
                    Add(flat, string.Create(CultureInfo.InvariantCulture, $"{field}[{i + 1}]"), list.Items[i]);
                break;
            case ScalarNode scalar:
                flat[field] = scalar.Text;
                break;
        }
    }
}
