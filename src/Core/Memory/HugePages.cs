using System.Globalization;
using System.Runtime.InteropServices;

namespace Binnacle.Core.Memory;

/// <summary>
/// Asks Linux to hand out memory for objects in pages of two megabytes wherever a whole one is free: where machines are virtual, each page of four kilobytes that is
/// touched for the first time can cost ten microseconds, and a plan or an opening touches hundreds of thousands. An advice: nothing depends on its being taken.
/// </summary>
public static class HugePages
{
    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    private const int Advice = 14;

    /// <summary>The runtime's reserve for objects is many times as large; less would be somebody else's.</summary>
    private const ulong Least = 1UL << 30;

    private static (ulong First, ulong End) _reserve;

    /// <summary>Says where the process has its memory, and asks for the first time.</summary>
    /// <param name="mappings">The lines of <c>/proc/self/maps</c>; of none, nothing is asked.</param>
    public static void Within(IEnumerable<string> mappings)
    {
        _reserve = ReserveIn(mappings);
        Ask();
    }

    /// <summary>Asks once more: what the collector gives back and takes again has forgotten the advice.</summary>
    internal static void Ask()
    {
        var (first, end) = _reserve;
        if (end > first && OperatingSystem.IsLinux())
            _ = madvise((nint)first, (nuint)(end - first), Advice);
    }

    /// <summary>The largest stretch of addresses that belongs to no file, whatever part of it is in use: the runtime reserves one for all objects when it starts.</summary>
    /// <returns>The end is not included; (0, 0) where none is a gigabyte.</returns>
    internal static (ulong First, ulong End) ReserveIn(IEnumerable<string> mappings)
    {
        var (largest, current) = ((First: 0UL, End: 0UL), (First: 0UL, End: 0UL));
        foreach (var line in mappings)
        {
            // Six columns: addresses, rights, place in the file, device, number of the file, its name or nothing.
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var addresses, [.., 'p'], _, _, "0"] || addresses.Split('-') is not [var from, var to])
                continue;
            var (first, end) = (Address(from), Address(to));
            current = (first == current.End ? current.First : first, end);
            if (current.End - current.First > largest.End - largest.First)
                largest = current;
        }
        return largest.End - largest.First >= Least ? largest : default;
    }

    private static ulong Address(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [DllImport("libc")]
    private static extern int madvise(nint address, nuint bytes, int advice);
}
