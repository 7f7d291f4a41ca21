using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Structures;
using Shouldly;

namespace Binnacle.App.Tests.StrategyFiles;

/// <summary>Strategy files as a test writes them: a path on a line of its own ("== scorecards/a.yaml"), then the file.</summary>
internal static class Folder
{
    public const string Smallest = """
        == organization.yaml
        name: Harbour
        units:
          harbour:
            units:
              north:
              south: South shore

        """;

    public static ImmutableArray<StrategyDocument> Documents(string files)
    {
        var documents = ImmutableArray.CreateBuilder<StrategyDocument>();
        foreach (var file in ("\n" + files.ReplaceLineEndings("\n")).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = file.IndexOf('\n');
            var path = file[..end].Trim();
            var reading = YamlReader.Read(file[(end + 1)..], path);
            reading.Problems.ShouldBeEmpty();
            documents.Add(new(path, reading.Root!));
        }
        return documents.ToImmutable();
    }

    public static StrategyReading Read(string files, StructureHistory? history = null) => StrategyReader.Read(Documents(files), history ?? StructureHistory.Empty);

    public static ImmutableArray<string> Problems(string files, StructureHistory? history = null) => [.. Read(files, history).Problems.Select(problem => problem.ToString())];

    public static StrategyPlan Plan(string files, StructureHistory history, PlanOptions? options = null) => StrategyPlan.Of(Read(files, history), history, options);

    /// <summary>The world after the files are applied.</summary>
    public static StructureHistory Apply(string files, StructureHistory? history = null, PlanOptions? options = null)
    {
        var before = history ?? StructureHistory.Empty;
        var plan = Plan(files, before, options);
        plan.Problems.ShouldBeEmpty();
        return before.Add(plan.Revisions(before.Ids.SelectMany(before.RevisionsOf).Select(r => r.Seq).DefaultIfEmpty().Max() + 1));
    }

    public static string Export(Structure structure, params PersonName[] people) =>
        string.Concat(StrategyWriter.Write(structure, people).Select(document => $"== {document.Path}\n{YamlWriter.Write(document.Root)}"));
}
