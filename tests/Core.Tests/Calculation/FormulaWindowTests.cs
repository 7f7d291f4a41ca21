using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>Formulas over windows, children and currencies, and from when on their gaps are filled.</summary>
public sealed class FormulaWindowTests
{
    private static readonly MeasureSpec Goal = new() { Levels = Levels.Of(target: 1, red: 0) };

    [Fact]
    public void A_formula_that_is_not_one_of_aggregates_is_computed_period_by_period()
    {
        var sample = new Sample();
        sample.Values(sample.Measure("x"), "2026-01", 1, 2, 3);
        var squares = sample.Measure("squares", Goal with { Formula = "[x] * [x]", Aggregation = Aggregation.Sum });
        var quarter = sample.Of(squares, "2026-Q1");
        (quarter.Actual.Figure.Value, quarter.Actual.Counted).ShouldBe((1 + 4 + 9, 3));
        quarter.Score.ShouldNotBeNull();
        var square = sample.Measure("square", Goal with { Formula = "[x] * [x]" });
        sample.Value(square, "2026-Q1").ShouldBe(36);
    }

    [Fact]
    public void A_sum_over_child_units_skips_those_without_the_measure_and_lacks_what_a_child_lacks()
    {
        var sample = new Sample();
        var total = sample.Measure("sales", Goal with { Formula = "CHILDREN(SUM, [sales])" });
        foreach (var (code, values) in new (string, double?[])[] { ("north", [1, 2, 4]), ("south", [10, null, 40]) })
            sample.Values(sample.Measure("sales", new(), sample.Add(new OrganizationUnit { Code = code, Parent = sample.Root.Id }).Id), "2026-01", values);
        sample.Add(new OrganizationUnit { Code = "staff", Parent = sample.Root.Id });
        sample.Value(total, "2026-01").ShouldBe(11);
        sample.Value(total, "2026-02").ShouldBe(2);
        var quarter = sample.Of(total, "2026-Q1");
        (quarter.Actual.Figure.Value, quarter.Actual.Counted, quarter.Detail).ShouldBe((57, 2, "2 of 3 months"));
    }

    [Fact]
    public void Two_operands_not_due_are_as_little_due_as_one()
    {
        var sample = new Sample { Through = new(2026, 1, 31), Now = new(2026, 2, 20) };
        sample.Values(sample.Measure("x"), "2026-01", 1);
        sample.Values(sample.Measure("y"), "2026-01", 1);
        sample.Of(sample.Measure("both", new() { Formula = "[x] + [y]" }), "2026-02").Gap.ShouldBe(Gap.NotDueYet);
    }

    [Fact]
    public void Gaps_of_a_formula_are_filled_from_the_first_period_in_which_it_had_a_result()
    {
        var sample = new Sample();
        sample.Values(sample.Measure("x"), "2026-02", 5, null, 7, 8);
        sample.Values(sample.Measure("y"), "2026-04", 1);
        var zero = new MissingInput(MissingPolicy.Zero);
        var either = sample.Measure("either", new() { Formula = "COALESCE([x], [y])", Missing = zero });
        new[] { "2026-01", "2026-02", "2026-03", "2026-04" }.Select(month => sample.Value(either, month)).ShouldBe([null, 5, 0, 7]);
        var both = sample.Measure("both", new() { Formula = "[x] + [y]", Missing = zero });
        new[] { "2026-02", "2026-03", "2026-04", "2026-05" }.Select(month => sample.Value(both, month)).ShouldBe([null, null, 8, 0]);
        sample.Value(either, "2026-03", Window.Trailing(2)).ShouldNotBeNull();
        sample.Value(both, "2026-05", Window.Trailing(3)).ShouldBeNull();
        var never = sample.Measure("never", new() { Formula = "[nothing] * 2", Missing = zero });
        sample.Of(never, "2026-03", Window.Trailing(2)).Detail.ShouldBe("there is no measure [nothing]");
    }

    [Fact]
    public void Last_years_not_applicable_says_nothing_of_this_year()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Missing = new(MissingPolicy.SamePeriodLastYear) });
        sample.Values(x, "2025-01", 1);
        sample.NotApplicable(x, "2025-03");
        sample.Of(x, "2026-03").Gap.ShouldBe(Gap.Overdue);
        sample.Value(x, "2026-01").ShouldBe(1);
        sample.Of(x, "2026-01").Actual.Figure.Filled.ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-01-31", 10.0)]    // the whole of January ends within the new definition
    [InlineData("2026-02-01", null)]
    [InlineData("2026-02-28", null)]
    [InlineData("2026-03-01", 10.0)]
    public void A_break_lies_between_two_periods_if_it_comes_after_the_earlier_ones_end_and_not_after_the_later_ones(string from, double? before)
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Breaks = [new(DateOnly.ParseExact(from, "yyyy-MM-dd"), "new meter")] });
        sample.Values(x, "2026-01", 10, 20);
        sample.Value(sample.Measure("f", new() { Formula = "PREVIOUS([x])" }), "2026-02").ShouldBe(before);
    }

    [Fact]
    public void Factors_of_several_breaks_multiply()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Breaks = [new(new(2026, 2, 1), "new meter", 2), new(new(2026, 3, 1), "new unit", 10)] });
        sample.Values(x, "2026-01", 1, 20, 300);
        sample.Value(x, "2026-Q1").ShouldBe(1 * 2 * 10 + 20 * 10 + 300);
    }

    [Fact]
    public void One_figure_can_be_asked_for_in_several_currencies()
    {
        var sample = new Sample(new OrganizationSettings { Currency = "EUR" });
        var boston = sample.Add(new OrganizationUnit { Code = "boston", Parent = sample.Root.Id });
        var cash = sample.Measure("cash", new() { Unit = new("USD", Currency: "USD"), Reported = Reported.SinceFiscalYearStart }, boston.Id);
        sample.Values(cash, "2026-01", 100, 300);               // 100, then 200 more
        sample.Values(sample.Measure("rate.USD"), "2026-01", 0.5, 0.8);
        Measure In(string currency) => sample.Measure("in" + currency, new() { Unit = new(currency, Currency: currency), Formula = "[boston/cash]" });
        var (euros, dollars) = (In("EUR"), In("USD"));
        var calculator = sample.Calculator;
        double? Of(Measure measure, Window window) => calculator.Measure(measure.Id, sample.P("2026-02"), window)!.Actual.Figure.Value;
        (Of(euros, Window.Period), Of(dollars, Window.Period)).ShouldBe((160, 200));
        (Of(euros, Window.FiscalYearToDate), Of(dollars, Window.FiscalYearToDate)).ShouldBe((210, 300));
    }

    [Fact]
    public void A_target_to_date_somebody_reported_goes_with_the_figure_to_date_somebody_reported()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", 9, 9);
        sample.Series(measure, SeriesNames.TargetToDate, "2026-02", 70);
        sample.Of(measure, "2026-02", Window.FiscalYearToDate).Target.Value.ShouldBe(20);
        sample.Series(measure, SeriesNames.ActualToDate, "2026-02", 18);
        var toDate = sample.Of(measure, "2026-02", Window.FiscalYearToDate);
        (toDate.Target.Value, toDate.Inputs.Red).ShouldBe((70, 10));
    }

    [Fact]
    public void Last_years_shape_needs_every_one_of_its_periods()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Target = new() { Phasing = Phasing.LastYearsShape } });
        sample.Values(measure, "2025-01", 1, null, 3);
        sample.Values(measure, "2026-01", 1);
        sample.Series(measure, SeriesNames.Target, "2026-Q1", 100);
        sample.Of(measure, "2026-01").Target.ShouldBe(Figure.None(Gap.NoTarget, "last year's shape is not complete"));
        sample.Values(measure, "2025-02", 4);
        sample.Of(measure, "2026-01").Target.Value.ShouldBe(12.5);
    }

    [Fact]
    public void An_imported_measures_own_periods_are_reported_like_any_others()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", Goal with { Aggregation = Aggregation.Imported });
        sample.Values(measure, "2026-01", 1);
        sample.Of(measure, "2026-01").Actual.Imported.ShouldBeFalse();
        sample.NotApplicable(measure, "2026-Q1");
        var quarter = sample.Of(measure, "2026-Q1").Actual;
        (quarter.Imported, quarter.Present.Length, quarter.Counted).ShouldBe((false, 0, 0));
        sample.Series(measure, SeriesNames.Actual, "2026-Q2", 5);
        var estimate = sample.World.Facts.Newest(measure.Id, SeriesNames.Actual, sample.P("2026-Q2"))! with { Quality = Quality.Estimate, Seq = sample.Seq + 1 };
        var guessed = new Calculator(sample.World with { Facts = sample.World.Facts.Add([estimate]) }).Measure(measure.Id, sample.P("2026-Q2"), Window.Period)!.Actual;
        (guessed.Imported, guessed.Present.Length, guessed.Counted).ShouldBe((true, 1, 0));
    }

    [Fact]
    public void A_window_of_nothing_is_not_one_of_filled_values()
    {
        var sample = new Sample();
        sample.Of(sample.Measure("silent", Goal), "2026-Q1").Actual.OnlyFilled.ShouldBeFalse();
        var yearly = sample.Measure("yearly", Goal with { Frequency = Frequency.Year });
        sample.Values(yearly, "2025", 1, null, 1);
        sample.Of(yearly, "2026", Window.Trailing(2)).Detail.ShouldBe("1 of 2 years");
        sample.Value(yearly, "2026", Window.Latest).ShouldBe(1);
    }
}
