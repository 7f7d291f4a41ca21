using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>All rows of one measure, and what its facts are like.</summary>
internal sealed class MeasureRows
{
    /// <summary>What few measures have; null where it has nothing of it.</summary>
    private RareRows? _rare;

    public MeasureRows(ElementId id, RowStore store)
    {
        Id = id;
        Begin(store);
    }

    public ElementId Id { get; }

    public RowPair Values { get; private set; }

    /// <summary>On the measure's own scale.</summary>
    public RowPair Native { get; private set; }

    /// <summary>What parents count; the native rows themselves where both are the same.</summary>
    public RowPair Comparable { get; set; }

    public RowPair Targets { get; set; }

    /// <summary>Further levels the scale may look at, by series.</summary>
    public (string Series, RowPair Rows)[] OtherLevels { get => _rare?.OtherLevels ?? []; set => Rare.OtherLevels = value; }

    /// <summary>The target where the calculator answers for the measure; for readers alone, no step looks at it.</summary>
    public RowPair ShownTarget { get => _rare is null ? default : _rare.ShownTarget; set => Rare.ShownTarget = value; }

    /// <summary>Where the values are not all reported; null where they are.</summary>
    public Carrying? Carrying { get => _rare?.Carrying; set => Rare.Carrying = value; }

    /// <summary>To date: how many expected periods have no value; none where nobody asks.</summary>
    public Row Lacking { get; set; }

    /// <summary>A number where the measure is not applicable; none where it always is.</summary>
    public RowPair NotApplicable { get => _rare is null ? default : _rare.NotApplicable; set => Rare.NotApplicable = value; }

    /// <summary>Its actuals are numbers or nothing, none of them estimates.</summary>
    public bool HasPlainFacts { get; set; }

    /// <summary>Values are not as reported but calculated, in some periods before this index.</summary>
    public int CalculatedUntil { get; set; }

    /// <summary>Steps that calculate it, one for each stretch in which nothing it looks at changes.</summary>
    public int[] Steps { get; set; } = [];

    private RareRows Rare => _rare ??= new();

    /// <summary>Rows of its own and nothing else, for a plan in the place of the one whose rows these were.</summary>
    public MeasureRows Begin(RowStore store)
    {
        (Values, Native) = (store.Pair(RowKind.Values), store.Pair(RowKind.Native));
        (Comparable, Targets, Lacking, _rare, HasPlainFacts, CalculatedUntil, Steps) = (default, default, default, null, false, 0, []);
        return this;
    }

    /// <summary>None where there is no such level.</summary>
    public RowPair Level(string series)
    {
        if (series == SeriesNames.Target)
            return Targets;
        foreach (var (name, rows) in OtherLevels)
            if (name == series)
                return rows;
        return default;
    }

    private sealed class RareRows
    {
        public (string Series, RowPair Rows)[] OtherLevels { get; set; } = [];

        public RowPair ShownTarget { get; set; }

        public Carrying? Carrying { get; set; }

        public RowPair NotApplicable { get; set; }
    }
}

/// <summary>All rows of one node of a card.</summary>
internal sealed class NodeRows
{
    public RowPair Native { get; private set; }

    public RowPair Comparable { get; private set; }

    /// <summary>A number where it is not applicable; none where it always is.</summary>
    public RowPair NotApplicable { get; set; }

    /// <summary>Steps that calculate it, one for each stretch in which nothing it looks at changes.</summary>
    public int[] Steps { get; set; } = [];

    /// <summary>Other rows and nothing else, whatever it had.</summary>
    public NodeRows Begin(RowPair native, RowPair comparable)
    {
        (Native, Comparable, NotApplicable, Steps) = (native, comparable, default, []);
        return this;
    }

    public static Row[] Written(NodeRows rows, bool toDate) => rows.NotApplicable.IsNone ? [rows.Native[toDate]] : [rows.Native[toDate], rows.NotApplicable[toDate]];
}
