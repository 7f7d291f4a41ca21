using System.Text;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using MiniExcelLibs;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Mapping;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFiles files = new();
    private readonly Trial trial = new(Frequency.Month);

    public void Dispose() => files.Dispose();

    [Fact]
    public void Headings_that_speak_for_themselves_need_no_mapping()
    {
        var preview = trial.Import(files.Write("a.csv", "KPI code;Month;Actual;Target;Owner;Comment\nrev;Jan-24;1.234,5;1.300,0;Ann;first\nrev;Feb-24;1.100,0;n/a;Ann;\n"));

        preview.Counts.Accepted.ShouldBe(3);
        preview.Counts.Blank.ShouldBe(1);
        trial.Value("rev", "2024-01").ShouldBe(1234.5);
        trial.Source!.Tables[0].IgnoredColumns.ShouldBe(["Owner"]);
        trial.Known.Values.ShouldContain(observation => observation.Note == "first");
        trial.Source.Tables[0].Remarks.ShouldContain("The measure was taken from the column \"KPI code\".");
        trial.Source.Tables[0].Remarks.ShouldContain("Values were taken from the columns \"Actual\" (actual), \"Target\" (target).");
    }

    [Fact]
    public void A_column_without_evidence_of_its_own_rejects_what_can_mean_two_things()
    {
        var preview = trial.Import(files.Write("a.csv", "code;month;value\na;2024-01;1.234\na;2024-02;7\n"));

        preview.Counts.Accepted.ShouldBe(1);
        preview.Counts.Rejected.ShouldBe(1);
        preview.Rejected[0].Place.Row.ShouldBe(2);
        preview.Rejected[0].Reason.ShouldContain("numbers: decimal");
        trial.Source!.Tables[0].Remarks.ShouldContain(remark => remark.StartsWith("1 number such as 1.234"));
        trial.Import(files.Path("a.csv"), "numbers: {decimal: comma}").Counts.Accepted.ShouldBe(1);
        trial.Value("a", "2024-01").ShouldBe(1234);
    }

    [Fact]
    public void A_word_is_taken_for_a_measure_whose_scale_has_it_and_for_no_other()
    {
        trial.Words = ["A", "B"];
        var preview = trial.Import(files.Write("a.csv", "code;month;value\naudit;2024-01;b\naudit;2024-02;Z\naudit;2024-03;7\n"));
        preview.Counts.Accepted.ShouldBe(2);
        preview.Rejected.Single().Reason.ShouldBe("\"Z\" is not a number.");
        trial.Known.Values.Single(said => said.State == ObservationState.Word).Word.ShouldBe("b");
    }

    [Fact]
    public void A_later_cell_of_the_column_can_be_the_evidence()
    {
        trial.Import(files.Write("a.csv", "code;month;value\na;2024-01;1.234\na;2024-02;7,5\n")).Counts.Accepted.ShouldBe(2);
        trial.Value("a", "2024-01").ShouldBe(1234);
    }

    [Fact]
    public void Evidence_that_contradicts_itself_decides_nothing()
    {
        var preview = trial.Import(files.Write("a.csv", "code;month;value\na;2024-01;1.234\na;2024-02;7,5\na;2024-03;7.5\n"));
        preview.Counts.Accepted.ShouldBe(2);
        preview.Counts.Rejected.ShouldBe(1);
    }

    [Fact]
    public void A_sheet_with_a_column_for_each_month_is_recognised()
    {
        var path = files.Path("plan.xlsx");
        MiniExcel.SaveAs(path, new[] { new Dictionary<string, object?> { ["KPI"] = "rev", ["Jan-24"] = 1.5, ["Feb-24"] = null, ["Mar-24"] = "n/a" }, new() { ["KPI"] = "cost", ["Jan-24"] = 4, ["Feb-24"] = 5.25, ["Mar-24"] = 6 } });

        var preview = trial.Import(path);
        preview.Counts.Accepted.ShouldBe(4);
        preview.Counts.Blank.ShouldBe(2);
        trial.Value("cost", "2024-02").ShouldBe(5.25);
        preview.Accepted[0].Observation.Source.ShouldBe("plan.xlsx Sheet1!B2");
        trial.Source!.Tables[0].Remarks.ShouldContain("Read as a column for each period: Jan-24, Feb-24, Mar-24.");
    }

    [Fact]
    public void Titles_above_merged_headings_and_totals_below_are_no_data()
    {
        var preview = trial.Import(files.Write("a.csv", "Board report,,,,\n,2024,,2025,\nKPI,Jan,Feb,Jan,Feb\nrev,1,2,3,4\nTotal,1,2,3,4\nSource: finance,,,,\n"), """
            header: 2-3
            layout: column-per-period
            ignore: {like: ["Total*", "Source*"]}
            """);

        preview.Counts.RowsIgnored.ShouldBe(5);
        preview.Counts.Accepted.ShouldBe(4);
        trial.Value("rev", "2025-02").ShouldBe(4);
    }

    [Fact]
    public void A_correction_shows_the_old_value_and_the_same_file_again_changes_nothing()
    {
        trial.Import(files.Write("a.csv", "code,month,value\nrev,2024-01,1\nrev,2024-02,2\n"));
        var path = files.Write("b.csv", "code,month,value\nrev,2024-01,1\nrev,2024-02,3\nrev,2024-03,4\n");
        var preview = trial.Import(path);

        (preview.Counts.Unchanged, preview.Counts.Corrected, preview.Counts.Accepted).ShouldBe((1, 1, 1));
        preview.Corrected[0].Old!.Value.ShouldBe(2);
        preview.Corrected[0].Observation.Content.Number.ShouldBe(3);
        trial.Import(path).Counts.Unchanged.ShouldBe(3);
    }

    [Fact]
    public void The_second_of_two_contradicting_rows_is_rejected_unless_the_last_wins()
    {
        var path = files.Write("a.csv", "code,month,value\nrev,2024-01,1\nrev,2024-01,1\nrev,2024-01,2\n");
        var preview = trial.Import(path);
        (preview.Counts.Accepted, preview.Counts.Repeated, preview.Counts.Contradicting).ShouldBe((1, 1, 1));
        preview.Rejected[0].Reason.ShouldBe("Row 2 already gives 1 for the same measure, series and period; this one says 2.");

        var last = new Trial(Frequency.Month);
        var counts = last.Import(path, "duplicates: last-wins").Counts;
        (counts.Accepted, counts.Repeated, counts.Superseded).ShouldBe((1, 1, 1));
        last.Value("rev", "2024-01").ShouldBe(2);
    }

    [Fact]
    public void The_last_wins_across_chunks_too()
    {
        var text = new StringBuilder("code,month,value\nrev,2024-01,2\nrev,2024-02,5\n");
        for (var i = 0; i < ImportCheck.ChunkRows; i++) text.Append($"other{i},2024-01,1\n");
        text.Append("rev,2024-01,1\n");
        trial.Import(files.Write("seed.csv", "code,month,value\nrev,2024-01,1\n"));
        var counts = trial.Import(files.Write("a.csv", text.ToString()), "duplicates: last-wins").Counts;

        trial.Value("rev", "2024-01").ShouldBe(1);
        (counts.Superseded, counts.Unchanged + counts.Corrected, counts.Accepted).ShouldBe((1, 1, ImportCheck.ChunkRows + 1));
    }

    [Fact]
    public void Rejected_rows_are_written_with_their_cells_and_reasons()
    {
        var strict = new Trial(Frequency.Month) { Knows = code => code == "rev" };
        strict.Import(files.Write("a.csv", "code,month,value,target\nrev,2024-01,1,2\nrev,soon,1,2\n\"new, one\",2024-01,x,3\n"), "values: [{column: value}, {column: target, series: target}]");

        var output = new StringWriter { NewLine = "\n" };
        var rejected = new RejectedRows(output);
        foreach (var (row, values) in strict.Rejected) rejected.Add(strict.Source!.Tables[0].Headings, row, values);
        output.ToString().ShouldBe(
            """
            code,month,value,target,File,Row,Reason
            rev,soon,1,2,a.csv,3,"value: ""soon"" is not a period. | target: ""soon"" is not a period."
            "new, one",2024-01,x,3,a.csv,4,"value: ""x"" is not a number. | target: There is no measure ""new, one""."

            """);
    }

    [Fact]
    public void Days_become_periods_of_the_measures_own_frequency()
    {
        var mixed = new Trial(Frequency.Month) { FrequencyOf = code => code == "q" ? Frequency.Quarter : Frequency.Month };
        var preview = mixed.Import(files.Write("a.csv", "code,date,value\nm,2024-05-17,1\nq,2024-05-17,2\n"));
        preview.Counts.Accepted.ShouldBe(2);
        mixed.Value("m", "2024-05").ShouldBe(1);
        mixed.Value("q", "2024-Q2").ShouldBe(2);
    }

    [Fact]
    public void An_actual_for_another_frequency_is_rejected_and_a_coarser_target_is_not()
    {
        var preview = trial.Import(files.Write("a.csv", "code,period,actual,target\nrev,2024,1,12\nrev,2024-05-W1,1,1\n"));
        preview.Counts.Accepted.ShouldBe(1);
        preview.Reasons[0].Reason.ShouldBe("\"rev\" is reported by month; the file gives a year.");
        trial.Value("rev", "2024", "target").ShouldBe(12);
    }

    [Fact]
    public void Words_sentinels_not_applicable_and_cleared_are_four_things()
    {
        var preview = trial.Import(files.Write("a.csv", "code,month,value\nask,2024-01,yes\nask,2024-02,landlocked\nask,2024-03,taken back\nask,2024-04,#N/A\nask,2024-05,none\n"), """
            as: word
            blank: [none]
            not-applicable: {landlocked: it has no coast}
            cleared: [taken back]
            """);

        preview.Counts.Accepted.ShouldBe(3);
        preview.Blanks.Select(group => (group.Text, group.Count)).ShouldBe([("#N/A", 1), ("none", 1)]);
        trial.Known.Values.Select(observation => (observation.State, observation.Word, observation.Note)).ShouldBe(
        [
            (ObservationState.Word, "yes", null),
            (ObservationState.NotApplicable, null, "it has no coast"),
            (ObservationState.Cleared, null, null),
        ]);
    }

    [Fact]
    public void Columns_are_ignored_by_name_or_pattern_and_a_pattern_that_matches_none_is_told()
    {
        var file = files.Write("a.csv", "code;month;rev.new;rev.rank.new;cost.new;cost.rank.new;*;total\na;2024-01;1;2;3;4;5;6\n");
        const string Mapping = "column: \"{measure}.new\"\nperiod: \"{month}\"\nignore: {columns: [\"*.rank.new\", \"*\", code]}\n";

        trial.Import(file, Mapping).Counts.Accepted.ShouldBe(2);
        trial.Value("cost", "2024-01").ShouldBe(3);
        trial.Source!.Tables[0].IgnoredColumns.ShouldBe(["total"]);
        var problems = new List<Problem>();
        ImportSource.Open(file, Trial.Mapping(Mapping.Replace("rank", "rnak")), trial.Calendar, TableLimits.Default, problems, CancellationToken.None).ShouldBeNull();
        problems.ShouldHaveSingleItem().Message.ShouldStartWith("No column is like \"*.rnak.new\"");
    }

    [Fact]
    public void Lookups_scales_constants_and_conditions_work_together()
    {
        files.Write("countries.csv", "iso3,code\nCHE,ch\nAUT,at\n");
        var preview = trial.Import(
            files.Write("sales_2024.csv", "iso3,Month,Multiplier,Status,Value\nCHE,3,Thousands,Final,1.5\nAUT,3,Units,Final,7\nAUT,4,Units,Draft,8\nXXX,3,Units,Final,1\nAUT,5,Dozens,Final,1\n"),
            """
            source: {file: "sales_{year}.csv"}
            constants: {what: exports}
            lookups: {iso3: {file: countries.csv, from: iso3, to: code}}
            measure: "{what}"
            unit: "{iso3}"
            period: "{year}-{Month}"
            column: Value
            scale: {column: Multiplier, factors: {Thousands: 1000, Units: 1}}
            where: [{column: Status, is: final}]
            """,
            files.Folder);

        trial.Value("ch/exports", "2024-03").ShouldBe(1500);
        trial.Value("at/exports", "2024-03").ShouldBe(7);
        preview.Counts.RowsLeftOut.ShouldBe(1);
        preview.Reasons.Select(group => group.Reason).ShouldBe(["\"XXX\" is not in the lookup iso3.", "The mapping has no factor for \"Dozens\" in Multiplier."]);
    }

    [Fact]
    public void A_lookup_can_leave_columns_out_and_they_are_listed_as_ignored()
    {
        var preview = trial.Import(files.Write("a.csv", "unit,rev_2024-01,rev_2024-02,junk_2024-01,rank\nnorth,1,2,3,4\n"), """
            lookups: {kpi: {values: {rev: fin.revenue}, otherwise: skip}}
            measure: "{kpi}"
            unit: "{unit}"
            column: "{kpi}_{period}"
            """);

        preview.Counts.Accepted.ShouldBe(2);
        trial.Value("north/fin.revenue", "2024-02").ShouldBe(2);
        trial.Source!.Tables[0].IgnoredColumns.ShouldBe(["junk_2024-01", "rank"]);
    }

    [Fact]
    public void Without_a_measure_or_a_period_it_says_what_is_missing()
    {
        var problems = new List<Binnacle.App.StrategyFiles.Problem>();
        Connectors.Mapping.ImportSource.Open(files.Write("a.csv", "this,that\n1,2\n"), Trial.Mapping("column: that"), trial.Calendar, Connectors.Tables.TableLimits.Default, problems, CancellationToken.None).ShouldBeNull();
        problems.Select(problem => problem.Message).ShouldBe(
        [
            "Nothing says which measure a row is about. Say measure: in the mapping; the columns are \"this\", \"that\".",
            "Nothing says which period a value is for. Say period: in the mapping; the columns are \"this\", \"that\".",
        ]);
    }

    [Fact]
    public void A_million_values_pass_without_being_held()
    {
        var path = files.Path("large.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("code,date,value");
            for (var i = 0; i < 300_000; i++) writer.WriteLine($"k{i % 1000},{new DateOnly(2000, 1, 1).AddMonths(i / 1000):yyyy-MM-dd},bad{i % 7}");
        }

        var preview = trial.Import(path);
        preview.Counts.Rejected.ShouldBe(300_000);
        preview.Rejected.Count.ShouldBe(ImportPreview.ListLimit);
        preview.Reasons.Count.ShouldBe(7);
    }
}
