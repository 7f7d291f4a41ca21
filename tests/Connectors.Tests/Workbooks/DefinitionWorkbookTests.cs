using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Workbooks;
using Binnacle.Connectors.Yaml;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Workbooks;

public sealed class DefinitionWorkbookTests : IDisposable
{
    private static readonly (string Path, string Text)[] Folder =
    [
        ("organization.yaml", """
            name: Harbour Roasters
            red-flag-tolerance: 10%
            measure-defaults: {due-days: 8}
            units:
              harbour:
                name: Harbour Roasters
                units:
                  roastery: {name: Roastery}
                  shops: {name: Shops, currency: EUR}
            """),
        ("people.yaml", """
            people:
              anna: {name: Anna Petersen, mail: anna@harbour.example}
              "007": Bond
            """),
        ("measures.yaml", """
            measures:
              visits: {name: "[Visits]", use: input}
              roastery/defects: {name: 'Defects "per" ton', target: 1.5, red: 3}
            """),
        ("scorecards/corporate.yaml", """
            name: Harbour Roasters
            owner: anna
            themes: {craft: Craft that can be repeated}
            perspectives:
              financial:
                name: Financial
                weight: 30
                objectives:
                  grow:
                    name: Grow
                    measures:
                      revenue: {weight: 2, name: Revenue, formula: "=[visits] * 2", target: 100, scale: {preset: actual-over-target, red: 0.8, amber: 0.9, green: 1}}
                    objectives:
                      deeper: Deeper
              process:
                name: Process
                roll-up: {ceiling: critical-red}
                measures:
                  roastery/defects: {weight: 2, critical: true}
            links:
              - {cause: grow, effect: deeper, lag-months: 3}
            """),
        ("initiatives.yaml", """
            initiatives:
              school:
                name: |-
                  Barista
                  school
                objectives: [corporate/grow, corporate/deeper]
                milestones: [{name: One, due: 2025-05-31}]
            """),
    ];

    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_is_written_and_read_again_says_the_same()
    {
        var read = Read(Write("a.xlsx", Documents()));
        read.Problems.ShouldBeEmpty();

        // Measures stand in a file of their own now, so the texts differ once and never again.
        var again = Read(Write("b.xlsx", read.Documents));
        Texts(again.Documents).ShouldBe(Texts(read.Documents));
        Text(read.Documents, "organization.yaml").ShouldBe(Text(Documents(), "organization.yaml"));
        Text(read.Documents, "initiatives.yaml").ShouldBe(Text(Documents(), "initiatives.yaml"));
        Text(read.Documents, "measures.yaml").ShouldBe("""
            measures:
              harbour/visits:
                name: "[Visits]"
                use: input
              roastery/defects:
                name: Defects "per" ton
                target: 1.5
                red: 3
              harbour/revenue:
                name: Revenue
                formula: =[visits] * 2
                scale:
                  preset: actual-over-target
                  red: 0.8
                  amber: 0.9
                  green: 1
                target: 100

            """);
    }

    [Fact]
    public void A_scorecard_keeps_its_tree_and_its_order()
    {
        var card = (MapNode)Read(Write("a.xlsx", Documents())).Documents.Single(document => document.Kind == StrategyFileKind.Scorecard).Root;
        YamlWriter.Write(card).ShouldBe("""
            code: corporate
            name: Harbour Roasters
            owner: anna
            unit: harbour

            themes:
              craft:
                name: Craft that can be repeated

            perspectives:
              financial:
                name: Financial
                weight: 30
                objectives:
                  grow:
                    name: Grow
                    measures:
                      revenue:
                        weight: 2
                    objectives:
                      deeper:
                        name: Deeper
              process:
                name: Process
                roll-up:
                  ceiling: critical-red
                measures:
                  roastery/defects:
                    weight: 2
                    critical: true

            links:
              - cause: grow
                effect: deeper
                lag-months: 3

            """);
    }

    [Fact]
    public void Problems_name_sheet_and_cell()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, new Dictionary<string, object>
        {
            ["Scorecards"] = new[] { new { Code = "corporate", Name = "Corporate" } },
            ["KPIs"] = new[] { new { Code = "revenue", Name = "Revenue" }, new { Code = "revenue", Name = "Again" } },
            ["Targets"] = new[] { new { KPI = "profit", Target = 5 } },
            ["Weights"] = new[] { new { Scorecard = "corporate", Under = "nowhere", KPI = "revenue", Weight = 1 }, new { Scorecard = "other", Under = "", KPI = "revenue", Weight = 1 } },
            ["Scratch"] = new[] { new { Note = "mine" } },
        });

        var read = Read(path);
        read.Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "a.xlsx: Targets!A2: There is no KPI 'profit' in the sheet KPIs.",
            "a.xlsx: KPIs!A3: 'revenue' stands here a second time; the first is at KPIs!A2.",
            "a.xlsx: Weights!B2: Nothing on the scorecard 'corporate' has the code 'nowhere', or it stands below itself.",
            "a.xlsx: Weights!A3: There is no scorecard 'other' in the sheet Scorecards.",
        ]);
        read.Remarks.ShouldBe(["The sheet \"Scratch\" is none of a definition workbook and was not read."]);
    }

    [Fact]
    public void A_missing_column_a_row_without_code_and_a_cell_without_heading_are_told()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, new Dictionary<string, object>
        {
            ["KPIs"] = new[] { new Dictionary<string, object?> { ["Code"] = null, ["Name"] = "Revenue", [""] = "lost" } },
            ["Weights"] = new[] { new { Scorecard = "corporate", Weight = 1 } },
        });

        Read(path).Problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "a.xlsx: KPIs!C2: This cell has no heading above it.",
            "a.xlsx: KPIs!2: This row says no code.",
            "a.xlsx: Weights!1: The sheet Weights has no column \"KPI\".",
        ]);
    }

    [Fact]
    public void Words_may_be_written_as_people_write_them()
    {
        var path = files.Path("a.xlsx");
        MiniExcel.SaveAs(path, new Dictionary<string, object>
        {
            ["Scorecards"] = new[] { new { Code = "corporate" } },
            ["KPIs"] = new[] { new { Code = "k", Frequency = "Quarterly", Direction = "Lower is better", Unit_of_measure = "%", Scored_view = "YTD" } },
        });

        Text(Read(path).Documents, "measures.yaml").ShouldBe("measures:\n  k:\n    frequency: quarter\n    direction: lower\n    unit: \"%\"\n    scored-view: ytd\n");
    }

    [Fact]
    public void Any_list_of_KPIs_maps_by_its_headings()
    {
        var path = files.Write("Our KPIs.csv", """
            Perspective;Strategic objective;KPI;Unit of measure;Polarity;Frequency;Target;Weight;Responsible;Remark
            Customer;Be recommended;Recommendation;%;Higher is better;Monthly;60;2;Anna Petersen;x
            ;;Complaints;;lower;Quarterly;at or below 2;1;Anna Petersen;
            Customer;Customer;Visits;visits;up;weekly;1.000,5;1;;
            """);

        var read = DefinitionWorkbook.Read(path, TableLimits.Default, CancellationToken.None);
        read.Problems.ShouldBeEmpty();
        YamlWriter.Write(read.Documents.Single(document => document.Kind == StrategyFileKind.Scorecard).Root).ShouldBe("""
            code: our-kpis
            name: Our KPIs

            perspectives:
              customer:
                name: Customer
                objectives:
                  be-recommended:
                    name: Be recommended
                    measures:
                      recommendation:
                        weight: 2
                      complaints:
                        weight: 1
                  customer-2:
                    name: Customer
                    measures:
                      visits:
                        weight: 1

            """);
        Text(read.Documents, "measures.yaml").ShouldBe("""
            measures:
              recommendation:
                name: Recommendation
                unit: "%"
                direction: higher
                frequency: month
                owner: anna-petersen
                target: 60
              complaints:
                name: Complaints
                direction: lower
                frequency: quarter
                owner: anna-petersen
              visits:
                name: Visits
                unit: visits
                direction: higher
                frequency: week
                target: 1000.5

            """);
        read.Remarks.ShouldContain("Not used: \"Remark\".");
        read.Remarks.ShouldContain("Our KPIs.csv:3:7: Target was left out: \"at or below 2\" is not a number.");
    }

    [Fact]
    public void A_text_no_cell_can_hold_is_refused_by_its_cell() =>
        Should.Throw<ArgumentException>(() => Write("a.xlsx", [new("people.yaml", Parse("people.yaml", $"people: {{a: {new string('x', 40_000)}}}"))])).Message.ShouldContain("B2 has 40000 characters");

    [Fact]
    public void A_file_that_is_no_workbook_is_one_problem() =>
        Read(files.Write("a.xlsx", "PK\u0003\u0004 no more")).Problems.ShouldHaveSingleItem().Place.File.ShouldBe("a.xlsx");

    private static WorkbookReading Read(string path) => DefinitionWorkbook.Read(path, TableLimits.Default, CancellationToken.None);

    private string Write(string name, IEnumerable<StrategyDocument> documents)
    {
        using var stream = File.Create(files.Path(name));
        DefinitionWorkbook.Write(stream, documents);
        return files.Path(name);
    }

    private static List<StrategyDocument> Documents() => [.. Folder.Select(file => new StrategyDocument(file.Path, Parse(file.Path, file.Text)))];

    private static DocumentNode Parse(string path, string text)
    {
        var reading = YamlReader.Read(text, path);
        reading.Problems.ShouldBeEmpty();
        return reading.Root.ShouldNotBeNull();
    }

    private static List<string> Texts(IEnumerable<StrategyDocument> documents) => [.. documents.Select(document => document.Path + "\n" + YamlWriter.Write(document.Root))];

    private static string Text(IEnumerable<StrategyDocument> documents, string path) => YamlWriter.Write(documents.Single(document => document.Path == path).Root);
}
