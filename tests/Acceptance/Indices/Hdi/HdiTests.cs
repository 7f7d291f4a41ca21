using System.Globalization;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Indices.Hdi;

public sealed class HdiTests(Hdi hdi) : IClassFixture<Hdi>
{
    [Fact]
    public void All_6171_published_values_come_out_to_three_decimals()
    {
        var index = hdi.Scores.Where(row => row.Code == "index").ToDictionary(row => (row.Scorecard, row.Period), row => row.Score);
        var (equal, computedOnly) = (0, new List<string>());
        foreach (var (row, year) in from row in Hdi.Published().Rows from year in Enumerable.Range(1990, 33) select (row, year))
        {
            var computed = index[($"hdi-{row["iso3"]}", year.ToString(CultureInfo.InvariantCulture))];
            var published = row.Number($"hdi_{year}");
            if (published is not null && computed is not null && Math.Round(computed.Value / 100, 3, MidpointRounding.AwayFromZero) == published)
                equal++;
            else if (published is null && computed is not null)
                computedOnly.Add($"{row["iso3"]} {year}");
            else
                (published is null && computed is null).ShouldBeTrue($"{row["iso3"]} {year}: published {published}, computed {computed}");
        }

        equal.ShouldBe(6171);
        // All four inputs are there, the index is not published.
        computedOnly.ShouldBe(["RWA 1990", "RWA 1991", "RWA 1992", "RWA 1993", "RWA 1994"]);
    }

    [Fact]
    public void The_scorecard_shows_the_index_as_published()
    {
        var cards = hdi.Scores.Where(row => row.Kind == "scorecard").ToDictionary(row => (row.Scorecard, row.Period), row => row.Score);
        foreach (var (row, year) in from row in Hdi.Published().Rows from year in Enumerable.Range(1990, 33) select (row, year))
            if (row.Number($"hdi_{year}") is { } published)
                cards[($"hdi-{row["iso3"]}", year.ToString(CultureInfo.InvariantCulture))].ShouldNotBeNull().ShouldBe(published * 100, 1e-9);
    }

    [Fact]
    public void The_bands_of_2022_are_the_published_ones_but_where_the_source_has_none()
    {
        var words = hdi.Scores.Where(row => row.Kind == "scorecard" && row.Period == "2022").ToDictionary(row => row.Scorecard, row => row.Word);
        var countries = Hdi.Published().Rows.Where(row => row.Number("hdi_2022") is not null && !row["iso3"].StartsWith("ZZ", StringComparison.Ordinal)).ToList();

        countries.Count.ShouldBe(193);
        countries.Where(row => words[$"hdi-{row["iso3"]}"] != row["hdicode"]).Select(row => (row["country"], row["hdicode"])).ShouldBe([("South Korea", "")]);
    }

    [Fact]
    public void The_file_that_re_encoding_damaged_imports_as_well()
    {
        using var workplace = new Workplace();

        var counts = Hdi.Import(workplace, Hdi.Damaged).Json().GetProperty("counts");

        var cells = Hdi.Published(Hdi.Damaged).Rows.SelectMany(row => from year in Enumerable.Range(1990, 33) from column in new[] { "le", "eys", "mys", "gnipc" } select row.Number($"{column}_{year}")).ToList();
        counts.GetProperty("accepted").GetInt32().ShouldBe(cells.Count(cell => cell is not null));
        counts.GetProperty("blank").GetInt32().ShouldBe(cells.Count(cell => cell is null));
        counts.GetProperty("rejected").GetInt32().ShouldBe(0);
    }
}
