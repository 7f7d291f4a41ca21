using Binnacle.App.Workspaces;
using Binnacle.Samples;
using Binnacle.Storage.Sqlite;
using Xunit;

namespace Binnacle.App.Tests.Samples;

/// <summary>The demo organisation up to October 2026, told once for all its tests.</summary>
public sealed class VeloriaFile : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-veloria-");

    public static PlantedTruths Truths { get; } = new(new DateOnly(2026, 10, 1));

    public Workspace Workspace { get; private set; } = default!;

    public SqliteChangeLog Log { get; private set; } = default!;

    public WorkspaceImage Image => Workspace.Image;

    public async ValueTask InitializeAsync()
    {
        var clock = new DemoClock();
        Log = SqliteChangeLog.Open(Path.Combine(_folder.FullName, "veloria.binnacle"), LogOpening.New, clock);
        Workspace = await Workspace.Open(Log, null, CancellationToken.None);
        await new Veloria(Workspace, Log, clock, Truths).Load(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
