using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class WorldBuilderTests
{
    private static readonly Period[] Months = [.. Enumerable.Range(1, 12).Select(month => new Period(Frequency.Month, new(2026, month, 1)))];

    [Fact]
    public void What_is_put_together_is_scored_by_a_plan_as_by_the_calculator()
    {
        var builder = new WorldBuilder();
        builder.Add(new OrganizationSettings { Measures = new() { Completeness = Completeness.LikeForLike } });
        var unit = builder.Add(new OrganizationUnit { Code = "top", Name = "Top" });
        var card = builder.Add(new Scorecard { Code = "card", Unit = unit });
        var objective = builder.Add(new Objective { Code = "grow", Parent = card });
        var measure = builder.Add(new Measure { Code = "sales", Unit = unit });
        builder.Add(new Placement { Code = "sales", Measure = measure, Parent = objective });
        builder.Add(measure, SeriesNames.Actual, Months, [90, 95, double.NaN, 105, 100, 97, 110, 103, 99, 101, 102, 98]);
        builder.Add(measure, SeriesNames.Target, Months, [.. Enumerable.Repeat(100.0, 12)]);
        var world = builder.Built(new(2026, 12, 31), new(2027, 2, 1));
        var plan = ScorePlan.Of(world, Months[0], Months[^1]);
        plan.Run();
        var calculator = new Calculator(world);
        foreach (var month in Months)
            foreach (var window in new[] { Window.Period, Window.FiscalYearToDate })
                plan.Score(card, month, window).ShouldBe(calculator.Node(card, month, window)?.Score);
        plan.Score(card, Months[0], Window.Period).ShouldNotBeNull().ShouldBeLessThan(plan.Score(card, Months[3], Window.Period)!.Value);
        plan.Score(card, Months[2], Window.Period).ShouldBeNull();
        world.Facts.Newest(measure, SeriesNames.Actual).Count().ShouldBe(11);
    }

    [Fact]
    public void Every_number_that_is_one_is_kept_of_few_periods_and_of_many()
    {
        Period[] days = [.. Enumerable.Range(0, 400).Select(day => new Period(Frequency.Day, new DateOnly(2025, 1, 1).AddDays(day)))];
        var builder = new WorldBuilder();
        var unit = builder.Add(new OrganizationUnit { Code = "top" });
        var random = new Random(3);
        var expected = new List<(ElementId, Period, double)>();
        // More than lie in one array together.
        for (var at = 0; at < 400; at++)
            foreach (var periods in new[] { Months, days })
            {
                var measure = builder.Add(new Measure { Code = $"m{at}-{periods.Length}", Unit = unit });
                double[] numbers = [.. periods.Select(_ => random.Next(at % 5) == 1 ? double.NaN : random.NextDouble())];
                builder.Add(measure, SeriesNames.Actual, periods, numbers);
                expected.AddRange(periods.Zip(numbers).Where(pair => !double.IsNaN(pair.Second)).Select(pair => (measure, pair.First, pair.Second)));
            }
        var none = builder.Add(new Measure { Code = "none", Unit = unit });
        builder.Add(none, SeriesNames.Actual, Months, [.. Enumerable.Repeat(double.NaN, 12)]);
        var facts = builder.Built(new(2026, 12, 31), new(2027, 2, 1)).Facts;
        facts.All.Select(said => (said.Element, said.Period, said.Value!.Value)).ShouldBe(expected);
        facts.SeriesOf(none).ShouldBeEmpty();
    }

    [Fact]
    public void A_series_given_twice_has_the_later_numbers()
    {
        var builder = new WorldBuilder();
        var measure = builder.Add(new Measure { Code = "m", Unit = builder.Add(new OrganizationUnit { Code = "top" }) });
        builder.Add(measure, SeriesNames.Actual, Months[..3], [1, 2, 3]);
        builder.Add(measure, SeriesNames.Actual, Months[1..4], [double.NaN, 7, 8]);
        var facts = builder.Built(new(2026, 12, 31), new(2027, 2, 1)).Facts;
        facts.Newest(measure, SeriesNames.Actual).Select(said => said.Value).ShouldBe([1, 2, 7, 8]);
    }

    [Fact]
    public void What_an_element_mentions_has_to_be_there_before_it() =>
        Should.Throw<ArgumentException>(() => new WorldBuilder().Add(new Measure { Code = "sales", Unit = new ElementId(7) })).Message.ShouldContain("\"sales\"");

    [Fact]
    public void Behind_the_structure_there_are_no_more_elements()
    {
        var builder = new WorldBuilder();
        builder.Add(new OrganizationUnit { Code = "top" });
        builder.Structure().Root!.Code.ShouldBe("top");
        Should.Throw<InvalidOperationException>(() => builder.Add(new OrganizationUnit { Code = "late" }));
    }

    [Fact]
    public void Numbers_have_to_be_one_a_period_that_rises()
    {
        var builder = new WorldBuilder();
        var unit = builder.Add(new OrganizationUnit { Code = "top" });
        Should.Throw<ArgumentException>(() => builder.Add(unit, SeriesNames.Actual, Months, [1, 2]));
        Should.Throw<ArgumentException>(() => builder.Add(unit, SeriesNames.Actual, [Months[1], Months[0]], [1, 2]));
        Should.Throw<ArgumentException>(() => builder.Add(unit, SeriesNames.Actual, [Months[0]], [double.PositiveInfinity]));
    }
}
