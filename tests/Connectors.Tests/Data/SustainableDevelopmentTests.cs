using Binnacle.App.Imports;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Data;

/// <summary>233 files of the United Kingdom; what is counted here was counted in the raw files first.</summary>
public sealed class SustainableDevelopmentTests
{
    private const int BlankLines = 5;

    private const string AllRows = """
        source: {file: "{indicator}.csv"}
        measure: "{indicator} {*}"
        period: "{Year}"
        column: Value
        """;

    // Years as texts are part of the code here, so that 2019/20 and 2020 are not one period.
    private const string RawKeys = """
        source: {file: "{indicator}.csv"}
        measure: "{indicator} {Year} {*}"
        period: "2020"
        column: Value
        """;

    // Read once for the tests that only look.
    private static readonly Lazy<(Trial Trial, ImportCounts Counts)> All = new(() =>
    {
        var all = new Trial(Frequency.Year);
        return (all, all.Import(SharedData.File("uk_sdg", "data"), AllRows).Counts);
    });

    private readonly Trial trial = new(Frequency.Year);

    [Fact]
    public void Nothing_of_the_files_is_dropped_silently()
    {
        SharedData.File("uk_sdg", "data");
        var (all, counts) = All.Value;

        all.Source!.Tables.Count.ShouldBe(233);
        counts.RowsIgnored.ShouldBe(233);
        (counts.RowsRead + counts.RowsEmpty).ShouldBe(44_532 + BlankLines);
        counts.RowsEmpty.ShouldBe(BlankLines);
        counts.Blank.ShouldBe(1_526);
        (counts.Accepted + counts.Rejected + counts.Blank + counts.Repeated).ShouldBe(counts.RowsRead);
    }

    [Fact]
    public void Duplicate_keys_stand_in_ten_files()
    {
        var counts = trial.Import(SharedData.File("uk_sdg", "data"), RawKeys).Counts;

        (counts.Contradicting + counts.Repeated).ShouldBe(48);
        trial.Rejected.Select(entry => entry.Row.Place.File).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void A_file_whose_headings_are_not_in_the_first_row_is_ragged_where_the_mapping_insists()
    {
        var counts = trial.Import(SharedData.File("uk_sdg", "data"), AllRows + "\nheader: 1").Counts;

        counts.RowsRagged.ShouldBe(247);
        // The raw count of 1,773 rows without a value takes along those without a Value column.
        (counts.Blank + counts.RowsRagged).ShouldBe(1_773);
        trial.Rejected.Count(entry => entry.Row.IsRagged).ShouldBe(247);
    }

    [Theory]
    [InlineData("2017-19", "is a range of years")]
    [InlineData("2013/16", "is a range of years")]
    [InlineData("2012/13 to 2014/15", "is a span of time")]
    [InlineData("17 May to 11 June 2023", "is a span of time")]
    [InlineData("2003-05", "could be a month or a range of years")]
    public void A_year_that_is_none_is_rejected_with_its_reason(string year, string reason)
    {
        SharedData.File("uk_sdg", "data");

        var rows = All.Value.Trial.Rejected.Where(entry => entry.Row.Cells.Contains(year)).ToList();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(entry => entry.Values[0].Reason.Contains(reason));
    }

    [Fact]
    public void A_note_behind_a_year_is_kept_as_a_note()
    {
        SharedData.File("uk_sdg", "data");

        All.Value.Trial.Known.Values.ShouldContain(observation => observation.Note == "Note 5");
    }

    [Fact]
    public void Headline_rows_are_those_whose_other_columns_are_blank()
    {
        var preview = trial.Import(SharedData.File("uk_sdg", "data", "indicator_16-1-1.csv"), """
            source: {file: "indicator_{indicator}.csv"}
            measure: "{indicator}"
            period: "{Year}"
            column: Value
            where: [{column: "*", blank: true}]
            ignore: {columns: [Unit measure, Unit multiplier, Observation status]}
            """);

        preview.Counts.RowsLeftOut.ShouldBeGreaterThan(0);
        preview.Counts.Contradicting.ShouldBe(1, "the file gives 2012/13 twice");
        preview.Counts.Accepted.ShouldBe(preview.Counts.RowsRead - 1);
    }
}
