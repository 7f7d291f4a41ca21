using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Mapping;

public sealed class MappingFileTests
{
    [Fact]
    public void Every_entry_is_read()
    {
        var mapping = Trial.Mapping("""
            source:
              file: "sales_{year}.csv"
              format: csv
              encoding: latin-1
              delimiter: semicolon
            layout: row-per-value
            header: 2-3
            ignore:
              rows: [1, 5-7]
              like: ["Source:*", "Note*"]
              where: [{column: Status, is: Draft}]
              columns: [Internal]
            where:
              - {column: Region, is: [North, South]}
              - {column: Kind, not: Test}
              - {column: Name, like: "A*"}
              - {column: "*", blank: true}
            constants: {unit: north}
            lookups:
              iso: {values: {CHE: ch, AUT: at}, otherwise: keep}
            measure: "{iso}/{indicator|slug}"
            period: "{year}"
            note: "{Comment?}"
            quality: provisional
            origin: Statistics office
            values:
              - {column: Actual, series: actual, scale: 0.01}
              - {column: Answer, series: target, as: word}
              - column: Sum
                scale: {column: Multiplier, factors: {Thousands: 1000, Units: 1}}
            numbers: {decimal: comma, percent: points, strip: [EUR]}
            periods: {order: day-first, split-years: first, slash: month, years: fiscal, ranges: last, excel-numbers: true}
            blank: [none]
            not-applicable: {n/a: landlocked}
            cleared: [x]
            duplicates: last-wins
            ragged: accept
            """);

        mapping.Source.Format.ShouldBe(TableFormat.Csv);
        mapping.Source.Delimiter.ShouldBe(';');
        mapping.Header.ShouldBe((2, 3));
        mapping.Ignore.Numbers.ShouldBe([(1, 1), (5, 7)]);
        mapping.Where.Count.ShouldBe(4);
        mapping.Lookups["iso"].Otherwise.ShouldBe(LookupMiss.Keep);
        mapping.Values.Count.ShouldBe(3);
        mapping.Values[2].Scale!.Factors["thousands"].ShouldBe(1000);
        mapping.Numbers.Decimal.ShouldBe(DecimalMark.Comma);
        mapping.Periods.Order.ShouldBe(DateOrder.DayFirst);
        mapping.NotApplicable["n/a"].ShouldBe("landlocked");
        mapping.Duplicates.ShouldBe(DuplicatePolicy.LastWins);
        mapping.AcceptsRagged.ShouldBeTrue();
    }

    [Fact]
    public void All_problems_are_told_at_once_with_line_and_column()
    {
        var problems = Problems("""
            layout: wide
            header: two
            measure: "{iso"
            period: "{year|nope}"
            values:
              - {series: actual}
              - {column: a, scale: lots}
            numbers: {decimal: dot}
            source: {encoding: klingon, delimiter: abc}
            lookups: {iso: {otherwise: keep}}
            where: [{column: x}]
            """);

        problems.Select(problem => problem.ToString()).ShouldBe(
        [
            "mapping.yaml:1:9: layout is one of row-per-value, column-per-period; \"wide\" is none of them.",
            "mapping.yaml:2:9: header: \"two\" is no row number such as 3 or 3-5.",
            "mapping.yaml:3:10: \"{iso\" opens a brace it does not close.",
            "mapping.yaml:4:9: \"nope\" is none of the filters lower, upper, slug.",
            "mapping.yaml:6:5: Each of the values names its column, or a value made of text.",
            "mapping.yaml:7:24: scale is a number; \"lots\" is none.",
            "mapping.yaml:8:20: decimal is one of point, comma; \"dot\" is none of them.",
            "mapping.yaml:9:20: \"klingon\" is no known encoding; use utf-8, utf-16, latin-1 or windows-1252.",
            "mapping.yaml:9:40: \"abc\" is no delimiter; use one character, or tab, comma, semicolon, pipe.",
            "mapping.yaml:10:16: The lookup iso has either values or a file.",
            "mapping.yaml:11:18: A condition says is, not, like or blank.",
        ]);
    }

    [Fact]
    public void An_unknown_entry_is_told_with_those_that_are_known() =>
        Problems("laiout: wide").ShouldHaveSingleItem().ToString().ShouldStartWith("mapping.yaml:1:1: \"laiout\" is not known here; expected are source, layout, header");

    [Theory]
    [InlineData("a: [")]
    [InlineData("- just\n- a list")]
    [InlineData("text")]
    [InlineData("a: 1\na: 2")]
    public void What_is_no_mapping_is_one_problem(string text) => Problems(text).ShouldHaveSingleItem();

    [Fact]
    public void An_empty_mapping_leaves_all_to_the_headings() => Trial.Mapping("").ShouldBe(ImportMapping.Empty);

    [Fact]
    public void A_column_the_file_does_not_have_is_told_where_the_mapping_names_it()
    {
        using var files = new TemporaryFiles();
        var problems = new List<Problem>();
        var mapping = Trial.Mapping("measure: \"{kpi}\"\nperiod: \"{month}\"\ncolumn: amount\n");
        ImportSource.Open(files.Write("a.csv", "code,month,value\nx,2024-01,1\n"), mapping, Core.Time.ReportingCalendar.Standard, TableLimits.Default, problems, CancellationToken.None).ShouldBeNull();

        problems.Count.ShouldBe(2);
        problems.ShouldContain(problem => problem.ToString().StartsWith("mapping.yaml:1:10: There is no column \"kpi\""));
        problems.ShouldContain(problem => problem.ToString().StartsWith("mapping.yaml:3:9: There is no column \"amount\" in a.csv; the columns are \"code\", \"month\", \"value\"."));
    }

    private static List<Problem> Problems(string yaml)
    {
        var problems = new List<Problem>();
        MappingFile.Parse("mapping.yaml", yaml, problems).ShouldBeNull();
        return problems;
    }
}
