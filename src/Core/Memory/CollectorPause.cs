using System.Runtime;

namespace Binnacle.Core.Memory;

/// <summary>
/// The runtime looks for no garbage until this is disposed: for work that makes much in a short time and keeps most of it, where a collection would walk through all
/// that stays and free nothing. Of the whole process; a pause within another one is none.
/// </summary>
public readonly struct CollectorPause : IDisposable
{
    /// <summary>Less mostly fits between two collections anyway.</summary>
    private const long Least = 32 * 1024 * 1024;

    /// <summary>Of the memory that is left: where little is, every collection counts.</summary>
    private const int Share = 2;

    private static int _last;

    /// <summary>The pause the runtime is in, or was in last: one that ended by itself may have been followed by another's.</summary>
    private static int _current;

    /// <summary>0 where it is none.</summary>
    private readonly int _number;

    private CollectorPause(int number) => _number = number;

    /// <summary>What will be made, in bytes and at most; little is no reason to pause. When more is made, the collector goes on as ever.</summary>
    /// <param name="small">Objects.</param>
    /// <param name="large">Arrays of 85,000 bytes and more.</param>
    public static CollectorPause For(long small, long large)
    {
        var (all, memory) = (small + large, GC.GetGCMemoryInfo());
        var left = memory.TotalAvailableMemoryBytes - Math.Max(memory.TotalCommittedBytes, GC.GetTotalMemory(forceFullCollection: false));
        if (all < Least || all > left / Share || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return default;
        try
        {
            // Nothing at all is no size to the runtime.
            if (!GC.TryStartNoGCRegion(all, Math.Max(large, 1), disallowFullBlockingGC: true))
                return default;
            var number = Interlocked.Increment(ref _last);
            Volatile.Write(ref _current, number);
            return new(number);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Another has begun just now; or the runtime cannot promise so much.
            return default;
        }
    }

    /// <summary>This one while it lasts; once more was made than was said, another.</summary>
    public CollectorPause OrAnother(long small, long large) => _number > 0 && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion ? this : For(small, large);

    public void Dispose()
    {
        if (_number == 0 || Interlocked.CompareExchange(ref _current, 0, _number) != _number || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
            return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // More was made than was said, and it has ended by itself.
        }
    }
}
