using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Readings;

public sealed class PeriodReaderTests
{
    private static readonly ReportingCalendar Plain = ReportingCalendar.Standard;
    private static readonly ReportingCalendar April = new() { FiscalYearStartMonth = 4 };
    private static readonly ReportingCalendar AprilByStart = new() { FiscalYearStartMonth = 4, FiscalYearNamedAfter = FiscalYearNaming.StartYear };

    [Theory]
    [InlineData("2024-01-31", "2024-01-31")]
    [InlineData("2024/01/31", "2024-01-31")]
    [InlineData("2024-01-31T10:20:30Z", "2024-01-31")]
    [InlineData("1996-07-04 00:00:00.000", "1996-07-04")]
    [InlineData("31.01.2024", "2024-01-31")]
    [InlineData("03.04.2024", "2024-04-03")]
    [InlineData("25/12/2024", "2024-12-25")]
    [InlineData("12/25/2024", "2024-12-25")]
    [InlineData("05/05/2024", "2024-05-05")]
    [InlineData("1 January 2024", "2024-01-01")]
    [InlineData("1st Jan 24", "2024-01-01")]
    [InlineData("January 1, 2024", "2024-01-01")]
    [InlineData("20240131", "2024-01-31")]
    [InlineData("2024-01", "2024-01")]
    [InlineData("202401", "2024-01")]
    [InlineData("2024M01", "2024-01")]
    [InlineData("Jan-24", "2024-01")]
    [InlineData("Jan 2024", "2024-01")]
    [InlineData("January 2024", "2024-01")]
    [InlineData("Sept. 2024", "2024-09")]
    [InlineData("2024 Mar", "2024-03")]
    [InlineData("Dec '99", "1999-12")]
    [InlineData("2010 Q1", "2010-Q1")]
    [InlineData("Q1 2010", "2010-Q1")]
    [InlineData("Q1-2010", "2010-Q1")]
    [InlineData("1Q2010", "2010-Q1")]
    [InlineData("2010-Q1", "2010-Q1")]
    [InlineData("H2 2023", "2023-H2")]
    [InlineData("2023-T3", "2023-T3")]
    [InlineData("FY23", "2023")]
    [InlineData("FY2023", "2023")]
    [InlineData("FY2022 Q4", "2022-Q4")]
    [InlineData("Q4 FY22", "2022-Q4")]
    [InlineData("2022", "2022")]
    [InlineData("2022.0", "2022")]
    [InlineData("2011/12", "2012")]
    [InlineData("2019/2020", "2020")]
    [InlineData("2013-14", "2014")]
    [InlineData("FY2011/12", "2012")]
    [InlineData("2026-W48", "2026-W48")]
    [InlineData("W48 2026", "2026-W48")]
    [InlineData("Week 5, 2026", "2026-W05")]
    public void A_period_that_can_only_mean_one_thing_is_read(string text, string expected)
    {
        var reading = new PeriodReader(Plain, PeriodFormat.Default).Read(text, Evidence.None);
        reading.Reason.ShouldBeNull();
        Plain.Format(reading.Period!.Value).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2011/12", "FY2012")]
    [InlineData("FY2012", "FY2012")]
    [InlineData("FY12 Q1", "FY2012-Q1")]
    [InlineData("2011/12 Q1", "FY2012-Q1")]
    [InlineData("Q4 2011/12", "FY2012-Q4")]
    public void In_a_fiscal_calendar_a_year_across_two_is_the_one_that_ends_in_the_second(string text, string expected) =>
        April.Format(new PeriodReader(April, PeriodFormat.Default).Read(text, Evidence.None).Period!.Value).ShouldBe(expected);

    [Theory]
    [InlineData("2011/12", "FY2011")]
    [InlineData("2011/12 Q1", "FY2011-Q1")]
    public void Named_after_its_start_it_has_the_first_number_and_the_same_days(string text, string expected)
    {
        var period = new PeriodReader(AprilByStart, PeriodFormat.Default).Read(text, Evidence.None).Period!.Value;
        AprilByStart.Format(period).ShouldBe(expected);
        period.FirstDay.ShouldBe(new DateOnly(2011, 4, 1));
    }

    [Fact]
    public void The_mapping_can_name_a_year_across_two_after_its_first() =>
        Plain.Format(new PeriodReader(Plain, new PeriodFormat { SplitYears = YearEnd.First }).Read("2011/12", Evidence.None).Period!.Value).ShouldBe("2011");

    [Theory]
    [InlineData("2022")]
    [InlineData("2022 Q1")]
    public void A_bare_year_in_a_fiscal_calendar_is_refused_until_the_mapping_decides(string text)
    {
        new PeriodReader(April, PeriodFormat.Default).Read(text, Evidence.None).Reason!.ShouldContain("periods: years");
        new PeriodReader(April, new PeriodFormat { BareYears = BareYears.Fiscal }).Read(text, Evidence.None).Period.ShouldNotBeNull();
    }

    [Fact]
    public void A_calendar_quarter_in_a_fiscal_calendar_is_the_quarter_with_those_days()
    {
        var reader = new PeriodReader(April, new PeriodFormat { BareYears = BareYears.Calendar });
        April.Format(reader.Read("2022 Q1", Evidence.None).Period!.Value).ShouldBe("FY2022-Q4");
        reader.Read("2022", Evidence.None).Reason!.ShouldContain("none of this organisation's");
    }

    [Theory]
    [InlineData("03/04/2024", Evidence.None, null)]
    [InlineData("03/04/2024", Evidence.DayFirst, "2024-04-03")]
    [InlineData("03/04/2024", Evidence.MonthFirst, "2024-03-04")]
    [InlineData("03/04/2024", Evidence.DayFirst | Evidence.MonthFirst, null)]
    [InlineData("2011/12", Evidence.SplitYear, "2012")]
    [InlineData("2011/12", Evidence.YearMonth, "2011-12")]
    [InlineData("2011/12", Evidence.SplitYear | Evidence.YearMonth, null)]
    [InlineData("2011-12", Evidence.None, "2011-12")]
    [InlineData("2011-12", Evidence.SplitYear, "2012")]
    [InlineData("2003-05", Evidence.None, "2003-05")]
    [InlineData("2003-05", Evidence.YearRange, null)]
    public void The_column_decides_what_a_cell_alone_does_not(string text, Evidence column, string? expected)
    {
        var reading = new PeriodReader(Plain, PeriodFormat.Default).Read(text, column);
        if (expected is null) reading.Reason!.ShouldContain("could be");
        else Plain.Format(reading.Period!.Value).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2010/11 [Note 1]", "2011", "Note 1")]
    [InlineData("2012 (p)", "2012", "p")]
    [InlineData("2014*", "2014", "*")]
    public void A_note_behind_a_period_is_taken_off_and_kept(string text, string expected, string note)
    {
        var reading = new PeriodReader(Plain, PeriodFormat.Default).Read(text, Evidence.None);
        Plain.Format(reading.Period!.Value).ShouldBe(expected);
        reading.Note.ShouldBe(note);
    }

    [Theory]
    [InlineData("2017-19", "range of years")]
    [InlineData("2013/16", "range of years")]
    [InlineData("2018 to 2020", "span of time")]
    [InlineData("15 May to 12 June 2020", "span of time")]
    [InlineData("2012/13 to 2014/15", "span of time")]
    [InlineData("2018.5", "not a whole year")]
    [InlineData("There is no data for this indicator yet", "not a period")]
    [InlineData("2024-13-01", "not a day")]
    [InlineData("30 February 2024", "not a day")]
    [InlineData("2010-Q5", "not a period")]
    [InlineData("2010-W54", "not a period")]
    [InlineData("1850", "not a period")]
    [InlineData("2500-01-01", "not a period")]
    [InlineData("45292", "Excel numbers")]
    [InlineData("Jan", "not a period")]
    [InlineData("", "missing")]
    public void What_is_no_period_is_refused_with_the_reason(string text, string reason)
    {
        var reading = new PeriodReader(Plain, PeriodFormat.Default).Read(text, Evidence.None);
        reading.Period.ShouldBeNull();
        reading.Reason!.ShouldContain(reason);
    }

    [Fact]
    public void The_mapping_can_let_the_last_year_stand_for_a_range() =>
        Plain.Format(new PeriodReader(Plain, new PeriodFormat { Ranges = YearEnd.Last }).Read("2017-19", Evidence.None).Period!.Value).ShouldBe("2019");

    [Fact]
    public void Days_typed_by_a_workbook_or_numbered_as_Excel_does_are_days()
    {
        var reader = new PeriodReader(Plain, PeriodFormat.Default);
        Plain.Format(reader.Read(Cell.OfDate(new DateOnly(2024, 1, 1)), Evidence.None).Period!.Value).ShouldBe("2024-01-01");
        Plain.Format(reader.Read(Cell.OfNumber(45292), Evidence.None).Period!.Value).ShouldBe("2024-01-01");
        Plain.Format(reader.Read(Cell.OfNumber(2024), Evidence.None).Period!.Value).ShouldBe("2024");
        Plain.Format(new PeriodReader(Plain, new PeriodFormat { ExcelNumbers = true }).Read("45292", Evidence.None).Period!.Value).ShouldBe("2024-01-01");
    }

    [Fact]
    public void Months_may_have_names_of_their_own() =>
        Plain.Format(new PeriodReader(Plain, new PeriodFormat { MonthNames = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"] })
            .Read("févr. 2024", Evidence.None).Period!.Value).ShouldBe("2024-02");

    [Fact]
    public void Every_period_the_calendar_writes_reads_back() =>
        Gen.Select(Gen.Int[0, 6], Gen.Date).Sample((frequency, date) =>
        {
            var day = DateOnly.FromDateTime(date);
            if (!April.TryPeriodOf((Frequency)frequency, day, out var period)) return true;
            return new PeriodReader(April, PeriodFormat.Default).Read(April.Format(period), Evidence.None).Period == period;
        });

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["0123456789/-. QFYWHTPMJanto[]()"], 0, 24].Sample(text =>
            new PeriodReader(Plain, PeriodFormat.Default).Read(text, Evidence.None) is { Period: null, Reason: not null } or { Period: not null, Reason: null });
}
