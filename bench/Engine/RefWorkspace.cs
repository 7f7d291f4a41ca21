using Binnacle.App.Changes;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;
using Binnacle.Connectors.Bulk;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Yaml;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Bench.Engine;

/// <summary>The reference workload in a workspace, by the way any organisation takes: files are applied, values are imported.</summary>
internal sealed class RefWorkspace(Workspace workspace) : IAsyncDisposable
{
    private static readonly Author Loader = new("bench", "import", "Reference workload");

    public Workspace Workspace => workspace;

    /// <param name="file">A file that is there already is opened instead.</param>
    public static async Task<RefWorkspace> Load(RefData data, RefTraits traits, string folder, string file, Watch watch, CancellationToken ct)
    {
        if (File.Exists(file))
        {
            Workspace? known = null;
            await watch.Time("open", async () => known = await Workspace.Open(SqliteChangeLog.Open(file, LogOpening.Existing, TimeProvider.System), null, ct));
            return new(known!);
        }
        var files = new RefFiles(data, traits);
        var mapping = files.Write(folder);
        var log = SqliteChangeLog.Open(file, LogOpening.New, TimeProvider.System);
        var workspace = await Workspace.Open(log, null, ct);
        await watch.Time("apply", () => Apply(folder, new(), workspace, log, ct));
        if (traits is VariedTraits varied)
            foreach (var (stage, from) in VariedTraits.Stages)
            {
                varied.Stage = stage;
                var then = Path.Combine(folder, from);
                // A folder with the organisation in it speaks for everything.
                if (varied.Reorganizes)
                    files.Organization(then);
                files.Scorecards(then, varied.Reorganizes ? data.Cards : data.Cards.Where(varied.Concerns));
                await Apply(then, new(DateOnly.Parse($"{from}-01", System.Globalization.CultureInfo.InvariantCulture), KeepMissing: true), workspace, log, ct);
            }
        var values = 0L;
        var imported = await watch.Time("import", async () => { values = await Import(Path.Combine(data.Folder, "values.csv"), mapping, workspace, ct); });
        watch.Result("import_rows_s", data.Measures.Count * (double)RefData.Periods / imported.TotalSeconds);
        watch.Say($"import: {values / imported.TotalSeconds:F0} values a second, {values} of them");
        return new(workspace);
    }

    /// <summary>All values of a file, in one change.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> Import(string values, string mapping, Workspace workspace, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var map = MappingFile.Read(mapping, problems);
        var source = map is null ? null : BulkFile.Open(values, map, workspace.Image.Structure.Latest.Settings.Calendar, TableLimits.Default, problems, ct);
        if (source is null)
            throw new InvalidOperationException($"The values cannot be read: {problems.FirstOrDefault()}");
        var outcome = await BulkImport.Run(new(Loader, source.Chunks(ct), source.Columns), workspace, ct);
        return outcome.Applied is ApplyOutcome.Applied ? outcome.Values : throw new InvalidOperationException($"The values were not taken: {outcome.Problems.FirstOrDefault()}");
    }

    private static async Task Apply(string folder, PlanOptions options, Workspace workspace, SqliteChangeLog log, CancellationToken ct)
    {
        var read = StrategyFolder.Read(folder);
        var outcome = await ApplyStrategy.Run(new(Loader, read.Documents, read.Problems, options), workspace, log, ct);
        if (outcome.Applied is not ApplyOutcome.Applied)
            throw new InvalidOperationException($"The strategy cannot be applied: {outcome.Plan.Problems.FirstOrDefault()}");
    }

    public ValueTask DisposeAsync() => workspace.DisposeAsync();
}
