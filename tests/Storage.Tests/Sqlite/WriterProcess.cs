using System.Diagnostics;
using System.Globalization;
using Binnacle.Storage.Tests.Writer;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>A real process that writes to a data file and says what was acknowledged.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private WriterProcess(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        // Its double-mapped memory is a file to a limit on file sizes.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program and its first arguments: everything but the command.</summary>
    public static IReadOnlyList<string> CommandLine { get; } = ["dotnet", "exec", typeof(Writing).Assembly.Location];

    public static WriterProcess Start(string command, string dataFile, int? count = null) =>
        new(CommandLine[0], [.. CommandLine.Skip(1), command, dataFile, .. Count(count)]);

    public static WriterProcess StartTraced(string traceFile, string command, string dataFile, int count) =>
        new("strace", ["-f", "-y", "-x", "-s", "5000", "-e", "trace=fsync,fdatasync,pwrite64,write", "-o", traceFile, .. CommandLine, command, dataFile, .. Count(count)]);

    /// <summary>Flushes of a thread fail from that one on, as those of a broken disk do.</summary>
    public static WriterProcess StartOnBrokenDisk(string traceFile, int from, string command, string dataFile, int count) =>
        new("strace", ["-f", "-o", traceFile, "-e", "trace=fsync", "-e", $"inject=fsync:error=EIO:when={from}+", .. CommandLine, command, dataFile, .. Count(count)]);

    /// <summary>No file of its may grow beyond the limit: then writing fails, as on a full disk.</summary>
    public static WriterProcess StartLimited(int kilobytes, string command, string dataFile) =>
        new("bash", ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\"", "bash", .. CommandLine, command, dataFile]);

    public void Kill() => _process.Kill();

    public async Task<Acknowledged?> ReadOne() => await _process.StandardOutput.ReadLineAsync() is { } line ? Acknowledged.Read(line) : null;

    /// <summary>Waits for its end, and returns all that was acknowledged and not read before.</summary>
    public async Task<List<Acknowledged>> End()
    {
        var lines = (await _process.StandardOutput.ReadToEndAsync()).Split('\n');
        await _process.WaitForExitAsync();
        // What stands behind the last line break was cut off by the kill: its writer was still telling it.
        return [.. lines.SkipLast(1).Select(Acknowledged.Read)];
    }

    public async Task<(int Code, string Errors)> Outcome()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string[] Count(int? count) => count is { } number ? [number.ToString(CultureInfo.InvariantCulture)] : [];
}

internal sealed record Acknowledged(long Seq, string Hash, string Kind)
{
    public static Acknowledged Read(string line) =>
        line.Split(' ') is [var seq, var hash, var kind]
            ? new Acknowledged(long.Parse(seq, CultureInfo.InvariantCulture), hash, kind)
            : throw new FormatException($"'{line}' tells of no change.");
}
