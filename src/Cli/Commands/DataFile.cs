using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Cli.Output;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Cli.Commands;

/// <summary>The data file a command works on, opened and read.</summary>
internal sealed class DataFile : IAsyncDisposable
{
    private DataFile(string path, SqliteChangeLog log, Workspace workspace) => (Path, Log, Workspace) = (path, log, workspace);

    public string Path { get; }

    public SqliteChangeLog Log { get; }

    public Workspace Workspace { get; }

    /// <summary>Names and addresses, kept outside the log.</summary>
    public IPersonDirectory People => Log;

    public WorkspaceImage Image => Workspace.Image;

    /// <param name="follow">Take in what other processes write while it is open.</param>
    /// <param name="recordedBy">The clock changes are recorded by; the session's unless said.</param>
    public static async Task<DataFile> Open(Session session, CancellationToken ct, LogOpening opening = LogOpening.Existing, bool follow = false, TimeProvider? recordedBy = null)
    {
        var path = System.IO.Path.GetFullPath(session.File);
        var log = SqliteChangeLog.Open(path, opening, recordedBy ?? session.Clock);
        try
        {
            return new(path, log, await Waiting.For("Reading the data file", Task.Run(() => Workspace.Open(log, follow ? session.Clock : null, ct), ct)));
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Workspace.DisposeAsync();
}
