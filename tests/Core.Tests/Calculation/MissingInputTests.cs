using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class MissingInputTests
{
    private static (Sample Sample, Measure Measure) With(MissingPolicy policy, int atMost = 1, params double?[] values)
    {
        var sample = new Sample { Through = new(2026, 6, 30) };
        var measure = sample.Measure("m", new() { Missing = new(policy, atMost) });
        sample.Values(measure, "2026-01", values);
        return (sample, measure);
    }

    [Fact]
    public void An_absent_value_stays_absent_and_is_overdue_once_its_due_date_has_passed()
    {
        var (sample, measure) = With(MissingPolicy.Absent, 1, 10, null, 30);
        sample.Of(measure, "2026-02").Gap.ShouldBe(Gap.Overdue);
        sample.Of(measure, "2026-08").Gap.ShouldBe(Gap.NotDueYet);
        sample.Of(measure, "2025-12").Gap.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void A_value_is_not_due_until_the_due_days_have_passed()
    {
        var (sample, measure) = With(MissingPolicy.Absent, 1, 10, 20);
        sample.Now = new(2026, 4, 14); // ten working days after 31 March
        sample.Through = new(2026, 3, 31);
        sample.Of(measure, "2026-03").Gap.ShouldBe(Gap.NotDueYet);
        sample.Now = new(2026, 4, 15);
        sample.Of(measure, "2026-03").Gap.ShouldBe(Gap.Overdue);
    }

    [Fact]
    public void Zero_fills_from_the_first_value_up_to_the_last_period_due()
    {
        var (sample, measure) = With(MissingPolicy.Zero, 1, null, 10, null);
        sample.Value(measure, "2026-01").ShouldBeNull();
        sample.Value(measure, "2026-03").ShouldBe(0);
        sample.Value(measure, "2026-06").ShouldBe(0);
        sample.Value(measure, "2026-07").ShouldBeNull();
        sample.Of(measure, "2026-03").Actual.Figure.Filled.ShouldBeTrue();
    }

    [Fact]
    public void Carrying_forward_counts_base_periods_and_never_chains_on_filled_values()
    {
        var (sample, measure) = With(MissingPolicy.CarryForward, 2, 10, null, null, null, 50);
        sample.Value(measure, "2026-02").ShouldBe(10);
        sample.Value(measure, "2026-03").ShouldBe(10);
        sample.Value(measure, "2026-04").ShouldBeNull();
        sample.Value(measure, "2026-06").ShouldBe(50);
    }

    [Fact]
    public void Carrying_forward_stops_at_not_applicable()
    {
        var (sample, measure) = With(MissingPolicy.CarryForward, 3, 10, null, null);
        sample.NotApplicable(measure, "2026-02");
        sample.Value(measure, "2026-03").ShouldBeNull();
        sample.Of(measure, "2026-02").Gap.ShouldBe(Gap.NotApplicable);
    }

    [Fact]
    public void Carrying_forward_crosses_fiscal_years()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Missing = new(MissingPolicy.CarryForward, 2) });
        sample.Values(measure, "2025-12", 7);
        sample.Value(measure, "2026-02").ShouldBe(7);
    }

    [Fact]
    public void The_same_period_last_year_uses_reported_values_only()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Missing = new(MissingPolicy.SamePeriodLastYear) });
        sample.Values(measure, "2024-03", 42);
        sample.Values(measure, "2024-04", 1);
        sample.Value(measure, "2025-03").ShouldBe(42);
        sample.Value(measure, "2026-03").ShouldBeNull();
    }

    [Fact]
    public void The_not_applicable_policy_leaves_nothing_to_score()
    {
        var (sample, measure) = With(MissingPolicy.NotApplicable, 1, 10, null);
        sample.Of(measure, "2026-02").Gap.ShouldBe(Gap.NotApplicable);
    }

    [Fact]
    public void A_filled_value_scores_but_is_not_in_coverage_unless_the_policy_says_so()
    {
        var sample = new Sample();
        var silent = sample.Placed("a", new() { Missing = new(MissingPolicy.Zero), Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(silent, "2026-01", 10);
        sample.Of(sample.Card, "2026-02").Coverage.ShouldBe(0);
        sample.Of(sample.Card, "2026-02").Score.ShouldNotBeNull();
        sample.Revise(silent with { Spec = silent.Spec with { Missing = new(MissingPolicy.Zero, CountsAsPresent: true) } });
        sample.Of(sample.Card, "2026-02").Coverage.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_expected_before_the_start_date()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { StartsOn = new(2026, 3, 1), Missing = new(MissingPolicy.Zero) });
        sample.Of(measure, "2026-02").Gap.ShouldBe(Gap.NotStarted);
        sample.Value(measure, "2026-03").ShouldBe(0);
    }

    [Fact]
    public void A_window_of_filled_values_alone_is_not_in_coverage()
    {
        var sample = new Sample { Through = new(2026, 6, 30) };
        var measure = sample.Placed("m", new()
        {
            Missing = new(MissingPolicy.CarryForward, 6),
            Aggregation = Aggregation.Last,
            Completeness = Completeness.LikeForLike,
            Levels = Levels.Of(target: 10, red: 5),
        });
        sample.Values(measure, "2026-03", 10);
        sample.Of(sample.Card, "2026-Q1").Coverage.ShouldBe(1);
        sample.Of(sample.Card, "2026-Q2").Score.ShouldNotBeNull();
        sample.Of(sample.Card, "2026-Q2").Coverage.ShouldBe(0);
    }
}
