using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Data;

public sealed class HumanDevelopmentTests
{
    private const string Wide = """
        measure: "{iso3}/{series}"
        values:
          - column: "{series:hdi|le|eys|mys|gnipc}_{period}"
            series: actual
        """;

    [Fact]
    public void A_column_for_each_series_and_year_is_one_pattern()
    {
        var trial = new Trial(Frequency.Year);
        var preview = trial.Import(SharedData.File("hdi", "HDR23-24_Composite_indices_complete_time_series.csv"), Wide);

        preview.Counts.RowsRead.ShouldBe(206);
        trial.Source!.Tables[0].ValuesPerRow.ShouldBe(5 * 33);
        preview.Counts.Rejected.ShouldBe(0, string.Join("\n", preview.Reasons));
        (preview.Counts.Accepted + preview.Counts.Blank).ShouldBe(206 * 165);
        trial.Source.Tables[0].IgnoredColumns.ShouldContain("hdi_rank_2022");
        trial.Source.Tables[0].Remarks.ShouldContain(remark => remark.Contains("Windows-1252") || remark.Contains("Latin-1"));
        trial.Value("CHE/hdi", "2022").ShouldBe(0.967);
    }

    [Fact]
    public void The_copy_in_another_encoding_gives_the_same_numbers()
    {
        Trial plain = new(Frequency.Year), mojibake = new(Frequency.Year);
        var first = plain.Import(SharedData.File("hdi", "HDR23-24_Composite_indices_complete_time_series.csv"), Wide);
        var second = mojibake.Import(SharedData.File("hdi", "HDR23-24_Composite_indices_complete_time_series__mojibake_utf8bom.csv"), Wide);

        mojibake.Source!.Tables[0].Remarks.ShouldContain("Read as UTF-8 with byte order mark.");
        second.Counts.ShouldBe(first.Counts);
        mojibake.Known.Count.ShouldBe(plain.Known.Count);
        foreach (var (key, observation) in plain.Known) mojibake.Known[key].Value.ShouldBe(observation.Value);
    }

    [Fact]
    public void Importing_the_same_file_twice_changes_nothing()
    {
        var trial = new Trial(Frequency.Year);
        var path = SharedData.File("hdi", "HDR23-24_Composite_indices_complete_time_series.csv");
        var first = trial.Import(path, Wide).Counts;
        var second = trial.Import(path, Wide).Counts;

        second.Accepted.ShouldBe(0);
        second.Corrected.ShouldBe(0);
        second.Unchanged.ShouldBe(first.Accepted);
    }
}
