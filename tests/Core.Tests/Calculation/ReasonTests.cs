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

/// <summary>Where there is no figure a person reads why, in these words.</summary>
public sealed class ReasonTests
{
    private static (Gap? Gap, string? Detail) Why(Sample sample, Measure measure, string period, Window? window = null)
    {
        var figure = sample.Of(measure, period, window).Actual.Figure;
        figure.Value.ShouldBeNull();
        return (figure.Gap, figure.Detail);
    }

    private static (Gap? Gap, string? Detail) WhyOf(string formula, params double?[] values)
    {
        var sample = new Sample();
        sample.Values(sample.Measure("x"), "2026-01", values);
        return Why(sample, sample.Measure("f", new() { Formula = formula }), "2026-02");
    }

    [Fact]
    public void A_formula_says_what_kept_it_from_an_answer()
    {
        WhyOf("[x").ShouldBe((Gap.ExpressionAbsent, "the formula cannot be read"));
        WhyOf("[y] + 1").ShouldBe((Gap.NoData, "there is no measure [y]"));
        WhyOf("[x] + 1").ShouldBe((Gap.NoData, "[x] has no value"));
        WhyOf("1 / [x]", 1, 0).ShouldBe((Gap.ZeroDenominator, "division by zero"));
        WhyOf("LN([x])", 1, 0).ShouldBe((Gap.NoData, "logarithm of a number that is not positive"));
        WhyOf("TARGET([x])", 1, 1).ShouldBe((Gap.NoData, "TARGET([x]) has no value"));
        WhyOf("SCORE([x])", 1, 1).ShouldBe((Gap.NoData, "SCORE([x]) is absent: NoTarget"));
        WhyOf("ROLLING([x], 2, SUM)", null, 1).ShouldBe((Gap.NoData, "no value in 2026-01"));
        WhyOf("CHILDREN(SUM, [x])", 1, 1).ShouldBe((Gap.NoData, "no operand has a value"));
    }

    [Fact]
    public void A_formula_of_a_measure_that_needs_itself_names_the_measure()
    {
        var sample = new Sample();
        var narcissus = sample.Measure("narcissus", new() { Formula = "[narcissus] + 1" });
        Why(sample, narcissus, "2026-01").Detail.ShouldBe("narcissus depends on itself");
        var scored = sample.Measure("scored", new() { Formula = "SCORE([scored]) + 1" });
        Why(sample, scored, "2026-01").Detail.ShouldBe("SCORE([scored]) is absent: NoData");
    }

    [Fact]
    public void A_formula_whose_operands_time_has_not_come_is_not_due_yet()
    {
        var sample = new Sample { Through = new(2026, 1, 31), Now = new(2026, 3, 1) };
        var x = sample.Measure("x");
        sample.Values(x, "2026-01", 1);
        Why(sample, sample.Measure("f", new() { Formula = "[x] + 1" }), "2026-02").Gap.ShouldBe(Gap.NotDueYet);
        Why(sample, sample.Measure("g", new() { Formula = "[y] + 1" }), "2026-02").Gap.ShouldBe(Gap.NoData);
    }

    [Theory]
    [InlineData("PREVIOUS([x])", "1900-01", "before the calendar begins")]
    [InlineData("PRIOR([x], 2)", "1900-02", "before the calendar begins")]
    [InlineData("SAMEPERIODLASTYEAR([x])", "1900-12", "before the calendar begins")]
    [InlineData("ROLLING([x], 3, SUM)", "1900-02", "before the calendar begins")]
    [InlineData("PRIOR([x], 1)", "1900-02", "[x] has no value")]
    public void Nothing_lies_before_the_calendar_begins(string formula, string period, string detail)
    {
        var sample = new Sample();
        sample.Measure("x");
        Why(sample, sample.Measure("f", new() { Formula = formula }), period).Detail
            .ShouldBe(detail.Replace("[x]", formula.StartsWith("PRIOR", StringComparison.Ordinal) ? formula : "[x]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_window_says_why_it_has_no_figure()
    {
        var sample = new Sample();
        var x = sample.Measure("x");
        Why(sample, x, "1900-02", Window.Trailing(3)).ShouldBe((Gap.NoData, "the window begins before the calendar does"));
        sample.Values(x, "2026-01", 1, 2);
        Why(sample, x, "2026-02", Window.Trailing(3)).ShouldBe((Gap.NoData, "the window reaches back before the first period"));
        var yearly = sample.Measure("yearly", new() { Frequency = Frequency.Year });
        Why(sample, yearly, "1900-11").ShouldBe((Gap.NoData, "the period lies outside the calendar"));
        var words = sample.Measure("words");
        sample.Say(words, SeriesNames.Actual, "2026-01", "good");
        Why(sample, words, "2026-Q1").ShouldBe((Gap.WrongKind, "words have no sum or mean"));
        var large = sample.Measure("large");
        sample.Values(large, "2026-01", double.MaxValue, double.MaxValue);
        Why(sample, large, "2026-Q1").Gap.ShouldBe(Gap.Overflow);
    }

    [Fact]
    public void A_window_without_any_value_is_not_applicable_not_due_or_empty()
    {
        var sample = new Sample { Through = new(2026, 6, 30), Now = new(2026, 8, 1) };
        var closed = sample.Measure("closed");
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03" })
            sample.NotApplicable(closed, month);
        Why(sample, closed, "2026-Q1").Gap.ShouldBe(Gap.NotApplicable);
        Why(sample, closed, "2026-02").ShouldBe((Gap.NotApplicable, "closed"));
        Why(sample, closed, "2026-Q2").Gap.ShouldBe(Gap.NoData);
        sample.NotApplicable(closed, "2026-04");
        Why(sample, closed, "2026-Q2").Gap.ShouldBe(Gap.NoData);
        Why(sample, closed, "2027-04", Window.FiscalYearToDate).Gap.ShouldBe(Gap.NotDueYet);
    }

    [Fact]
    public void A_weighted_average_needs_weights_that_are_not_all_zero()
    {
        var sample = new Sample();
        var rate = sample.Measure("rate", new() { Aggregation = Aggregation.WeightedAverage, WeightedBy = "staff" });
        sample.Values(rate, "2026-01", 10, 20, 60);
        Why(sample, rate, "2026-Q1").ShouldBe((Gap.NoData, "the weighting measure is missing"));
        var staff = sample.Measure("staff", new() { Use = MeasureUse.Input });
        Why(sample, rate, "2026-Q1").ShouldBe((Gap.ZeroDenominator, "[staff] sums to zero"));
        sample.Values(staff, "2026-01", 1, null, 3);
        sample.Value(rate, "2026-Q1").ShouldBe((10.0 * 1 + 60 * 3) / 4);
        var unweighted = sample.Measure("unweighted", new() { Aggregation = Aggregation.WeightedAverage });
        sample.Values(unweighted, "2026-01", 10);
        Why(sample, unweighted, "2026-Q1").Detail.ShouldBe("the weighting measure is missing");
    }

    [Fact]
    public void A_cumulative_figure_without_the_one_before_it_says_which_is_missing()
    {
        var sample = new Sample();
        var total = sample.Measure("total", new() { Reported = Reported.SinceFiscalYearStart });
        sample.Values(total, "2026-01", 10, null, 30);
        Why(sample, total, "2026-03").ShouldBe((Gap.NoData, "no cumulative figure for 2026-02 to take off"));
    }

    [Fact]
    public void A_break_is_named_with_its_day_and_its_reason()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Breaks = [new(new(2026, 3, 1), "new meter")] });
        sample.Values(x, "2026-02", 10, 20);
        Why(sample, sample.Measure("f", new() { Formula = "PREVIOUS([x])" }), "2026-03").Detail
            .ShouldBe("2026-02 lies before the break of 2026-03-01: new meter");
    }

    [Fact]
    public void What_the_policy_takes_as_not_applicable_says_that_nothing_was_reported()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Missing = new(MissingPolicy.NotApplicable) });
        sample.Values(x, "2026-01", 1);
        Why(sample, x, "2026-02").ShouldBe((Gap.NotApplicable, "nothing reported"));
    }

    [Fact]
    public void A_target_that_is_not_there_says_why_and_the_score_repeats_it()
    {
        (Gap? Gap, string? Detail) Of(MeasureSpec spec, string period = "2026-07")
        {
            var sample = new Sample();
            var measure = sample.Measure("m", spec);
            sample.Values(measure, "2026-07", 1, 1);
            var result = sample.Of(measure, period);
            result.Detail.ShouldBe(result.Target.Detail);
            return (result.Target.Gap, result.Target.Detail);
        }

        var five = Levels.Of(target: 5);
        Of(new()).ShouldBe((Gap.NoTarget, null));
        Of(new() { Levels = five, Target = new() { Proposed = true } }).ShouldBe((Gap.NoTarget, "the target is only proposed"));
        Of(new() { Levels = five, Target = new() { Until = new(2026, 7, 30) } }).ShouldBe((Gap.NoTarget, "the target held until 2026-07-30"));
        Of(new() { Levels = five, Target = new() { Frequency = Frequency.Year, Phasing = Phasing.AtTheEnd } }).ShouldBe((Gap.NoTarget, "due at the end only"));
        Of(new() { Levels = five, Target = new() { Frequency = Frequency.Year, Phasing = Phasing.LastYearsShape } })
            .ShouldBe((Gap.NoTarget, "last year's shape is not complete"));
        Of(new() { Levels = Levels.Formula("target", "baseline * 2") }).ShouldBe((Gap.NoTarget, "baseline has no value"));
        Of(new() { Levels = Levels.Formula("target", "previous * 2") }).ShouldBe((Gap.NoTarget, "previous has no value"));
        Of(new() { Levels = Levels.Formula("target", "target * 2") }).ShouldBe((Gap.NoTarget, "the target of m depends on itself"));
    }

    [Fact]
    public void Shares_that_sum_to_nothing_divide_nothing()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Levels = Levels.Of(target: 5), Target = new() { Frequency = Frequency.Quarter, Phasing = Phasing.Shares, Shares = [1, -1, 0] } });
        sample.Values(measure, "2026-01", 1);
        sample.Of(measure, "2026-01").Target.ShouldBe(Figure.None(Gap.ZeroDenominator, "the shares sum to zero"));
    }

    [Fact]
    public void A_placed_measure_that_does_not_exist_in_the_period_counts_as_missing()
    {
        var sample = new Sample();
        sample.Place(sample.Add(new Measure { Code = "late", Unit = sample.Root.Id }, "2026-05"));
        var part = sample.Of(sample.Card, "2026-04").Parts[0].Child;
        (part.Gap, part.Detail, part.Coverage).ShouldBe((Gap.NoData, "the measure does not exist then", 0));
    }

    [Fact]
    public void A_currency_that_cannot_be_converted_names_the_rate_that_is_missing()
    {
        var sample = new Sample(new OrganizationSettings { Currency = "EUR" });
        var boston = sample.Add(new OrganizationUnit { Code = "boston", Parent = sample.Root.Id });
        var cash = sample.Measure("cash", new() { Unit = new("USD", Currency: "USD") }, boston.Id);
        var stock = sample.Measure("stock", new() { Unit = new("USD", Currency: "USD"), Aggregation = Aggregation.Last }, boston.Id);
        sample.Values(cash, "2026-01", 100);
        sample.Values(stock, "2026-01", 100);
        Measure In(string currency, string operand) => sample.Measure($"{operand} in {currency}", new() { Unit = new(currency, Currency: currency), Formula = $"[boston/{operand}]" });
        var (euros, stocks, pounds) = (In("EUR", "cash"), In("EUR", "stock"), In("GBP", "cash"));
        Why(sample, euros, "2026-01").Detail.ShouldBe("there is no measure [rate.USD] in the root unit to convert with");
        var dollar = sample.Measure("rate.USD");
        Why(sample, euros, "2026-01").Detail.ShouldBe("USD has no average rate");
        Why(sample, stocks, "2026-01").Detail.ShouldBe("USD has no closing rate");
        new Calculator(sample.World with { Currency = CurrencyReading.Constant }).Measure(euros.Id, sample.P("2026-01"), Window.Period)!
            .Actual.Figure.Detail.ShouldBe("USD has no budget rate");
        sample.Values(dollar, "2026-01", 0.5);
        sample.Value(euros, "2026-01").ShouldBe(50);
        Why(sample, pounds, "2026-01").Detail.ShouldBe("there is no measure [rate.GBP] in the root unit to convert with");
        var pound = sample.Measure("rate.GBP");
        sample.Values(pound, "2026-01", 0);
        Why(sample, pounds, "2026-01").ShouldBe((Gap.NoData, "the rate of GBP is zero"));
        sample.Values(pound, "2026-01", 2);
        sample.Value(pounds, "2026-01").ShouldBe(25);
    }
}
