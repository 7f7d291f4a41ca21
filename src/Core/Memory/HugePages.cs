using System.Globalization;
using System.Runtime.InteropServices;

namespace Binnacle.Core.Memory;

/// <summary>
/// Asks Linux to hand out memory for objects in pages of two megabytes wherever a whole one is free: on some virtual machines, each page of four kilobytes that is
/// touched for the first time costs ten microseconds, and a plan or an opening touches hundreds of thousands. An advice: nothing depends on its being taken.
/// </summary>
public static class HugePages
{
    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    private const int Advice = 14;

    /// <summary>ENOMEM of Linux: addresses between are not mapped, all others took the advice.</summary>
    private const int WithGaps = 12;

    /// <summary>The runtime reserves twice the machine's memory, or five times what a container may have; less than this would be somebody else's.</summary>
    private const ulong Least = 1UL << 30;

    private static volatile Stretch? _reserve;

    /// <summary>Finds where the runtime has its memory for objects, unless that is known already, and asks for it.</summary>
    /// <param name="mappings">The lines of <c>/proc/self/maps</c>.</param>
    /// <returns>Whether the system took the advice.</returns>
    public static bool Ask(IEnumerable<string> mappings)
    {
        _reserve ??= ReserveIn(mappings);
        return Again();
    }

    /// <summary>What the collector has given back and takes anew has forgotten the advice.</summary>
    internal static bool Again() => _reserve is { } reserve && IsTakenBy(reserve);

    /// <summary>What lay right before the reserve when it was found, a thread's stack for one, may be gone by now: a gap is no refusal.</summary>
    internal static bool IsTakenBy(Stretch stretch)
    {
        try
        {
            return madvise((nint)stretch.First, (nuint)(stretch.End - stretch.First), Advice) == 0 || Marshal.GetLastPInvokeError() == WithGaps;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The runtime reserves one stretch of addresses for all objects when it starts and uses it from the front: the largest mapping without a file is what is left, and what lies right before it is in use.</summary>
    /// <returns>Null where it would be less than a gigabyte.</returns>
    internal static Stretch? ReserveIn(IEnumerable<string> mappings)
    {
        var (largest, left, current) = (default(Stretch), 0UL, new Stretch(0, 0));
        foreach (var line in mappings)
        {
            // Six columns: addresses, rights, place in the file, device, number of the file, its name or nothing.
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var addresses, [.., 'p'], _, _, "0"] || Between(addresses) is not { } mapping)
                continue;
            current = current.End == mapping.First ? mapping with { First = current.First } : mapping;
            if (mapping.End - mapping.First > left)
                (largest, left) = (current, mapping.End - mapping.First);
        }
        return left >= Least ? largest : null;
    }

    /// <returns>Null where it is no pair of addresses that rise.</returns>
    private static Stretch? Between(string addresses) =>
        addresses.Split('-') is [var first, var end] && IsAddress(first, out var from) && IsAddress(end, out var to) && to > from ? new(from, to) : null;

    private static bool IsAddress(string text, out ulong address) => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out address);

    [DllImport("libc", SetLastError = true)]
    private static extern int madvise(nint address, nuint bytes, int advice);

    /// <param name="End">Not included.</param>
    internal sealed record Stretch(ulong First, ulong End);
}
