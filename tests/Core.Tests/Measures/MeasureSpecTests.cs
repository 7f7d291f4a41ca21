using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Tests.Calculation;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Measures;

public sealed class MeasureSpecTests
{
    private static readonly MeasureSpec Full = new()
    {
        Use = MeasureUse.Input,
        Unit = new("h"),
        Direction = Direction.Lower,
        Frequency = Frequency.Quarter,
        Aggregation = Aggregation.Max,
        WeightedBy = "w",
        TargetAggregation = Aggregation.Min,
        Formula = "[a]",
        Reported = Reported.SinceStart,
        Missing = new(MissingPolicy.Zero),
        ScoredView = Window.QuarterToDate,
        Completeness = Completeness.LikeForLike,
        Scale = ScalePresets.MinMax(),
        Levels = Levels.Of(target: 1, red: 2),
        Target = new() { OneOff = true },
        DueDays = 3,
        Indicator = Indicator.Leading,
        Trend = TrendBasis.TrailingMean,
        Tolerance = 0.5,
        InformationOnly = true,
        StartsOn = new(2026, 1, 1),
        Breaks = [new(new(2026, 5, 1), "why")],
        Source = "ERP",
        Reporter = "p1",
        Pitfalls = "none",
    };

    [Fact]
    public void What_a_measure_does_not_say_its_definition_says() => new MeasureSpec().Over(Full).ShouldBe(Full);

    [Fact]
    public void What_a_measure_says_wins_over_its_definition() => Full.Over(new MeasureSpec { DueDays = 99, Source = "paper" }).ShouldBe(Full);

    [Fact]
    public void Levels_are_departed_from_one_by_one()
    {
        var merged = new MeasureSpec { Levels = Levels.Of(target: 7) }.Over(Full).Levels!;
        merged["target"].Value.ShouldBe(7);
        merged["red"].Value.ShouldBe(2);
        Full.Over(new()).Levels.ShouldBe(Full.Levels);
    }

    [Fact]
    public void Naming_a_scale_departs_from_an_inline_one_and_the_other_way_round()
    {
        var named = new MeasureSpec { ScaleCode = "traffic" };
        named.Over(Full).Scale.ShouldBeNull();
        Full.Over(named).ScaleCode.ShouldBeNull();
        MeasureRules.From(named, code => code == "traffic" ? ScalePresets.MinMax() : null).Scale.ShouldBe(ScalePresets.MinMax());
        MeasureRules.From(named, _ => null).Scale.ShouldBe(ScalePresets.GoalRedFlag);
    }

    [Theory]
    [InlineData(Aggregation.Sum, Aggregation.Sum)]
    [InlineData(Aggregation.Last, Aggregation.Last)]
    [InlineData(Aggregation.Count, Aggregation.Sum)]
    [InlineData(Aggregation.FormulaOfAggregates, Aggregation.Average)]
    [InlineData(Aggregation.WeightedAverage, Aggregation.Average)]
    [InlineData(Aggregation.Imported, Aggregation.Average)]
    public void A_target_aggregates_as_the_actual_unless_that_makes_no_sense(Aggregation actual, Aggregation target) =>
        MeasureRules.From(new() { Aggregation = actual }, _ => null).TargetAggregation.ShouldBe(target);

    [Fact]
    public void With_nothing_said_a_measure_is_a_monthly_sum_scored_period_by_period()
    {
        var rules = MeasureRules.From(new(), _ => null);
        rules.Use.ShouldBe(MeasureUse.Kpi);
        rules.Frequency.ShouldBe(Frequency.Month);
        rules.Aggregation.ShouldBe(Aggregation.Sum);
        rules.ScoredView.ShouldBe(Window.Period);
        rules.Completeness.ShouldBe(Completeness.EveryDuePeriod);
        rules.Missing.ShouldBe(MissingInput.Absent);
        rules.DueDays.ShouldBe(10);
        MeasureRules.From(new() { Formula = "[a]/[b]" }, _ => null).Aggregation.ShouldBe(Aggregation.FormulaOfAggregates);
    }
}
