using Binnacle.App.Changes;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Strategies;
using Binnacle.Samples;
using Binnacle.Storage.Sqlite;
using Binnacle.Web.Maps;

namespace Binnacle.Web.Tests.Maps;

/// <summary>The maps of the demo organisation's scorecards, from its files.</summary>
internal static class DemoMaps
{
    public static IReadOnlyDictionary<string, MapModel> All { get; } = Read().GetAwaiter().GetResult();

    private static async Task<Dictionary<string, MapModel>> Read()
    {
        var folder = Directory.CreateTempSubdirectory("binnacle-maps-");
        var log = SqliteChangeLog.Open(Path.Combine(folder.FullName, "maps.binnacle"), LogOpening.New, TimeProvider.System);
        var maps = new Dictionary<string, MapModel>(StringComparer.Ordinal);
        await using (var workspace = await Workspace.Open(log, null, CancellationToken.None))
        {
            var read = StrategyFolder.Read(Veloria.Folder);
            await ApplyStrategy.Run(new(new Author("maps", "test", "Maps"), read.Documents, read.Problems, new()), workspace, log, CancellationToken.None);
            foreach (var card in workspace.Image.Structure.Latest.All<Scorecard>())
                if (ViewStrategyMap.Run(new(card.Code, new()), workspace.Image, TimeProvider.System).View is { Objectives.Count: > 0 } view)
                    maps[card.Code] = MapDrawing.Of(view).Model;
        }
        folder.Delete(recursive: true);
        return maps;
    }
}
