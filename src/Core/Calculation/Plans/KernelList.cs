namespace Binnacle.Core.Calculation.Plans;

/// <summary>Kernels of one kind, one behind the other in the order in which they run.</summary>
/// <param name="instead">Nobody looks at it any more: the new one takes its memory.</param>
internal sealed class KernelList<T>(KernelList<T>? instead = null)
    where T : struct
{
    private T[] _kernels = instead?.GiveUp() ?? [];

    public int Count { get; private set; }

    public ref readonly T this[int at] => ref _kernels[at];

    public ReadOnlySpan<T> this[Range range] => _kernels.AsSpan(range);

    /// <summary>Room for so many more.</summary>
    public void Expect(int more)
    {
        if (_kernels.Length >= Count + more)
            return;
        if (Count == 0)
            // A few more than that: the one that takes this memory may need them.
            _kernels = new T[more + (more / 64)];
        else
            Array.Resize(ref _kernels, Count + more);
    }

    /// <summary>Another kernel in the place of one.</summary>
    public void Replace(int at, in T kernel) => _kernels[at] = kernel;

    private T[] GiveUp()
    {
        var kernels = _kernels;
        // What they refer to is not kept by those of which there are fewer now.
        Array.Clear(kernels);
        (_kernels, Count) = ([], 0);
        return kernels;
    }

    /// <summary>Where it stands now.</summary>
    public int Add(in T kernel)
    {
        if (Count == _kernels.Length)
            Array.Resize(ref _kernels, Count + Math.Max(64, Count / 8));
        _kernels[Count] = kernel;
        return Count++;
    }
}
