using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>One number a period; not a number: absent. A piece of a large array, so that what is calculated together lies together.</summary>
internal readonly struct Row(double[] numbers, int from, int length)
{
    public bool IsNone => numbers is null;

    public Span<double> Span => numbers.AsSpan(from, length);

    public double this[int at] => numbers[from + at];

    /// <summary>Where its first number lies, for loops that know to stay inside the row.</summary>
    public ref double Start => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(numbers), from);

    /// <summary>Four numbers from there on, which lie inside the row.</summary>
    public Vector256<double> Load(int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)(from + at));
}

/// <summary>The same thing in its two windows, the period itself and the fiscal year to date: at the same place of two arrays.</summary>
internal readonly struct RowPair(double[] period, double[] toDate, int from, int length)
{
    public bool IsNone => period is null;

    public Row Period => new(period, from, length);

    public Row ToDate => new(toDate, from, length);

    public Row this[bool isToDate] => new(isToDate ? toDate : period, from, length);

    public bool IsSameAs(in RowPair other) => other.Starts(period, from);

    private bool Starts(double[] others, int at) => ReferenceEquals(others, period) && at == from;
}
