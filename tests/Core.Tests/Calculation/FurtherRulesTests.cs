using System.Globalization;
using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class FurtherRulesTests
{
    [Fact]
    public void Words_are_scored_and_have_no_sum()
    {
        var sample = new Sample();
        var measure = sample.Placed("audit", new() { Scale = new Scale { Curve = new YesNoCurve() } });
        sample.Say(measure, SeriesNames.Actual, "2026-01", "yes");
        sample.Of(measure, "2026-01").Score.ShouldBe(100);
        sample.Of(measure, "2026-Q1").Gap.ShouldBe(Gap.WrongKind);
    }

    [Fact]
    public void An_expression_may_answer_for_an_absent_value_but_not_before_it_is_due()
    {
        var sample = new Sample { Through = new(2026, 3, 31), Now = new(2026, 6, 1) };
        var measure = sample.Placed("m", new() { Scale = new Scale { Curve = new ExpressionCurve("COALESCE(value, 0) + COALESCE(previous, 0)") } });
        sample.Values(measure, "2026-01", 40);
        sample.Of(measure, "2026-01").Score.ShouldBe(40);
        sample.Of(measure, "2026-02").Score.ShouldBe(40);
        sample.Of(measure, "2026-03").Score.ShouldBe(0);
        sample.Of(measure, "2026-07").Score.ShouldBeNull();
        sample.NotApplicable(measure, "2026-03");
        sample.Of(measure, "2026-03").Gap.ShouldBe(Gap.NotApplicable);
    }

    [Fact]
    public void Figures_for_information_are_shown_and_never_scored()
    {
        var sample = new Sample();
        var measure = sample.Placed("m", new() { InformationOnly = true, Levels = Levels.Of(target: 1) });
        sample.Values(measure, "2026-01", 1);
        sample.Of(measure, "2026-01").Gap.ShouldBe(Gap.InformationOnly);
        sample.Of(sample.Card, "2026-01").Coverage.ShouldBeNull();
    }

    [Fact]
    public void Figures_since_the_series_start_are_differenced_across_years()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Reported = Reported.SinceStart });
        sample.Values(measure, "2025-12", 100, 130, null, 160);
        sample.Value(measure, "2025-12").ShouldBe(100);
        sample.Value(measure, "2026-01").ShouldBe(30);
        sample.Of(measure, "2026-03").Actual.Figure.Detail!.ShouldContain("2026-02");
    }

    [Fact]
    public void Coarser_values_of_an_imported_measure_are_reported_themselves()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Aggregation = Aggregation.Imported, Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", 1, 2, 3);
        sample.Series(measure, SeriesNames.Actual, "2026-Q1", 17);
        sample.Value(measure, "2026-Q1").ShouldBe(17);
        sample.Of(measure, "2026-Q1").Actual.Imported.ShouldBeTrue();
        sample.Of(measure, "2026-Q2").Gap.ShouldBe(Gap.Overdue);
    }

    [Fact]
    public void A_formulas_own_gaps_are_filled_from_its_first_result_on()
    {
        var sample = new Sample { Through = new(2026, 6, 30) };
        var x = sample.Measure("x");
        var twice = sample.Measure("twice", new() { Formula = "[x] * 2", Missing = new(MissingPolicy.Zero) });
        sample.Values(x, "2026-02", 5, null, 6);
        sample.Value(twice, "2026-01").ShouldBeNull();
        sample.Value(twice, "2026-02").ShouldBe(10);
        sample.Value(twice, "2026-03").ShouldBe(0);
        sample.Value(twice, "2026-07").ShouldBeNull();
        var never = sample.Measure("never", new() { Formula = "[nothing] * 2", Missing = new(MissingPolicy.Zero) });
        sample.Value(never, "2026-02").ShouldBeNull();
    }

    [Fact]
    public void Figures_look_across_a_break_only_through_a_back_cast_or_a_factor()
    {
        var sample = new Sample();
        var spec = new MeasureSpec { Breaks = [new(new(2026, 3, 1), "new meter")], Missing = new(MissingPolicy.CarryForward, 3) };
        var x = sample.Measure("x", spec);
        var before = sample.Measure("before", new() { Formula = "PREVIOUS([x])" });
        sample.Values(x, "2026-01", 10, 20);
        sample.Value(x, "2026-03").ShouldBeNull();
        sample.Value(before, "2026-03").ShouldBeNull();
        sample.Of(before, "2026-03").Actual.Figure.Detail!.ShouldContain("new meter");
        sample.Value(before, "2026-02").ShouldBe(10);
        sample.Series(x, SeriesNames.Backcast, "2026-02", 25);
        sample.Value(before, "2026-03").ShouldBe(25);
        sample.Value(x, "2026-03").ShouldBe(25);
    }

    [Theory]
    [InlineData("SUM", 6)]
    [InlineData("AVG", 2)]
    [InlineData("MIN", 1)]
    [InlineData("MAX", 3)]
    [InlineData("COUNT", 3)]
    [InlineData("FIRST", 1)]
    [InlineData("LAST", 3)]
    public void Rolling_takes_the_last_periods_one_by_one(string how, double expected)
    {
        var sample = new Sample();
        var x = sample.Measure("x");
        var rolled = sample.Measure("r", new() { Formula = $"ROLLING([x], 3, {how})" });
        sample.Values(x, "2026-01", 1, 2, 3);
        sample.Value(rolled, "2026-03").ShouldBe(expected);
        sample.Value(rolled, "2026-02").ShouldBeNull();
    }

    [Fact]
    public void Formulas_may_ask_for_scores_and_targets_and_targets_for_the_measures_own_limits()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 50, target: 40) });
        var score = sample.Measure("s", new() { Formula = "SCORE([x]) + TARGET([x])" });
        var unknown = sample.Measure("u", new() { Formula = "[missing] + 1" });
        var derived = sample.Measure("d", new() { Levels = Levels.Of(baseline: 10).SetItem("target", new(Formula: "baseline * 2")) });
        sample.Values(x, "2026-01", 25);
        sample.Values(derived, "2026-01", 25);
        sample.Value(score, "2026-01").ShouldBe(90);
        sample.Of(unknown, "2026-01").Actual.Figure.Detail!.ShouldContain("missing");
        sample.Of(derived, "2026-01").Target.Value.ShouldBe(20);
    }

    [Theory]
    [InlineData(Frequency.Quarter, "2026-Q2", "2025-Q2")]
    [InlineData(Frequency.Third, "2026-T2", "2025-T2")]
    [InlineData(Frequency.HalfYear, "2026-H1", "2025-H1")]
    [InlineData(Frequency.Year, "2026", "2025")]
    [InlineData(Frequency.Week, "2026-W20", "2025-W20")]
    [InlineData(Frequency.Day, "2026-05-04", "2025-05-04")]
    public void Last_years_period_is_found_at_every_frequency(Frequency frequency, string period, string yearAgo)
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Frequency = frequency });
        var last = sample.Measure("last", new() { Frequency = frequency, Formula = "SAMEPERIODLASTYEAR([x])" });
        sample.Values(x, yearAgo, 7);
        sample.Value(last, period).ShouldBe(7);
    }

    [Fact]
    public void How_much_of_a_window_is_there_is_said_in_the_measures_own_periods()
    {
        foreach (var (frequency, first, word) in new[]
        {
            (Frequency.Day, "2026-01-01", "days"), (Frequency.Week, "2026-W02", "weeks"), (Frequency.Month, "2026-01", "months"),
            (Frequency.Quarter, "2026-Q1", "quarters"), (Frequency.Third, "2026-T1", "thirds"), (Frequency.HalfYear, "2026-H1", "half-years"),
        })
        {
            var sample = new Sample();
            var measure = sample.Measure("m", new() { Frequency = frequency, Levels = Levels.Of(target: 1) });
            sample.Values(measure, first, 1);
            sample.Of(measure, "2026").Detail!.ShouldEndWith(word);
        }
    }

    [Fact]
    public void A_target_per_period_may_be_taken_away_again()
    {
        var sample = new Sample();
        var measure = sample.Measure("m");
        sample.Values(measure, "2026-01", 5, 5);
        sample.Series(measure, SeriesNames.Target, "2026-01", 5);
        sample.Say(measure, SeriesNames.Target, "2026-02", null, ObservationState.NotApplicable, "strike");
        sample.Of(measure, "2026-01").Target.Value.ShouldBe(5);
        sample.Of(measure, "2026-02").Target.Gap.ShouldBe(Gap.NotApplicable);
    }

    [Theory]
    [InlineData(Aggregation.Min, 10)]
    [InlineData(Aggregation.Max, 30)]
    [InlineData(Aggregation.Average, 20)]
    [InlineData(Aggregation.First, 10)]
    [InlineData(Aggregation.Last, 30)]
    public void Targets_over_a_window_aggregate_as_their_own_aggregation_says(Aggregation aggregation, double expected)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { TargetAggregation = aggregation });
        sample.Values(measure, "2026-01", 1, 1, 1);
        sample.Series(measure, SeriesNames.Target, "2026-01", 10, 20, 30);
        sample.Of(measure, "2026-Q1").Target.Value.ShouldBe(expected);
    }

    [Fact]
    public void A_shape_that_is_not_complete_and_shares_that_sum_to_nothing_phase_nothing()
    {
        var sample = new Sample();
        var shaped = sample.Measure("a", new() { Target = new() { Phasing = Phasing.LastYearsShape } });
        sample.Values(shaped, "2026-01", 1);
        sample.Series(shaped, SeriesNames.Target, "2026", 100);
        sample.Of(shaped, "2026-01").Target.Detail!.ShouldContain("shape");
        var empty = sample.Measure("b", new() { Target = new() { Phasing = Phasing.Shares, Shares = [.. Enumerable.Repeat(0.0, 12)] } });
        sample.Values(empty, "2026-01", 1);
        sample.Series(empty, SeriesNames.Target, "2026", 100);
        sample.Of(empty, "2026-01").Target.Gap.ShouldBe(Gap.ZeroDenominator);
        var line = sample.Measure("c", new() { Aggregation = Aggregation.Last, Target = new() { Phasing = Phasing.LinearFromBaseline } });
        sample.Values(line, "2026-01", 1);
        sample.Series(line, SeriesNames.Target, "2026", 100);
        sample.Of(line, "2026-01").Target.Gap.ShouldBe(Gap.NoBaseline);
    }

    [Fact]
    public void Pace_with_typed_shares_expects_their_running_total()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new()
        {
            Aggregation = Aggregation.Last,
            Scale = ScalePresets.Pace(),
            Levels = Levels.Of(target: 100, baseline: 0),
            Target = new() { Phasing = Phasing.Shares, Shares = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9] },
        });
        sample.Values(measure, "2026-01", 5);
        sample.Of(measure, "2026-01").Inputs.ElapsedShare.ShouldBe(0.05);
    }

    [Fact]
    public void A_one_off_target_of_every_direction_latches()
    {
        foreach (var (direction, value) in new[] { (Direction.Higher, 6.0), (Direction.Lower, 4.0), (Direction.OnTarget, 5.0) })
        {
            var sample = new Sample();
            var measure = sample.Measure("m", new() { Direction = direction, Levels = Levels.Of(target: 5, red: direction == Direction.Lower ? 9 : 1), Target = new() { OneOff = true } });
            sample.Values(measure, "2026-01", value, direction == Direction.Lower ? 8 : 2);
            sample.Of(measure, "2026-02").AchievedIn.ShouldBe(sample.P("2026-01"));
        }
    }

    [Fact]
    public void Trends_compare_with_last_year_or_a_trailing_mean()
    {
        var sample = new Sample();
        var year = sample.Measure("y", new() { Trend = TrendBasis.SamePeriodLastYear });
        var mean = sample.Measure("t", new() { Trend = TrendBasis.TrailingMean, Direction = Direction.OnTarget, Levels = Levels.Of(target: 10) });
        sample.Values(year, "2025-04", 10);
        sample.Values(year, "2026-04", 12);
        sample.Values(mean, "2026-01", 1, 2, 3, 9);
        var calculator = sample.Calculator;
        Trend? Of(Measure measure, string period) => calculator.TrendOf(calculator.Measure(measure.Id, sample.P(period), Window.Period)!);
        Of(year, "2026-04")!.Change.ShouldBe(2);
        Of(mean, "2026-04")!.ComparedWith.ShouldBe(2);
        Of(mean, "2026-04")!.Tone.ShouldBe(TrendTone.Good);
        Of(mean, "2026-02").ShouldBeNull();
        Of(year, "2025-05").ShouldBeNull();
    }

    [Fact]
    public void A_change_of_structure_or_time_starts_from_nothing_and_tells_what_changed()
    {
        var sample = new Sample();
        var a = sample.Placed("a", new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) });
        sample.Values(a, "2026-01", 40);
        var calculator = sample.Calculator;
        calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored);
        calculator.MoveTo(calculator.World, []).Changes.ShouldBeEmpty();
        sample.Revise(a with { Spec = a.Spec with { Levels = Levels.Of(min: 0, max: 80) } });
        var told = calculator.MoveTo(sample.World, []);
        told.Changes.ShouldContain(change => change.Node == sample.Card.Id && change.Old!.Score == 40 && change.New!.Score == 50);
        sample.End(sample.Card, "2026-01");
        calculator.MoveTo(sample.World, []).Changes.ShouldContain(change => change.Node == sample.Card.Id && change.New == null);
    }

    [Fact]
    public void What_does_not_exist_in_a_period_has_no_result_there()
    {
        var sample = new Sample();
        var late = sample.Add(new Measure { Code = "late", Unit = sample.Root.Id }, "2026-05");
        sample.Calculator.Measure(late.Id, sample.P("2026-04"), Window.Period).ShouldBeNull();
        sample.Calculator.Node(new(999), sample.P("2026-04"), Window.Scored).ShouldBeNull();
        sample.Place(late);
        sample.Of(sample.Card, "2026-04").Parts[0].Child.Detail!.ShouldContain("does not exist");
    }

    [Fact]
    public void A_judgement_of_a_quarter_holds_for_its_months_and_a_cleared_one_is_gone()
    {
        var sample = new Sample();
        var judged = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id, Assessment = Assessment.Judgement });
        sample.Say(judged, SeriesNames.Judgement, "2026-Q1", "amber");
        sample.Of(judged, "2026-02").Score.ShouldBe(50);
        sample.Of(judged, "2026").Score.ShouldBe(50);
        sample.Say(judged, SeriesNames.Judgement, "2026-Q1", null, ObservationState.Cleared);
        sample.Of(judged, "2026-02").Score.ShouldBeNull();
        sample.Say(judged, SeriesNames.Judgement, "2026-Q2", null, ObservationState.NotApplicable);
        sample.Of(judged, "2026-04").Gap.ShouldBe(Gap.NotApplicable);
    }

    [Fact]
    public void Results_do_not_depend_on_the_culture_of_the_thread()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var sample = new Sample();
            var x = sample.Measure("x");
            var half = sample.Placed("half", new() { Formula = "[x] * 0.5", Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 10) });
            sample.Values(x, "2026-01", 5);
            sample.Of(half, "2026-01").Score.ShouldBe(25);
            sample.Placed("other", weight: 3);
            sample.Of(sample.Card, "2026-01").Detail.ShouldBe("25 % of the weight is reported");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
