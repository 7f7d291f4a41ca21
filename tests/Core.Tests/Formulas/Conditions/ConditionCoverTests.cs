using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Conditions;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas.Conditions;

public sealed class ConditionCoverTests
{
    private static readonly SampleContext Others = new() { Values = { ["target"] = 100, ["red"] = 80 } };

    [Theory]
    [InlineData("value >= target; value >= 0.9 * target; TRUE")]
    [InlineData("value >= target; value < target")]
    [InlineData("value >= 10; value < 20")]
    [InlineData("value > 10; value = 10; value < 10")]
    [InlineData("value <> 3; value = 3")]
    [InlineData("value / target >= 1; value / target < 1")]
    [InlineData("value - target > 0; -value >= -target")]
    [InlineData("ABS(value) < 5; value >= 5; value <= -5")]
    [InlineData("AND(value >= 0, value <= 10); OR(value < 0, value > 10)")]
    [InlineData("NOT(value > 5); value > 5")]
    [InlineData("MAX(value, 0) > 5; value <= 5")]
    [InlineData("value * 10% >= 1; value < 10")]
    [InlineData("SUM(value, 1) > 3; 2 >= value")]
    [InlineData("IF(value > 5, value > 7, TRUE); AND(value > 5, value <= 7)")]
    [InlineData("TRUE")]
    public void Conditions_that_cover_every_value_have_no_gap(string rules) => Gap(rules).ShouldBeNull();

    [Theory]
    [InlineData("value >= target; value >= 0.9 * target", "value below 90")]
    [InlineData("value > target; value < target", "value = 100")]
    [InlineData("value > target; value < red", "value from 80 (included) to 100 (included)")]
    [InlineData("value >= target; value <= red", "value from 80 (not included) to 100 (not included)")]
    [InlineData("value >= target; value < red", "value from 80 (included) to 100 (not included)")]
    [InlineData("value < 10", "value from 10 on")]
    [InlineData("value <= 10", "value above 10")]
    [InlineData("value > 10", "value up to 10")]
    [InlineData("value = 10", "value below 10")]
    [InlineData("value > 30; AND(value > 10, value < 20)", "value up to 10")]
    [InlineData("value > 30; value < 20; value = 25", "value from 20 (included) to 25 (not included)")]
    [InlineData("AND(value >= 0, value < 5)", "value below 0")]
    [InlineData("FALSE", "every value")]
    [InlineData("value > 2; value < 1 / 3", "value from 0.3333333333333333 (included) to 2 (included)")]
    [InlineData("value >= baseline", "every value")]
    [InlineData("ABS(value - target) < 5; value > 105", "value up to 95")]
    [InlineData("2 * value - 3 >= value + 4", "value below 7")]
    [InlineData("MIN(value, 50) > 40; value < 30", "value from 30 (included) to 40 (included)")]
    [InlineData("value <= 0", "value above 0")]
    [InlineData("value >= 0", "value below 0")]
    [InlineData("value <= 1E+17", "value above 1E+17")]
    [InlineData("4 * value >= 10", "value below 2.5")]
    [InlineData("4 * (value * 2) >= 10", "value below 1.25")]
    [InlineData("value / 4 >= 10", "value below 40")]
    [InlineData("value + value >= 10", "value below 5")]
    [InlineData("3 * value - value >= 10", "value below 5")]
    [InlineData("value% >= 1", "value below 100")]
    [InlineData("(value + 50)% >= 1", "value below 50")]
    [InlineData("MIN(value, 5) >= 1 / 3", "value below 0.3333333333333333")]
    [InlineData("MAX(value, 0) >= 1 / 3", "value below 0.3333333333333333")]
    [InlineData("IF(value > 5, value, 9) > 7", "value from 5 (not included) to 7 (included)")]
    [InlineData("COALESCE(benchmark, value) >= 1 / 3", "value below 0.3333333333333333")]
    public void The_first_gap_is_named(string rules, string gap)
    {
        Gap(rules)!.Value.Text().ShouldBe(gap);
    }

    [Theory]
    [InlineData("target > [x]; target < [x]", "target = 7")]
    [InlineData("target >= [x] * 2; target <= GROWTH([x], 1)", "target below 14")]
    [InlineData("target > 5; target * target < 4", "target up to -2")]
    [InlineData("target > 5; 1 / target < 4", "target from 0 (included) to 0.25 (included)")]
    [InlineData("target > 5; SQRT(target) < 1.5", "target below 0"), InlineData("target > 3; target ^ 3 < 8", "target from 2 (included) to 3 (included)")]
    [InlineData("LN(target) > 1; target < 2", "target from 2 (included) to 2.71828182846 (not included)")]
    [InlineData("(target > 5) = 1; target < 2 ^ 2", "target from 4 (included) to 5 (included)")]
    [InlineData("IF(target > 3, 1, 0) + AND(target > 3, TRUE) > 1; target < COUNT(target)", "target from 1 (included) to 3 (included)")]
    public void Other_measures_have_the_numbers_they_have(string rules, string gap)
    {
        var world = new SampleContext { Values = { ["[x]"] = 7 } };
        var conditions = rules.Split(';').Select(rule => FormulaParser.Parse(rule, FormulaPurpose.Target).Formula!).ToList();
        ConditionCover.FirstGap(conditions, world, "target")!.Value.Text("target").ShouldBe(gap);
    }

    [Theory]
    [InlineData("value", "value = 0")]
    [InlineData("value - 3; value = 5", "value = 3")]
    [InlineData("MIN(value, 5)", "value = 0")]
    [InlineData("AND(value - 3, TRUE)", "value = 3")]
    [InlineData("OR(FALSE, 2 * value - 6)", "value = 3")]
    [InlineData("NOT(value - 3)", "value below 3")]
    [InlineData("IF(value > 5, value - 7, 1)", "value = 7")]
    [InlineData("IF(value - 3, 1, 0)", "value = 3")]
    [InlineData("value * value - 4", "value = -2")]
    public void A_number_that_stands_for_a_truth_holds_where_it_is_not_zero(string rules, string gap) => Gap(rules)!.Value.Text().ShouldBe(gap);

    [Fact]
    public void A_gap_without_ends_includes_neither() => Gap("FALSE").ShouldBe(new ConditionGap(null, false, null, false));

    [Fact]
    public void No_conditions_at_all_leave_everything_out_and_none_given_is_a_bug()
    {
        ConditionCover.FirstGap([], Others)!.Value.Text().ShouldBe("every value");
        Should.Throw<ArgumentNullException>(() => ConditionCover.FirstGap(null!, Others)).ParamName.ShouldBe("conditions");
        Should.Throw<ArgumentNullException>(() => ConditionCover.FirstGap([], null!)).ParamName.ShouldBe("others");
    }

    [Fact]
    public void A_gap_can_be_told_in_another_name() =>
        new ConditionGap(null, false, 5, false).Text("x").ShouldBe("x below 5");

    [Fact]
    public void A_gap_holds_only_values_no_condition_covers() =>
        Gen.Select(Gen.Int[-5, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[1, 6].Sample(rules =>
        {
            var conditions = rules.Select(rule => FormulaParser.Parse($"value * 2 {Symbol(rule.Item2)} {2 * rule.Item1}", FormulaPurpose.Scale).Formula!).ToList();
            var gap = ConditionCover.FirstGap(conditions, Others);
            for (var value = -8.0; value <= 8; value += 0.25)
            {
                var context = new SampleContext { Values = { ["value"] = value } };
                var covered = conditions.Any(condition => Evaluator.Evaluate(condition, context).Number != 0);
                if (gap is not { } found) covered.ShouldBeTrue();
                else if (Within(found, value)) covered.ShouldBeFalse();
                else if (found.From is { } from && value < from) covered.ShouldBeTrue();
            }
        });

    private static bool Within(ConditionGap gap, double value) =>
        (gap.From is not { } from || value > from || (gap.FromIncluded && value == from))
        && (gap.To is not { } to || value < to || (gap.ToIncluded && value == to));

    private static string Symbol(int index) => new[] { "=", "<>", "<", "<=", ">", ">=" }[index];

    private static ConditionGap? Gap(string rules) => ConditionCover.FirstGap(
        [.. rules.Split(';').Select(rule => FormulaParser.Parse(rule, FormulaPurpose.Scale).Formula!)], Others);
}
