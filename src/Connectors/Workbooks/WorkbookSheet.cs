using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Workbooks;

/// <summary>A sheet of definitions: one element a row, one key a column. Keys are those of the strategy files.</summary>
internal sealed record WorkbookSheet(string Name, ImmutableArray<string> Keys, ImmutableArray<WorkbookRow> Rows);

/// <summary>The row's filled cells by key, in the order of the columns.</summary>
internal sealed record WorkbookRow(Place Place, ImmutableArray<MapEntry> Cells)
{
    public DocumentNode? this[string key] => Cells.FirstOrDefault(cell => cell.Key.Text == key)?.Value;

    public string? Text(string key) => (this[key] as ScalarNode)?.Text;

    public Place PlaceOf(string key) => this[key]?.Place ?? Place;

    public ImmutableArray<MapEntry> Without(params ReadOnlySpan<string> keys)
    {
        var kept = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var cell in Cells)
        {
            if (!keys.Contains(cell.Key.Text)) kept.Add(cell);
        }

        return kept.ToImmutable();
    }
}
