using Binnacle.App.StrategyFiles.Shapes;

namespace Binnacle.App.StrategyFiles.Reading;

/// <summary>What the texts in a file for each unit stand for.</summary>
internal sealed record UnitWords(string Code, string Name, string ParentCode);

/// <summary>A file that says <c>each-unit</c>, written out for one unit.</summary>
internal static class UnitExpansion
{
    public const string Key = "each-unit";

    /// <param name="root">A scorecard or measures file with <see cref="Key"/>.</param>
    /// <param name="code">The scorecard's code where the file says none; null for other files.</param>
    public static MapNode For(MapNode root, UnitWords unit, string? code)
    {
        var expanded = (MapNode)Filled(root with { Entries = [.. root.Entries.Where(entry => entry.Key.Text != Key)] }, unit);
        expanded = expanded with { Entries = expanded.Entries.Insert(0, FileWriting.Entry("unit", new ScalarNode(root.Place, unit.Code))) };
        return code is null || root["code"] is not null
            ? expanded
            : expanded with { Entries = expanded.Entries.Insert(0, FileWriting.Entry("code", new ScalarNode(root.Place, $"{code}-{unit.Code}"))) };
    }

    private static DocumentNode Filled(DocumentNode node, UnitWords unit) => node switch
    {
        ScalarNode scalar => Filled(scalar, unit),
        ListNode list => list with { Items = [.. list.Items.Select(item => Filled(item, unit))] },
        MapNode map => map with { Entries = [.. map.Entries.Select(entry => new MapEntry(Filled(entry.Key, unit), Filled(entry.Value, unit)))] },
        _ => node,
    };

    private static ScalarNode Filled(ScalarNode scalar, UnitWords unit) =>
        scalar.Text is null || !scalar.Text.Contains('{')
            ? scalar
            : scalar with
            {
                Text = scalar.Text.Replace("{unit}", unit.Code, StringComparison.Ordinal)
                    .Replace("{unit-name}", unit.Name, StringComparison.Ordinal)
                    .Replace("{parent-unit}", unit.ParentCode, StringComparison.Ordinal),
            };
}
