using System.Diagnostics;
using System.Globalization;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Writer;

// usage: COMMAND FILE [COUNT]     without a count it writes until it is killed
// Every acknowledged change is told on standard output as "seq hash kind number", before the next one is begun.
if (args is not [var command, var path, ..])
{
    Console.Error.WriteLine("usage: edits|ahead|imports|both|speed FILE [COUNT]");
    return 2;
}

var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
await using var log = SqliteChangeLog.Open(path, LogOpening.CreateIfMissing, TimeProvider.System);
var writing = new Writing(log, Console.OpenStandardOutput());
switch (command)
{
    case "edits":
        for (var i = 0; i < count; i++) await writing.Edit();
        return 0;
    case "ahead":
        await writing.EditsAhead(count);
        return 0;
    case "imports":
        for (var i = 0; i < count; i++) await writing.Import();
        return 0;
    case "both":
        for (var i = 0; i < count; i++) await (i % 3 == 2 ? writing.Import() : writing.Edit());
        return 0;
    case "speed":
        var watch = Stopwatch.StartNew();
        await writing.Import(chunks: count, rowsInChunk: 20_000);
        Console.Error.WriteLine($"written: {count * 20_000 / watch.Elapsed.TotalSeconds:N0} rows/s");
        watch.Restart();
        var read = 0;
        await foreach (var change in log.ReadAfter(0, CancellationToken.None)) read += change.Observations.Count(row => row.Value is not null);
        Console.Error.WriteLine($"read: {read / watch.Elapsed.TotalSeconds:N0} rows/s");
        watch.Restart();
        await foreach (var damage in log.Verify(CancellationToken.None)) Console.Error.WriteLine(damage);
        Console.Error.WriteLine($"verified: {read / watch.Elapsed.TotalSeconds:N0} rows/s");
        return 0;
    default:
        Console.Error.WriteLine($"There is no command {command}.");
        return 2;
}
