using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Indices.CityScore;

public sealed class CityScoreTests(CityScore city) : IClassFixture<CityScore>
{
    [Fact]
    public void All_63_scores_come_out_and_29_blanks_stay_blank()
    {
        var (equal, blank) = (0, 0);
        foreach (var (span, period) in CityScore.Spans)
        {
            var scores = city.Scores(span, period);
            foreach (var row in CityScore.Published.Rows)
            {
                var (own, published) = (scores[(span, $"metric-{row.Line}.{span}")].Score, row.Number($"{span}_score"));
                (own is null).ShouldBe(published is null, $"{row["metric_name"]} of the {span}");
                if (own is not { } score)
                    blank++;
                else if (Math.Abs(score / 100 - published!.Value) < 1e-12)
                    equal++;
            }
        }

        (equal, blank).ShouldBe((63, 29));
    }

    [Fact]
    public void The_city_s_score_is_the_mean_of_the_metrics_there_are()
    {
        foreach (var (span, period) in CityScore.Spans)
        {
            var published = CityScore.Published.Rows.Select(row => row.Number($"{span}_score")).OfType<double>().Average();
            city.Scores(span, period)[(span, span)].Score.ShouldNotBeNull().ShouldBe(100 * published, 1e-9);
        }
    }
}
