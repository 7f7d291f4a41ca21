using System.Collections;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>A row's cells as texts, made when someone looks.</summary>
internal sealed class CellTexts(IReadOnlyList<Cell> cells) : IReadOnlyList<string>
{
    public int Count => cells.Count;

    public string this[int index] => cells[index].Text;

    public IEnumerator<string> GetEnumerator() => cells.Select(cell => cell.Text).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
