using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures;

namespace Binnacle.App.StrategyFiles.Writing;

internal static class ElementWriting
{
    /// <summary>An element under its code; by its shorthand alone where that says it all.</summary>
    public static MapEntry Entry(string code, ElementFormat format, IEnumerable<MapEntry> keys)
    {
        var all = keys.ToList();
        DocumentNode value = all switch
        {
            [] => new ScalarNode(FileWriting.Nowhere, null),
            [{ Value: ScalarNode { Text.Length: > 0 } } only] when only.Key.Text == format.Shorthand => only.Value,
            _ => FileWriting.Map(all),
        };
        return new(FileWriting.Text(code), value);
    }

    /// <summary>The measure's keys. Its name is left out where it is the definition's, or the code.</summary>
    public static IEnumerable<MapEntry> OfMeasure(Measure measure, FileWriting writing)
    {
        var usual = measure.Definition is { } id ? writing.Structure.Find(id)?.Name ?? measure.Code : measure.Code;
        return ElementFormats.Measure.Write(measure, writing).Where(entry => entry.Key.Text != "name" || measure.Name != usual);
    }
}
