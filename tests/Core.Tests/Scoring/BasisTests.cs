using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class BasisTests
{
    private static readonly ScaleInputs Full = new()
    {
        Value = 6,
        Target = 10,
        Baseline = 2,
        Red = 4,
        Min = 0,
        Max = 24,
        Worst = 5,
        ElapsedShare = 0.25,
    };

    [Theory]
    [InlineData(Basis.Value, 6)]
    [InlineData(Basis.RatioToTarget, 0.6)]
    [InlineData(Basis.RelativeDeviation, 0.4)]
    [InlineData(Basis.Progress, 0.5)]
    [InlineData(Basis.MinMaxPosition, 0.25)]
    [InlineData(Basis.Pace, 2)]
    [InlineData(Basis.WorstToTarget, 0.2)]
    [InlineData(Basis.RedToGoal, 2.0 / 6)]
    public void Each_basis_has_its_formula(Basis basis, double x) => Of(basis, Full).X.ShouldBe(x, 1e-12);

    [Fact]
    public void Deviation_divides_by_the_size_of_the_target() =>
        Of(Basis.RelativeDeviation, Full with { Value = -12, Target = -10 }).X.ShouldBe(0.2, 1e-12);

    [Fact]
    public void Position_is_measured_from_the_top_where_lower_is_better() =>
        Of(Basis.MinMaxPosition, Full with { Direction = Direction.Lower }).X.ShouldBe(0.75, 1e-12);

    [Theory]
    [InlineData(Basis.RatioToTarget, "Target", Gap.NoTarget)]
    [InlineData(Basis.RelativeDeviation, "Target", Gap.NoTarget)]
    [InlineData(Basis.Progress, "Target", Gap.NoTarget)]
    [InlineData(Basis.Progress, "Baseline", Gap.NoBaseline)]
    [InlineData(Basis.Pace, "Target", Gap.NoTarget)]
    [InlineData(Basis.Pace, "Baseline", Gap.NoBaseline)]
    [InlineData(Basis.Pace, "Elapsed", Gap.NoExpectedProgress)]
    [InlineData(Basis.MinMaxPosition, "Min", Gap.NoMinimumOrMaximum)]
    [InlineData(Basis.MinMaxPosition, "Max", Gap.NoMinimumOrMaximum)]
    [InlineData(Basis.WorstToTarget, "Target", Gap.NoTarget)]
    [InlineData(Basis.WorstToTarget, "Worst", Gap.NoWorst)]
    [InlineData(Basis.RedToGoal, "Target", Gap.NoTarget)]
    public void What_is_missing_is_named(Basis basis, string missing, Gap reason) => Of(basis, Without(missing)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData(Basis.Value)]
    [InlineData(Basis.RatioToTarget)]
    [InlineData(Basis.RedToGoal)]
    public void Without_a_value_there_is_no_data(Basis basis)
    {
        Of(basis, Full with { Value = null }).Reason.ShouldBe(Gap.NoData);
        Of(basis, Full with { Value = null, Word = "good" }).Reason.ShouldBe(Gap.WrongKind);
    }

    [Fact]
    public void A_denominator_of_nothing_has_a_name_of_its_own_in_every_basis()
    {
        Of(Basis.RatioToTarget, Full with { Target = 0 }).Reason.ShouldBe(Gap.ZeroDenominator);
        Of(Basis.RelativeDeviation, Full with { Target = 0 }).Reason.ShouldBe(Gap.ZeroDenominator);
        Of(Basis.Progress, Full with { Baseline = 10 }).Reason.ShouldBe(Gap.TargetEqualsBaseline);
        Of(Basis.Pace, Full with { Baseline = 10 }).Reason.ShouldBe(Gap.TargetEqualsBaseline);
        Of(Basis.Pace, Full with { ElapsedShare = 0 }).Reason.ShouldBe(Gap.ZeroDenominator);
        Of(Basis.MinMaxPosition, Full with { Max = 0 }).Reason.ShouldBe(Gap.MaximumEqualsMinimum);
        Of(Basis.WorstToTarget, Full with { Worst = 10 }).Reason.ShouldBe(Gap.TargetEqualsWorst);
        Of(Basis.RedToGoal, Full with { Red = 10 }).Reason.ShouldBe(Gap.GoalEqualsRedFlag);
        Of(Basis.RedToGoal, Full with { Red = 10, Direction = Direction.OnTarget }).Reason.ShouldBe(Gap.GoalEqualsRedFlag);
        Of(Basis.RedToGoal, Full with { Red = null, Target = 0 }).Reason.ShouldBe(Gap.GoalEqualsRedFlag);
    }

    [Theory]
    [InlineData(Basis.Value)]
    [InlineData(Basis.RatioToTarget)]
    [InlineData(Basis.Progress)]
    [InlineData(Basis.MinMaxPosition)]
    [InlineData(Basis.WorstToTarget)]
    [InlineData(Basis.RedToGoal)]
    public void There_is_no_logarithm_of_zero_or_less(Basis basis)
    {
        Of(basis, Full with { Min = 1, Value = 0 }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(basis, Full with { Min = 1, Value = -3 }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(basis, Full with { Min = 1 }, ln: true).Reason.ShouldBeNull();
    }

    [Fact]
    public void Every_reference_point_must_have_a_logarithm_too()
    {
        Of(Basis.RatioToTarget, Full with { Target = -1 }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(Basis.Progress, Full with { Baseline = 0 }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(Basis.MinMaxPosition, Full, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(Basis.RedToGoal, Full with { Red = 0, Direction = Direction.OnTarget }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
        Of(Basis.RedToGoal, Full with { Target = 0, Direction = Direction.OnTarget }, ln: true).Reason.ShouldBe(Gap.LogarithmOfNonPositive);
    }

    [Fact]
    public void The_logarithm_comes_before_the_basis()
    {
        Of(Basis.Value, Full, ln: true).X.ShouldBe(Math.Log(6));
        Of(Basis.RatioToTarget, Full with { Value = 100, Target = 10 }, ln: true).X.ShouldBe(2, 1e-12);
        Of(Basis.RatioToTarget, Full with { Target = 1 }, ln: true).Reason.ShouldBe(Gap.ZeroDenominator);
        Of(Basis.RedToGoal, Full with { Value = 10, Red = 1, Target = 100 }, ln: true).X.ShouldBe(0.5, 1e-12);
        Of(Basis.RedToGoal, Full with { Value = 10, Red = 1, Target = 100, Direction = Direction.OnTarget }, ln: true).X.ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void A_result_too_large_to_hold_is_an_overflow()
    {
        Of(Basis.RatioToTarget, Full with { Value = 1e300, Target = 1e-300 }).Reason.ShouldBe(Gap.Overflow);
        Of(Basis.Value, Full with { Value = double.PositiveInfinity }).Reason.ShouldBe(Gap.Overflow);
        Of(Basis.Value, Full with { Value = double.NaN }).Reason.ShouldBe(Gap.Overflow);
    }

    [Fact]
    public void An_unknown_basis_is_a_bug() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Of((Basis)99, Full)).Message.ShouldContain("no such basis");

    private static ScaleInputs Without(string name) => name switch
    {
        "Target" => Full with { Target = null },
        "Baseline" => Full with { Baseline = null },
        "Elapsed" => Full with { ElapsedShare = null },
        "Min" => Full with { Min = null },
        "Max" => Full with { Max = null },
        "Worst" => Full with { Worst = null },
        _ => throw new ArgumentException(name),
    };

    private static BasisValue Of(Basis basis, ScaleInputs inputs, bool ln = false) =>
        BasisValue.Of(new() { Basis = basis, Logarithm = ln, Curve = ScalePresets.MinMax().Curve }, inputs);
}
