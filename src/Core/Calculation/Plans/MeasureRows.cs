namespace Binnacle.Core.Calculation.Plans;

/// <summary>All rows of one measure.</summary>
internal sealed class MeasureRows(RowStore store)
{
    public RowPair Values { get; } = store.Pair(RowKind.Values);

    /// <summary>On the measure's own scale.</summary>
    public RowPair Native { get; } = store.Pair(RowKind.Native);

    /// <summary>What parents count; the native rows themselves where both are the same.</summary>
    public RowPair Comparable { get; set; }

    /// <summary>Targets, and the other levels the scale looks at, by series.</summary>
    public Dictionary<string, RowPair> Levels { get; } = new(StringComparer.Ordinal);

    /// <summary>The target where the calculator answers for the measure; for readers alone, no step looks at it.</summary>
    public RowPair ShownTarget { get; set; }

    /// <summary>To date: how many expected periods have no value; none where nobody asks.</summary>
    public Row Lacking { get; set; }

    /// <summary>A number where the measure is not applicable; none where it always is.</summary>
    public RowPair NotApplicable { get; set; }
}

/// <summary>All rows of one node of a card.</summary>
internal sealed class NodeRows
{
    public required RowPair Native { get; init; }

    public required RowPair Comparable { get; init; }

    /// <summary>A number where it is not applicable; none where it always is.</summary>
    public RowPair NotApplicable { get; set; }

    public static Row[] Written(NodeRows rows, bool toDate) => rows.NotApplicable.IsNone ? [rows.Native[toDate]] : [rows.Native[toDate], rows.NotApplicable[toDate]];
}
