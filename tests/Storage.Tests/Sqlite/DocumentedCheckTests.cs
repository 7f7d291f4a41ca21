using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>The check in docs/design/change-log.md, which shares no line with ours, comes to the same hashes.</summary>
public sealed partial class DocumentedCheckTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_documented_check_finds_the_log_whole_and_a_changed_value_not()
    {
        await using (var log = _folder.Open())
        {
            await log.Append([.. Enumerable.Range(1, 9).Select(Rows.Mixed)], 0, default);
            await log.Add(Rows.Draft(Rows.Value(1, -0.0), Rows.Value(2, 1e300), Rows.Value(3, 42)));
            await using (var batch = await log.BeginBatch(default))
            {
                await batch.Write([], [Rows.Value(7, 1)], default);
                await batch.Write([Rows.Block(8), Rows.Block(9, "target", after: null)], default);
                await batch.Commit(Rows.Ann, 10, default);
            }

            await log.Redact(11, 9);
            await log.Redact(4);
            await log.Redact(5, 5);
            var hashes = (await log.ReadAll()).Select(change => $"{change.Header.Seq} {change.Header.Hash} whole");
            (await Check()).ShouldBe(hashes);
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.DataFile};Pooling=False"))
        {
            connection.Open();
            Storage.Sqlite.Sql.Run(connection, "DROP TRIGGER observation_never_differs");
            Storage.Sqlite.Sql.Run(connection, "UPDATE observation SET value = 2.5 WHERE batch = 3 AND place = 0");
        }

        (await Check()).Where(line => line.EndsWith("NOT WHOLE", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("3 ");
    }

    private async Task<string[]> Check()
    {
        var document = FindUpwards(AppContext.BaseDirectory, Path.Combine("docs", "design", "change-log.md"));
        var script = _folder.File("check.py");
        await File.WriteAllTextAsync(script, Script().Match(await File.ReadAllTextAsync(document)).Groups[1].Value);
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", [script, _folder.DataFile]) { RedirectStandardOutput = true })!;
            var output = await python.StandardOutput.ReadToEndAsync();
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is missing: install the package python3.");
            return [];
        }
    }

    private static string FindUpwards(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : FindUpwards(Path.GetDirectoryName(folder)!, name);

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();
}
