using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>The published pictures of bambooBSC's demo: its dashboard, its KPI report and one employee's report.</summary>
public sealed class BambooTests
{
    [Fact]
    public void The_dashboard_has_its_80_figures_and_their_colours()
    {
        var told = Table.Read(SharedData.Path("bamboobsc", "expected_dashboard_2014_2017_year_all.csv")).Rows;
        var bamboo = new BambooCard();
        using var place = new Workplace();
        bamboo.Write(place, "strategy");
        place.Write("yearly.yaml", BambooCard.Mapping("*", "company"));

        place.Begin();
        place.Import(BambooCard.MeasureData, "yearly.yaml");
        var years = place.ScoreRun("vision", "2014", "2017");
        var together = place.Score("vision", "2017", "--window", "trailing-4");

        var columns = years.Select(shown => (Name: "y" + shown.Period, Shown: shown)).Append(("score_2014_2017", together)).ToArray();
        var cells = 0;
        foreach (var row in told)
            foreach (var (column, shown) in columns)
            {
                Check(bamboo, shown, row["item"], row[column]);
                cells++;
            }
        cells.ShouldBe(80);
    }

    [Fact]
    public void The_KPI_report_has_its_16_figures_with_one_KPI_at_its_least_and_one_at_its_most()
    {
        var told = Table.Read(SharedData.Path("bamboobsc", "expected_kpi_report_2014_2015_year_all_v06.csv")).Rows;
        var bamboo = new BambooCard();
        using var place = new Workplace();
        var aggregations = told.Where(row => row["level"] == "kpi").ToDictionary(row => bamboo.Codes[row["item"]], row => row["aggregation"].ToLowerInvariant());
        // There the figure itself is the score.
        bamboo.Write(place, "strategy", aggregations, "=COALESCE(value, 0)");
        place.Write("yearly.yaml", BambooCard.Mapping("*", "company"));

        place.Begin();
        place.Import(BambooCard.MeasureData, "yearly.yaml");
        var shown = place.Score("vision", "2015", "--window", "trailing-2");

        told.Count.ShouldBe(16);
        foreach (var row in told)
            Check(bamboo, shown, row["item"], row["score"]);
    }

    [Fact]
    public void An_employees_report_counts_what_nobody_reported_as_0_in_a_plain_sum()
    {
        var told = Table.Read(SharedData.Path("bamboobsc", "expected_personal_report_2014_emp0001.csv")).Rows;
        var bamboo = new BambooCard();
        using var place = new Workplace();
        bamboo.Write(place, "strategy");
        bamboo.WriteEmployee(place, "strategy", told.Where(row => row["kpi"] != "TOTAL").Select(row => row["kpi"]));
        place.Write("employee.yaml", BambooCard.Mapping("0001", "employee-0001"));

        place.Begin();
        place.Import(BambooCard.MeasureData, "employee.yaml");
        var shown = place.Score("employee", "2014");

        told.Count.ShouldBe(5);
        foreach (var row in told)
            shown.Score(row["kpi"] == "TOTAL" ? "employee" : bamboo.Codes[row["kpi"]]).ShouldBe(Table.Number(row["score_2014"]), row["kpi"]);
    }

    private static void Check(BambooCard bamboo, Shown shown, string item, string told)
    {
        var code = bamboo.Codes[item];
        var score = shown.Score(code).ShouldNotBeNull(item);
        score.ShouldBe(Table.Number(told)!.Value, 0.005 + 1e-9, $"{item} {shown.Period}");
        shown.Status(code).ShouldBe(bamboo.ColourOf(score), item);
    }
}
