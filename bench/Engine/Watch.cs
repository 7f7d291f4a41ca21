using System.Diagnostics;
using System.Globalization;

namespace Binnacle.Bench.Engine;

/// <summary>How long each thing took, by its name.</summary>
internal sealed class Watch
{
    private const int WarmUps = 200;
    private const int Repeats = 15;

    private readonly List<string> _lines = [];

    public async Task Time(string name, Func<Task> run)
    {
        var since = Stopwatch.GetTimestamp();
        await run();
        Say($"{name}: {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F1} ms");
    }

    public T Time<T>(string name, Func<T> run)
    {
        var since = Stopwatch.GetTimestamp();
        var result = run();
        Say($"{name}: {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F1} ms");
        return result;
    }

    /// <summary>The median of many, when the machine's code is warm.</summary>
    public void Repeat(string name, Action run)
    {
        // As the ruler does it: code is made better in the background, in the pauses.
        for (var warm = 0; warm < WarmUps; warm++)
        {
            run();
            if (warm % 40 == 39)
                Thread.Sleep(120);
        }
        Thread.Sleep(300);
        for (var warm = 0; warm < 20; warm++)
            run();
        var times = new List<double>();
        for (var at = 0; at < Repeats; at++)
        {
            var since = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        times.Sort();
        Say($"{name}: {times[Repeats / 2]:F3} ms (median of {Repeats}, {times[0]:F3} to {times[^1]:F3})");
    }

    /// <summary>Each one by itself; false where any was not done.</summary>
    public bool Each<T>(string name, IReadOnlyList<T> all, Func<T, bool> run)
    {
        var done = true;
        var times = new List<double>(all.Count);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var one in all)
        {
            var since = Stopwatch.GetTimestamp();
            done &= run(one);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        times.Sort();
        Say($"{name}: {allocated / all.Count} bytes allocated each, p50 {times[times.Count / 2]:F1} µs, p99 {times[times.Count * 99 / 100]:F1} µs");
        return done;
    }

    public async Task<bool> Each(string name, int count, Func<Task<bool>> run)
    {
        var done = true;
        var times = new List<double>(count);
        for (var at = 0; at < count; at++)
        {
            var since = Stopwatch.GetTimestamp();
            done &= await run();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }
        times.Sort();
        Say($"{name}: p50 {times[times.Count / 2]:F1} µs, p99 {times[times.Count * 99 / 100]:F1} µs");
        return done;
    }

    public void Write(TextWriter writer) => _lines.ForEach(writer.WriteLine);

    public void Say(FormattableString line) => _lines.Add(line.ToString(CultureInfo.InvariantCulture));
}
