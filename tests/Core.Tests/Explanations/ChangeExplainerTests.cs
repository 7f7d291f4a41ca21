using Binnacle.Core.Explanations;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Tests.Calculation;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Explanations;

public sealed class ChangeExplainerTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    private static ChangeExplanation Explain(Sample sample, string from, string to)
    {
        var calculator = sample.Calculator;
        return ChangeExplainer.Explain(sample.Card.Id, Window.Scored, new(calculator, sample.P(from)), new(calculator, sample.P(to)));
    }

    [Fact]
    public void A_change_of_values_alone_is_told_by_leaf_and_leaves_the_other_causes_at_zero()
    {
        var sample = new Sample();
        var (a, b) = (sample.Placed("a", Percent), sample.Placed("b", Percent, 3));
        sample.Values(a, "2026-01", 40, 60);
        sample.Values(b, "2026-01", 80, 70);
        var told = Explain(sample, "2026-01", "2026-02");
        told.Difference!.Value.ShouldBe(-2.5, 1e-12);
        told.Movements.Select(m => (m.Code, m.Cause)).ShouldBe([("b", Cause.Values), ("a", Cause.Values)]);
        told.Movements[0].Points.ShouldBe(-7.5, 1e-9);
        told.Movements[1].Points.ShouldBe(5, 1e-9);
    }

    [Fact]
    public void A_change_of_targets_alone_leaves_the_other_causes_at_zero()
    {
        var sample = new Sample();
        var a = sample.Placed("a");
        sample.Values(a, "2026-01", 10, 10);
        sample.Series(a, SeriesNames.Target, "2026-01", 10, 20);
        sample.Series(a, SeriesNames.Red, "2026-01", 5, 10);
        var told = Explain(sample, "2026-01", "2026-02");
        told.Of(Cause.TargetsScaleFormula).ShouldBe(told.Difference!.Value, 1e-9);
        told.Of(Cause.Values).ShouldBe(0);
        told.Of(Cause.WeightsRollUpShare).ShouldBe(0);
        told.Of(Cause.MembershipPresenceOverride).ShouldBe(0);
    }

    [Fact]
    public void New_weights_new_members_and_new_formulas_each_have_their_cause()
    {
        var sample = new Sample();
        var (a, b) = (sample.Measure("a", Percent), sample.Measure("b", Percent));
        var placed = sample.Place(a);
        sample.Place(b);
        sample.Values(a, "2026-01", 100, 100, 100);
        sample.Values(b, "2026-01", 0, 0, 0);
        sample.Revise(placed with { Weight = 3 }, "2026-02");
        Explain(sample, "2026-01", "2026-02").Of(Cause.WeightsRollUpShare).ShouldBe(25, 1e-9);
        var c = sample.Measure("c", Percent);
        sample.Values(c, "2026-03", 100);
        sample.Place(c, 1);
        var told = Explain(sample, "2026-02", "2026-03");
        told.Of(Cause.MembershipPresenceOverride).ShouldBe(told.Difference!.Value, 1e-9);
    }

    [Fact]
    public void Without_a_score_at_one_end_there_are_no_numbers_only_the_reason()
    {
        var sample = new Sample();
        var a = sample.Placed("a", Percent);
        sample.Values(a, "2026-01", 100);
        var told = Explain(sample, "2026-01", "2026-02");
        told.Movements.ShouldBeEmpty();
        told.ToGap.ShouldNotBeNull();
        told.Difference.ShouldBeNull();
    }

    [Fact]
    public void Movements_add_up_to_the_difference_and_swap_sign_with_the_ends() =>
        Gen.Select(
            Gen.Double[0, 100].Array[6], Gen.Double[0, 100].Array[6], Gen.Double[0.1, 5].Array[6],
            Gen.Enum<RollUpMethod>().Where(method => method is not (RollUpMethod.Expression or RollUpMethod.FirstFlagged)), Gen.Int[0, 5])
        .Sample((before, after, weights, method, missing) =>
        {
            var sample = new Sample();
            for (var i = 0; i < before.Length; i++)
            {
                var measure = sample.Measure($"m{i}", Percent);
                var placed = sample.Place(measure);
                sample.Values(measure, "2026-01", i == missing ? null : before[i], after[i]);
                sample.Revise(placed with { Weight = weights[i] }, "2026-02");
            }
            sample.Revise(sample.Card with { RollUp = new() { Method = method } }, "2026-02");
            var there = Explain(sample, "2026-01", "2026-02");
            var back = Explain(sample, "2026-02", "2026-01");
            there.Movements.Sum(m => m.Points).ShouldBe(there.Difference!.Value, 1e-9);
            back.Movements.Sum(m => m.Points).ShouldBe(back.Difference!.Value, 1e-9);
            foreach (var movement in there.Movements)
                back.Movements.Where(m => m.Leaf == movement.Leaf && m.Cause == movement.Cause).Sum(m => m.Points).ShouldBe(-movement.Points, 1e-9);
        }, iter: 200, seed: "0N0XIzNsQ0O2");
}
