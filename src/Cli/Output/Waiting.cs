using System.Diagnostics;
using System.Globalization;

namespace Binnacle.Cli.Output;

/// <summary>A bar on the terminal for work longer than a second; silent where nobody watches.</summary>
internal sealed class Waiting(string what, long total) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private readonly bool _watched = !Console.IsErrorRedirected;
    private TimeSpan _shown;

    /// <summary>For work that cannot say how far it is: counts the seconds.</summary>
    public static async Task<T> For<T>(string what, Task<T> work)
    {
        if (Console.IsErrorRedirected)
            return await work;
        var since = Stopwatch.StartNew();
        var shown = false;
        while (await Task.WhenAny(work, Task.Delay(Patience)) != work)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what} … {since.Elapsed.TotalSeconds:0} s "));
            shown = true;
        }
        if (shown)
            Console.Error.Write($"\r{new string(' ', what.Length + 12)}\r");
        return await work;
    }

    public void Passed(long done)
    {
        if (!_watched || _since.Elapsed < Patience || _since.Elapsed - _shown < Every)
            return;
        _shown = _since.Elapsed;
        var share = total > 0 ? Math.Clamp(done / (double)total, 0, 1) : 0;
        var filled = (int)(share * Width);
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what} [{new string('#', filled)}{new string('.', Width - filled)}] {share * 100:0} % "));
    }

    public void Dispose()
    {
        if (_watched && _shown > TimeSpan.Zero)
            Console.Error.Write($"\r{new string(' ', what.Length + Width + 12)}\r");
    }
}
