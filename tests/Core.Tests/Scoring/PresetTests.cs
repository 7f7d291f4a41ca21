using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

/// <summary>Every preset with the results its vendor's customers know.</summary>
public sealed partial class PresetTests
{
    [Theory]
    [InlineData(250, 0)]
    [InlineData(300, 0)]
    [InlineData(400, 50.0 / 3)]
    [InlineData(500, 100.0 / 3)]
    [InlineData(600, 50)]
    [InlineData(650, 175.0 / 3)]
    [InlineData(700, 200.0 / 3)]
    [InlineData(850, 275.0 / 3)]
    [InlineData(900, 100)]
    [InlineData(950, 100)]
    public void Goal_and_red_flag_where_higher_is_better(double value, double score) =>
        Scored(ScalePresets.GoalRedFlag, new() { Value = value, Target = 700, Red = 500 }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(1, 700.0 / 9)]
    [InlineData(2, 200.0 / 3)]
    [InlineData(4, 400.0 / 9)]
    [InlineData(5, 100.0 / 3)]
    [InlineData(6, 200.0 / 9)]
    [InlineData(8, 0)]
    [InlineData(9, 0)]
    public void Goal_and_red_flag_where_lower_is_better(double value, double score) =>
        Scored(ScalePresets.GoalRedFlag, new() { Value = value, Target = 2, Red = 5, Direction = Direction.Lower }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(0, 200.0 / 3)]
    [InlineData(5, 100.0 / 3)]
    public void A_goal_of_zero_is_a_goal_like_any_other(double value, double score) =>
        Scored(ScalePresets.GoalRedFlag, new() { Value = value, Target = 0, Red = 5, Direction = Direction.Lower }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(100, 200.0 / 3, "green")]
    [InlineData(105, 50, "amber")]
    [InlineData(95, 50, "amber")]
    [InlineData(110, 100.0 / 3, "amber")]
    [InlineData(90, 100.0 / 3, "amber")]
    [InlineData(115, 50.0 / 3, "red")]
    [InlineData(80, 0, "red")]
    [InlineData(150, 0, "red")]
    public void Goal_and_red_flag_on_target_look_at_the_distance_on_either_side(double value, double score, string band)
    {
        var scored = ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = value, Target = 100, Red = 110, Direction = Direction.OnTarget });
        scored.Score!.Value.ShouldBe(score, 1e-9);
        scored.Band!.Code.ShouldBe(band);
    }

    [Theory]
    [InlineData(Direction.Higher, 200, 180, 180)]
    [InlineData(Direction.Lower, 200, 220, 220)]
    [InlineData(Direction.Higher, -200, -220, -220)]
    [InlineData(Direction.OnTarget, 200, 180, 220)]
    public void A_missing_red_flag_is_assumed_ten_per_cent_worse_and_said_so(Direction direction, double target, double value, double assumed)
    {
        var scored = ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = value, Target = target, Direction = direction });
        scored.Score!.Value.ShouldBe(100.0 / 3, 1e-9);
        scored.AssumedRed.ShouldBe(assumed);
    }

    [Fact]
    public void The_organisation_may_assume_another_red_flag()
    {
        var scored = ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = 75, Target = 100, RedFlagTolerance = 0.25 });
        scored.Score.ShouldBe(100.0 / 3);
        scored.AssumedRed.ShouldBe(75);
        ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = 75, Target = 100, Red = 70 }).AssumedRed.ShouldBeNull();
    }

    [Fact]
    public void The_goal_itself_is_exactly_the_green_limit_and_the_red_flag_exactly_the_amber_one()
    {
        Scored(ScalePresets.GoalRedFlag, new() { Value = 0.3, Target = 0.3, Red = 0.1 }).ShouldBe(200.0 / 3);
        Scored(ScalePresets.GoalRedFlag, new() { Value = 0.1, Target = 0.3, Red = 0.1 }).ShouldBe(100.0 / 3);
    }

    [Theory]
    [InlineData(50, 0, 200, Direction.Higher, 25)]
    [InlineData(250, 0, 200, Direction.Higher, 100)]
    [InlineData(-1, 0, 200, Direction.Higher, 0)]
    [InlineData(1, 0, 48, Direction.Lower, 4700.0 / 48)]
    [InlineData(48, 0, 48, Direction.Lower, 0)]
    [InlineData(50, 0, 200, Direction.OnTarget, 25)]
    public void Min_max(double value, double min, double max, Direction direction, double score) =>
        Scored(ScalePresets.MinMax(), new() { Value = value, Min = min, Max = max, Direction = direction }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(15, 10, 20, 50)]
    [InlineData(5, 10, 20, 0)]
    [InlineData(25, 10, 20, 100)]
    public void Baseline_to_target(double value, double baseline, double target, double score) =>
        Scored(ScalePresets.BaselineTarget(), new() { Value = value, Baseline = baseline, Target = target }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(0, 20, 100, -25)]
    [InlineData(150, 0, 100, 150)]
    [InlineData(80, 100, 0, 20)]
    [InlineData(0, 100, 20, 125)]
    public void Unclamped_progress_runs_on_beyond_both_ends(double value, double baseline, double target, double score) =>
        Scored(ScalePresets.BaselineTarget(clamped: false), new() { Value = value, Baseline = baseline, Target = target }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(79, 0, "red")]
    [InlineData(80, 0, "red")]
    [InlineData(85, 25, "red")]
    [InlineData(90, 50, "amber")]
    [InlineData(95, 75, "amber")]
    [InlineData(100, 100, "green")]
    [InlineData(130, 100, "green")]
    public void Actual_over_target_with_its_three_points(double value, double score, string band)
    {
        var scored = ScaleScorer.Score(ScalePresets.ActualOverTarget(0.8, 0.9, 1), new() { Value = value, Target = 100 });
        scored.Score!.Value.ShouldBe(score, 1e-9);
        scored.Band!.Code.ShouldBe(band);
    }

    [Theory]
    [InlineData(130, 0)]
    [InlineData(120, 0)]
    [InlineData(115, 25)]
    [InlineData(110, 50)]
    [InlineData(105, 75)]
    [InlineData(100, 100)]
    [InlineData(50, 100)]
    public void Actual_over_target_where_lower_is_better(double value, double score) =>
        Scored(ScalePresets.ActualOverTarget(1.2, 1.1, 1, Direction.Lower), new() { Value = value, Target = 100 }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(100, 100)]
    [InlineData(105, 75)]
    [InlineData(95, 75)]
    [InlineData(110, 50)]
    [InlineData(120, 0)]
    [InlineData(60, 0)]
    public void Actual_over_target_on_target_reads_the_relative_deviation(double value, double score) =>
        Scored(ScalePresets.ActualOverTarget(0.2, 0.1, 0, Direction.OnTarget), new() { Value = value, Target = 100 }).ShouldBe(score, 1e-9);

    [Fact]
    public void Actual_over_target_may_run_on() =>
        Scored(ScalePresets.ActualOverTarget(0.8, 0.9, 1, clamped: false), new() { Value = 110, Target = 100 }).ShouldBe(150, 1e-9);

    [Theory]
    [InlineData(0.5, 0.9, 45, 175.0 / 3)]
    [InlineData(0.5, 0.9, 25, 0)]
    [InlineData(0.5, 0.9, 37.5, 100.0 / 3)]
    [InlineData(0.5, 0.9, 47.5, 200.0 / 3)]
    [InlineData(0.5, 0.9, 50, 100)]
    [InlineData(0.5, 0.9, 60, 100)]
    [InlineData(0.5, 0.9, 20, 0)]
    public void Worst_to_target(double amber, double green, double value, double score) =>
        Scored(ScalePresets.WorstTarget(amber, green), new() { Value = value, Target = 50, Worst = 25 }).ShouldBe(score, 1e-9);

    [Fact]
    public void Worst_to_target_is_a_straight_line_unless_told_otherwise() =>
        Scored(ScalePresets.WorstTarget(), new() { Value = 45, Target = 50, Worst = 25 }).ShouldBe(80, 1e-9);

    [Theory]
    [InlineData(70, 0)]
    [InlineData(80, 0)]
    [InlineData(90, 50)]
    [InlineData(100, 100)]
    [InlineData(115, 25)]
    [InlineData(120, 0)]
    [InlineData(130, 0)]
    public void Stabilise_is_best_in_the_middle(double value, double score) =>
        Scored(ScalePresets.Stabilise(80, 100, 120), new() { Value = value }).ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(50, 0.55, 5000.0 / 55, "amber", "behind")]
    [InlineData(99, 1, 99, "green", "on track")]
    [InlineData(120, 1, 120, "green", "on track")]
    [InlineData(15, 0.22, 1500.0 / 22, "red", "at risk")]
    [InlineData(85, 1, 85, "amber", "behind")]
    [InlineData(95, 1, 95, "green", "on track")]
    [InlineData(-10, 0.5, -20, "red", "at risk")]
    public void Pace_is_progress_over_what_was_expected_by_now(double value, double elapsed, double score, string band, string word)
    {
        var scored = ScaleScorer.Score(ScalePresets.Pace(), new() { Value = value, Baseline = 0, Target = 100, ElapsedShare = elapsed });
        scored.Score!.Value.ShouldBe(score, 1e-9);
        scored.Band!.Code.ShouldBe(band);
        scored.Band.Word.ShouldBe(word);
    }

    [Theory]
    [InlineData(70, 20, 85, 5000.0 / 65)]
    [InlineData(15, 20, 85, -500.0 / 65)]
    [InlineData(98, 20, 85, 120)]
    public void Goalposts_run_on_unless_capped(double value, double min, double max, double score) =>
        Scored(ScalePresets.Goalposts(), new() { Value = value, Min = min, Max = max }).ShouldBe(score, 1e-9);

    [Fact]
    public void Goalposts_may_be_capped_at_the_top_only()
    {
        Scored(ScalePresets.Goalposts(cap: true), new() { Value = 23, Min = 0, Max = 18 }).ShouldBe(100);
        Scored(ScalePresets.Goalposts(cap: true), new() { Value = -9, Min = 0, Max = 18 }).ShouldBe(-50, 1e-9);
    }

    [Fact]
    public void Goalposts_may_stand_on_a_logarithmic_axis() =>
        Scored(ScalePresets.Goalposts(logarithm: true, cap: true), new() { Value = 1000, Min = 10, Max = 100_000 }).ShouldBe(50, 1e-9);

    private static double Scored(Scale scale, ScaleInputs inputs) => ScaleScorer.Score(scale, inputs).Score!.Value;
}
