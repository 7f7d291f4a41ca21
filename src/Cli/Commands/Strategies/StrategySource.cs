using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Workbooks;
using Binnacle.Connectors.Yaml;

namespace Binnacle.Cli.Commands.Strategies;

/// <summary>A strategy as somebody gave it: a folder of YAML files, a definition workbook, or any list of KPIs with headings.</summary>
/// <param name="Remarks">How a list was understood.</param>
internal sealed record StrategySource(ImmutableArray<StrategyDocument> Documents, ImmutableArray<Problem> Problems, ImmutableArray<string> Remarks)
{
    public const string Description = "A folder of strategy files, a definition workbook (.xlsx), or a list of KPIs";

    public static StrategySource Read(string path, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            var workbook = DefinitionWorkbook.Read(path, TableLimits.Default, ct);
            return new(workbook.Documents, workbook.Problems, workbook.Remarks);
        }
        var folder = StrategyFolder.Read(path);
        return new(folder.Documents, folder.Problems, []);
    }

    public static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
}
