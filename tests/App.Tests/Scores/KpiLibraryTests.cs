using Binnacle.App.Library;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Formulas;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Scores;

public sealed class KpiLibraryTests
{
    private static readonly string[] Named = ["roi", "csat", "cycle-time", "training-hours", "revenue-growth", "retention", "defect-rate", "turnover"];

    [Fact]
    public void At_least_sixty_KPIs_cover_the_perspectives_and_functions_and_say_everything_of_themselves()
    {
        KpiLibrary.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        KpiLibrary.All.Select(kpi => kpi.Code).ShouldBeUnique();
        KpiLibrary.All.Select(kpi => kpi.Name).ShouldBeUnique();
        Named.ShouldBeSubsetOf(KpiLibrary.All.Select(kpi => kpi.Code));
        foreach (var perspective in new[] { "financial", "customer", "process", "learning" })
            KpiLibrary.List(new(Perspective: perspective)).Kpis.Count.ShouldBeGreaterThanOrEqualTo(10, perspective);
        foreach (var function in new[] { "finance", "sales", "marketing", "service", "operations", "quality", "it", "hr" })
            KpiLibrary.List(new(Function: function)).Kpis.Count.ShouldBeGreaterThanOrEqualTo(6, function);
        KpiLibrary.All.ShouldAllBe(kpi => kpi.Description.Length > 15 && kpi.Pitfalls.Length > 30 && kpi.Source.Length > 3 && kpi.Indicator.Length > 0);
    }

    [Fact]
    public void Every_formula_is_one_of_the_language_over_exactly_its_inputs()
    {
        foreach (var kpi in KpiLibrary.All.Where(kpi => kpi.Formula is not null))
        {
            var parsed = FormulaParser.Parse(kpi.Formula!, FormulaPurpose.Measure);
            parsed.Problems.ShouldBeEmpty(kpi.Code);
            System.Text.RegularExpressions.Regex.Matches(kpi.Formula!, @"\[([^\]]+)\]").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)
                .ShouldBe(kpi.Inputs!.Keys.Order(StringComparer.Ordinal), kpi.Code);
        }
    }

    [Fact]
    public void Every_entry_is_a_definition_that_strategy_files_take()
    {
        foreach (var kpi in KpiLibrary.All)
        {
            var inputs = string.Concat((kpi.Inputs ?? new Dictionary<string, string>()).Keys.Select(code => $"  {code}: {{use: input}}\n"));
            var texts = new List<(string Path, string Text)> { ("organization.yaml", "name: Any\nunits:\n  any: Any\n"), ("definitions.yaml", kpi.Yaml), ("measures.yaml", $"measures:\n  the-kpi: {{definition: {kpi.Code}}}\n{inputs}") };
            var documents = texts.Select(text => (Read: YamlReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.Text)), text.Path), text.Path)).ToList();
            documents.SelectMany(document => document.Read.Problems).ShouldBeEmpty(kpi.Code);
            var read = StrategyReader.Read(documents.Select(document => new StrategyDocument(document.Path, document.Read.Root!)), StructureHistory.Empty);
            read.Problems.Select(problem => problem.ToString()).ShouldBeEmpty(kpi.Code);
        }
    }

    [Fact]
    public void What_is_not_in_it_is_told_with_what_comes_near()
    {
        KpiLibrary.Find("csta").Problems.ShouldHaveSingleItem().Message.ShouldContain("csat");
        KpiLibrary.List(new("turnover rate")).Kpis.Select(kpi => kpi.Code).ShouldContain("turnover");
    }
}
