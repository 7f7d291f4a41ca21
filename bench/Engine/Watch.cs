using System.Diagnostics;

namespace Binnacle.Bench.Engine;

/// <summary>How long each thing took, by its name.</summary>
internal sealed class Watch
{
    private readonly List<(string Name, double Milliseconds)> _times = [];

    public IReadOnlyList<(string Name, double Milliseconds)> Times => _times;

    public async Task Time(string name, Func<Task> run)
    {
        var since = Stopwatch.GetTimestamp();
        await run();
        _times.Add((name, Stopwatch.GetElapsedTime(since).TotalMilliseconds));
    }

    public T Time<T>(string name, Func<T> run)
    {
        var since = Stopwatch.GetTimestamp();
        var result = run();
        _times.Add((name, Stopwatch.GetElapsedTime(since).TotalMilliseconds));
        return result;
    }
}
