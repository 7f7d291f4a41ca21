using System.Diagnostics;
using System.Globalization;

namespace Binnacle.Bench.Engine;

/// <summary>How long each thing took, by its name.</summary>
internal sealed class Watch
{
    private const int WarmUps = 200;
    private const int RunsOfRound = 40;
    private const int Repeats = 15;
    private const int Turns = 51;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(4);

    private readonly List<string> _lines = [];
    private readonly Dictionary<string, double> _results = [];

    public async Task<TimeSpan> Time(string name, Func<Task> run)
    {
        var since = Stopwatch.GetTimestamp();
        await run();
        var took = Stopwatch.GetElapsedTime(since);
        Say($"{name}: {took.TotalMilliseconds:F1} ms");
        return took;
    }

    public T Time<T>(string name, Func<T> run)
    {
        var since = Stopwatch.GetTimestamp();
        var result = run();
        Say($"{name}: {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F1} ms");
        return result;
    }

    /// <summary>Runs it in rounds until the machine's code is warm, as the ruler does.</summary>
    public static void Warm(int rounds, Action run)
    {
        for (var round = 0; round < rounds; round++)
        {
            run();
            Thread.Sleep(150); // the runtime makes hot code better in the background, and tells nobody when it is done
        }
        run();
    }

    /// <summary>The median of many, when the machine's code is warm.</summary>
    /// <param name="key">Of the result, as the other engines name it.</param>
    public void Repeat(string name, string key, Action run)
    {
        Warm(WarmUps / RunsOfRound, () => Rounds(run));
        var times = Enumerable.Range(0, Repeats).Select(_ => Milliseconds(run)).Order().ToArray();
        _results[key] = times[Repeats / 2];
        Say($"{name}: {times[Repeats / 2]:F3} ms (median of {Repeats}, {times[0]:F3} to {times[^1]:F3})");
    }

    /// <summary>Two things one after the other, again and again: a machine that is quicker now than then is so for both.</summary>
    /// <param name="key">Of the second's median in milliseconds, and of how many times the first it takes, the median of all turns.</param>
    public void InTurns(string name, string key, Action first, Action second)
    {
        foreach (var run in (Action[])[first, second])
            Warm(WarmUps / RunsOfRound, () => Rounds(run));
        var turns = Enumerable.Range(0, Turns).Select(_ => (First: Milliseconds(first), Second: Milliseconds(second))).ToArray();
        var (one, other, ratio) = (Median(turns.Select(turn => turn.First)), Median(turns.Select(turn => turn.Second)), Median(turns.Select(turn => turn.Second / turn.First)));
        _results[key + "_ms"] = other;
        _results[key + "_times"] = ratio;
        Say($"{name}: {one:F3} and {other:F3} ms, {ratio:F2} times (medians of {Turns} turns)");
    }

    /// <summary>Each one by itself; false where any was not done.</summary>
    public bool Each<T>(string name, string key, IReadOnlyList<T> all, Func<T, bool> run)
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
        Say($"{name}: {allocated / all.Count} bytes allocated each, {Percentiles(times, key)}");
        return done;
    }

    public async Task<bool> Each(string name, string key, int count, Func<Task<bool>> run)
    {
        var done = true;
        var times = new List<double>(count);
        for (var at = 0; at < count; at++)
        {
            var since = Stopwatch.GetTimestamp();
            done &= await run();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }
        Say($"{name}: {Percentiles(times, key)}");
        return done;
    }

    public void Result(string key, double value) => _results[key] = value;

    /// <summary>What was said, and all results as one line that bench/table.py takes.</summary>
    public void Write(TextWriter writer)
    {
        _lines.ForEach(writer.WriteLine);
        writer.WriteLine($"RESULT {System.Text.Json.JsonSerializer.Serialize(_results)}");
    }

    public void Say(FormattableString line) => _lines.Add(line.ToString(CultureInfo.InvariantCulture));

    private string Percentiles(List<double> microseconds, string key)
    {
        microseconds.Sort();
        (_results[$"{key}_p50_us"], _results[$"{key}_p99_us"]) = (microseconds[microseconds.Count / 2], microseconds[microseconds.Count * 99 / 100]);
        return string.Create(CultureInfo.InvariantCulture, $"p50 {microseconds[microseconds.Count / 2]:F1} µs, p99 {microseconds[microseconds.Count * 99 / 100]:F1} µs");
    }

    private static void Rounds(Action run)
    {
        var since = Stopwatch.GetTimestamp();
        for (var at = 0; at < RunsOfRound && Stopwatch.GetElapsedTime(since) < LongestRound; at++)
            run();
    }

    private static double Milliseconds(Action run)
    {
        var since = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> of) => of.Order().ElementAt(Turns / 2);
}
