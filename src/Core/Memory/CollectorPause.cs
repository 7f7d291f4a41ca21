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

    /// <summary>Of the memory the process may have, for each of the two kinds.</summary>
    private const int Share = 4;

    private readonly bool _began;

    private CollectorPause(bool began) => _began = began;

    /// <param name="bytes">What will be made at most, of small objects and of large arrays each; few are no reason to pause, and many pause for a part. When more is made, the collector goes on as ever.</param>
    public static CollectorPause For(long bytes)
    {
        bytes = Math.Min(bytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share);
        if (bytes < Least || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return default;
        try
        {
            return new(GC.TryStartNoGCRegion(bytes, disallowFullBlockingGC: true));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Another has begun just now; or the runtime cannot promise so much.
            return default;
        }
    }

    public void Dispose()
    {
        if (!_began || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
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
