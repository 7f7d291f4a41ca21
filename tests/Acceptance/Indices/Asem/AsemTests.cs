using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Indices.Asem;

public sealed class AsemTests(Asem asem) : IClassFixture<Asem>
{
    [Fact]
    public void Denominated_figures_come_out_of_the_raw_ones()
    {
        Asem.Indicators.Count(row => row["Denominator"].Length > 0).ShouldBe(17);
        // 63 figures are missing, and the energy use of Laos, by which two more are divided.
        Compared("published_denominated", "stages", "denominated.", row => row.Actual).ShouldBe(51 * 49 - 65);
    }

    [Fact]
    public void The_mean_of_Europe_or_Asia_stands_in_for_every_gap() => Compared("published_imputed", "stages", "imputed.", row => row.Actual).ShouldBe(51 * 49);

    [Fact]
    public void Treated_figures_are_normalised_between_the_least_and_the_most_of_all_countries() =>
        Compared("published_normalised", "asem", "treated.", row => row.Score).ShouldBe(51 * 49);

    [Fact]
    public void Pillars_sub_indices_and_the_index_are_the_published_ones()
    {
        foreach (var row in Asem.Stage("published_aggregated").Rows)
            foreach (var code in Asem.Aggregates.Select(aggregate => aggregate["iCode"]))
            {
                var card = $"asem-{row["UnitCode"]}";
                asem.Scores[(card, code == "Index" ? card : code)].Score.ShouldNotBeNull().ShouldBe(row.Number(code)!.Value, 1e-9, $"{code} of {row["UnitName"]}");
            }
    }

    /// <summary>How many figures there are; each is the published one, and absent where that is.</summary>
    private int Compared(string stage, string card, string prefix, Func<ScoredRow, double?> figure)
    {
        var compared = 0;
        foreach (var row in Asem.Stage(stage).Rows)
            foreach (var code in Asem.Indicators.Select(indicator => indicator["iCode"]))
            {
                var (own, published) = (figure(asem.Scores[($"{card}-{row["UnitCode"]}", prefix + code)]), row.Number(code));
                (own is null).ShouldBe(published is null, $"{code} of {row["UnitName"]}");
                if (own is not { } number)
                    continue;
                compared++;
                number.ShouldBe(published!.Value, 1e-9 * Math.Max(1, Math.Abs(published.Value)), $"{code} of {row["UnitName"]}");
            }
        return compared;
    }
}
