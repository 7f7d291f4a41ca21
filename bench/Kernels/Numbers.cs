using Binnacle.Core.Calculation.Plans;

namespace Binnacle.Bench.Kernels;

/// <summary>Rows of five years of months with one gap in thirty, as they lie in a plan.</summary>
internal static class Numbers
{
    public const int Months = 60;

    public static RowStore Store { get; } = new(Months);

    public static MeasureRows Measure(int seed)
    {
        var rows = new MeasureRows(new(seed), Store) { Targets = Store.Pair(RowKind.Levels) };
        Fill(rows.Values, seed, gaps: true);
        Fill(rows.Targets, seed + 1, gaps: false);
        return rows;
    }

    public static RowPair Scores(int seed)
    {
        var rows = Store.Pair(RowKind.Nodes);
        Fill(rows, seed, gaps: true);
        return rows;
    }

    private static void Fill(RowPair rows, int seed, bool gaps)
    {
        var random = new Random(seed);
        for (var month = 0; month < Months; month++)
            rows.Period.Span[month] = rows.ToDate.Span[month] = gaps && random.Next(30) == 0 ? double.NaN : 80 + (40 * random.NextDouble());
    }
}
