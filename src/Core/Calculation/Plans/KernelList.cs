namespace Binnacle.Core.Calculation.Plans;

/// <summary>Kernels of one kind, one behind the other in the order in which they run.</summary>
internal sealed class KernelList<T>
    where T : struct
{
    private T[] _kernels = [];

    public int Count { get; private set; }

    public ref readonly T this[int at] => ref _kernels[at];

    public ReadOnlySpan<T> this[Range range] => _kernels.AsSpan(range);

    /// <summary>Room for so many more.</summary>
    public void Expect(int more)
    {
        if (_kernels.Length < Count + more)
            Array.Resize(ref _kernels, Count + more);
    }

    /// <summary>Another kernel in the place of one.</summary>
    public void Replace(int at, in T kernel) => _kernels[at] = kernel;

    /// <summary>Where it stands now.</summary>
    public int Add(in T kernel)
    {
        if (Count == _kernels.Length)
            Array.Resize(ref _kernels, Count + Math.Max(64, Count / 8));
        _kernels[Count] = kernel;
        return Count++;
    }
}
