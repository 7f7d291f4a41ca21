using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Indices.Epi2020;

public sealed class Epi2020Tests(Epi2020 epi) : IClassFixture<Epi2020>
{
    private static PublishedTable Published => Epi2020.Published;

    [Fact]
    public void The_index_of_all_180_countries_comes_out_of_their_indicators()
    {
        var differences = Published.Rows.Select(row => Math.Abs(epi.Scores[($"epi-{row["iso"]}", $"epi-{row["iso"]}")].Score!.Value - row.Number("EPI.new")!.Value)).ToList();

        differences.Count.ShouldBe(180);
        differences.Max().ShouldBeLessThan(0.06);
        differences.Count(difference => difference <= 0.05).ShouldBeGreaterThanOrEqualTo(178);
    }

    [Fact]
    public void Every_indicator_scores_as_published_and_the_494_gaps_of_the_publisher_stay_gaps()
    {
        var columns = Epi2020.Weights.SelectMany(children => children).Select(child => child.Code).Append("EPI").ToList();
        columns.Count.ShouldBe(46);
        Published.Rows.Sum(row => columns.Count(code => row.Number($"{code}.new") is null)).ShouldBe(494);

        var weights = Epi2020.Weights;
        foreach (var row in Published.Rows)
            foreach (var code in columns.Where(code => !weights.Contains(code)))
                epi.Scores[($"epi-{row["iso"]}", code)].Score.ShouldBe(row.Number($"{code}.new"), $"{code} of {row["iso"]}");
    }

    [Fact]
    public void Every_aggregate_of_every_country_is_near_the_published_one_and_absent_where_that_is()
    {
        foreach (var row in Published.Rows)
            foreach (var aggregate in Epi2020.Weights.Select(children => children.Key))
            {
                // Rounded children move a mean by at most half a unit of the last digit, and the publisher rounded the result once more.
                Near(epi.Scores[($"steps-{row["iso"]}", aggregate)].Score, row, aggregate, 0.09);
                Near(epi.Scores[($"epi-{row["iso"]}", aggregate == "EPI" ? $"epi-{row["iso"]}" : aggregate)].Score, row, aggregate, 0.1);
            }
    }

    [Fact]
    public void Published_scores_rank_180_of_180_countries_as_published()
    {
        var ranks = Ranks("as-published");

        Published.Rows.Count(row => ranks[$"published-{row["iso"]}"] == row.Number("EPI.rnk.new")).ShouldBe(180);
    }

    [Fact]
    public void Recomputed_scores_rank_178_countries_as_published()
    {
        var ranks = Ranks("world");

        Published.Rows.Count(row => ranks[$"epi-{row["iso"]}"] == row.Number("EPI.rnk.new")).ShouldBeGreaterThanOrEqualTo(178);
    }

    private static void Near(double? score, PublishedTable.Row row, string code, double within)
    {
        var published = row.Number($"{code}.new");
        (score is null).ShouldBe(published is null, $"{code} of {row["iso"]}");
        if (score is { } number)
            Math.Abs(number - published!.Value).ShouldBeLessThanOrEqualTo(within + 1e-9, $"{code} of {row["iso"]}");
    }

    private Dictionary<string, int?> Ranks(string parent) =>
        epi.Run("scorecards", "--rank", "--parent", parent, "--period", "2020", "--json").Json().GetProperty("groups").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("scorecards").EnumerateArray().ToDictionary(row => row.GetProperty("code").GetString()!, row => (int?)row.GetProperty("rank").GetInt32());
}
