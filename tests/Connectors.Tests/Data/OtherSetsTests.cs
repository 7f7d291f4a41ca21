using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Data;

public sealed class OtherSetsTests
{
    private readonly Trial trial = new(Frequency.Year);

    [Fact]
    public void The_environmental_index_gives_a_score_for_each_country_and_node()
    {
        var preview = trial.Import(SharedData.File("epi_2020", "epi2020results20200604.csv"), """
            unit: "{iso}"
            column: "{measure}.new"
            period: "2020"
            """);

        preview.Counts.RowsRead.ShouldBe(180);
        trial.Source!.Tables[0].ValuesPerRow.ShouldBe(46 + 46, "scores and ranks both end in .new");
        preview.Counts.Rejected.ShouldBe(0);
    }

    [Fact]
    public void Its_scores_alone_are_46_columns_with_494_blanks()
    {
        var preview = trial.Import(SharedData.File("epi_2020", "epi2020results20200604.csv"), """
            lookups: {measure: {file: weights.csv, from: code, to: code, otherwise: skip}}
            unit: "{iso}"
            column: "{measure}.new"
            period: "2020"
            """, Path.GetDirectoryName(SharedData.File("epi_2020", "weights.csv")));

        trial.Source!.Tables[0].ValuesPerRow.ShouldBe(45, "the weights list every node but the top one");
        trial.Source.Tables[0].IgnoredColumns.ShouldContain("EPI.rnk.new");
        preview.Counts.Rejected.ShouldBe(0);
        preview.Counts.Blank.ShouldBe(494);
        preview.Blanks.ShouldHaveSingleItem().Text.ShouldBe("NA");
        trial.Value("AFG/AIR", "2020").ShouldBe(17.7);
    }

    [Fact]
    public void Definitions_without_values_say_that_their_targets_are_sentences()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.File("gitlab_indicators"), "*.yml"))
        {
            var preview = trial.Import(file, """
                measure: "{name|slug}"
                period: "2022"
                values: [{column: target, series: target}]
                """);
            preview.Counts.Accepted.ShouldBe(preview.Accepted.Count);
            (preview.Counts.Accepted + preview.Counts.Blank + preview.Counts.Rejected + preview.Counts.Repeated).ShouldBe(preview.Counts.RowsRead);
        }

        trial.Known.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Quoted_headings_and_missing_values_are_read()
    {
        var preview = trial.Import(SharedData.File("asem_connectivity", "raw_data.csv"), """
            unit: "{uCode}"
            period: "{Time}"
            ignore: {columns: [uName, GDP_group, GDPpc_group, Pop_group, EurAsia_group]}
            values: [{column: "{measure}"}]
            """);

        preview.Counts.RowsRead.ShouldBe(51);
        preview.Counts.Rejected.ShouldBe(0, string.Join("\n", preview.Reasons));
        trial.Value("AUT/LPI", "2018").ShouldBe(4.097985);
        trial.Value("AUT/Area", "2018").ShouldBe(83871);
    }

    [Fact]
    public void A_scorecard_export_has_63_scores_and_29_blanks()
    {
        var daily = new Trial(Frequency.Day);
        var preview = daily.Import(SharedData.File("boston_cityscore", "current_full_metrics_2026-05-16.csv"), """
            measure: "{metric_name|slug} {row} {every}"
            period: "{score_calculated_ts}"
            column: "{every:day|week|month|quarter}_score"
            """);

        preview.Counts.Values.ShouldBe(4 * 23);
        preview.Counts.Accepted.ShouldBe(63);
        preview.Counts.Blank.ShouldBe(29);
    }
}
