using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>One number a period; not a number: absent. A piece of a large array, so that what is calculated together lies together.</summary>
internal readonly struct Row(double[] numbers, int from, int length)
{
    public bool IsNone => numbers is null;

    public Span<double> Span => numbers.AsSpan(from, length);

    public double this[int at] => numbers[from + at];

    /// <summary>Four numbers from there on, which lie inside the row.</summary>
    public Vector256<double> Load(int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)(from + at));

    public bool IsSameAs(Row other) => other.Starts(numbers, from);

    private bool Starts(double[] others, int at) => ReferenceEquals(others, numbers) && at == from;
}

/// <summary>Hands out rows of one length, all absent.</summary>
internal sealed class RowStore(int length)
{
    private const int RowsOfOneArray = 4096;

    private double[] _numbers = [];
    private int _used;

    public long Bytes { get; private set; }

    public Row New()
    {
        if (_used + length > _numbers.Length)
        {
            _numbers = GC.AllocateUninitializedArray<double>(RowsOfOneArray * length, pinned: true);
            Array.Fill(_numbers, double.NaN);
            _used = 0;
            Bytes += _numbers.LongLength * sizeof(double);
        }
        var row = new Row(_numbers, _used, length);
        _used += length;
        return row;
    }
}

/// <summary>The same thing in its two windows: the period itself, and the fiscal year to date.</summary>
internal readonly record struct RowPair(Row Period, Row ToDate)
{
    public static RowPair New(RowStore store) => new(store.New(), store.New());

    public Row this[bool toDate] => toDate ? ToDate : Period;
}
