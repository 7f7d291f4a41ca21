using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class CurrencyTests
{
    private static (Sample Sample, Measure Rate, Measure Total) TwoCurrencies(Aggregation aggregation)
    {
        var sample = new Sample(new OrganizationSettings { Currency = "EUR" });
        var rate = sample.Measure("rate.USD", new() { Use = MeasureUse.Input, Aggregation = Aggregation.Average });
        sample.Values(rate, "2026-01", 0.5, 0.8);
        sample.Series(rate, SeriesNames.Closing, "2026-01", 0.6, 0.9);
        sample.Series(rate, SeriesNames.Budget, "2026-01", 0.7);
        var total = sample.Measure("cash", new()
        {
            Unit = new("EUR", Currency: "EUR"),
            Formula = "CHILDREN(SUM, [cash])",
            Aggregation = aggregation == Aggregation.Sum ? Aggregation.FormulaOfAggregates : aggregation,
        });
        foreach (var (code, currency) in new[] { ("berlin", "EUR"), ("boston", "USD") })
        {
            var unit = sample.Add(new OrganizationUnit { Code = code, Parent = sample.Root.Id });
            var cash = sample.Measure("cash", new() { Unit = new(currency, Currency: currency), Aggregation = aggregation }, unit.Id);
            sample.Values(cash, "2026-01", 100, 100);
        }
        return (sample, rate, total);
    }

    [Fact]
    public void Flows_are_converted_period_by_period_at_the_average_rate()
    {
        var (sample, _, total) = TwoCurrencies(Aggregation.Sum);
        sample.Value(total, "2026-01").ShouldBe(150);
        sample.Value(total, "2026-02", Window.FiscalYearToDate).ShouldBe(200 + 50 + 80);
    }

    [Fact]
    public void Balances_are_converted_at_the_closing_rate()
    {
        var (sample, _, total) = TwoCurrencies(Aggregation.Last);
        sample.Value(total, "2026-01").ShouldBe(160);
        sample.Value(total, "2026-02").ShouldBe(190);
    }

    [Fact]
    public void Constant_currency_uses_the_budgets_rate_throughout()
    {
        var (sample, _, total) = TwoCurrencies(Aggregation.Sum);
        var calculator = new Calculator(sample.World with { Currency = CurrencyReading.Constant });
        calculator.Measure(total.Id, sample.P("2026-02"), Window.FiscalYearToDate)!.Actual.Figure.Value!.Value.ShouldBe(340, 1e-9);
    }

    [Fact]
    public void Without_a_rate_the_sum_skips_what_it_cannot_convert_and_a_reference_says_which_rate_is_missing()
    {
        var (sample, _, _) = TwoCurrencies(Aggregation.Sum);
        var plain = sample.Measure("plain", new() { Unit = new("EUR", Currency: "EUR"), Formula = "[boston/cash]" });
        sample.Value(plain, "2026-01").ShouldBe(50);
        sample.Of(plain, "2026-03").Actual.Figure.Detail.ShouldNotBeNull();
        var pounds = sample.Measure("pounds", new() { Unit = new("GBP", Currency: "GBP"), Formula = "[boston/cash]" });
        sample.Of(pounds, "2026-01").Actual.Figure.Detail!.ShouldContain("rate.GBP");
    }
}
