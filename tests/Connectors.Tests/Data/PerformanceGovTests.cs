using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Data;

public sealed class PerformanceGovTests
{
    private static readonly ReportingCalendar Federal = new() { FiscalYearStartMonth = 10 };

    private const string Goals = """
        measure: "{related_goal_id}.{indicator?|slug}.{target?|slug}"
        period: "FY{fiscal_yr} Q{fiscal_qtr}"
        values:
          - {column: value_current, series: actual}
          - {column: value_target, series: target}
          - {column: value_start, series: baseline}
        """;

    [Fact]
    public void Blanks_duplicates_and_the_empty_last_record_are_counted()
    {
        var trial = new Trial(Frequency.Quarter, Federal);
        var preview = trial.Import(SharedData.File("us_performance_gov", "target.json"), Goals);

        preview.Counts.RowsRead.ShouldBe(756);
        preview.Counts.RowsEmpty.ShouldBe(1);
        preview.Counts.RowsRepeated.ShouldBe(19);
        preview.Counts.Values.ShouldBe(3 * 756);
        preview.Counts.Blank.ShouldBe(182 + 64 + 105);
        preview.Counts.Rejected.ShouldBe(preview.Counts.Contradicting, string.Join("\n", preview.Reasons));
    }

    [Theory]
    [InlineData("value_current", 182)]
    [InlineData("value_target", 64)]
    public void Each_series_has_its_own_blanks(string column, int blanks)
    {
        var trial = new Trial(Frequency.Quarter, Federal);
        var preview = trial.Import(SharedData.File("us_performance_gov", "target.json"), $$"""
            measure: "{related_goal_id}.{indicator?|slug}.{target?|slug}"
            period: "FY{fiscal_yr} Q{fiscal_qtr}"
            column: {{column}}
            """);

        preview.Counts.Values.ShouldBe(756);
        preview.Counts.Blank.ShouldBe(blanks);
    }
}
