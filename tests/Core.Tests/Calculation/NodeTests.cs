using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class NodeTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    [Fact]
    public void Scores_climb_from_measure_to_objective_to_perspective_to_scorecard()
    {
        var sample = new Sample();
        var financial = sample.Add(new Perspective { Code = "financial", Scorecard = sample.Card.Id, Weight = 1 });
        var grow = sample.Add(new Objective { Code = "grow", Parent = financial.Id });
        var (a, b) = (sample.Placed("a", Percent, 3, grow), sample.Placed("b", Percent, 1, grow));
        sample.Values(a, "2026-01", 80);
        sample.Values(b, "2026-01", 40);
        sample.Of(grow, "2026-01").Score.ShouldBe(70);
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(70);
        var part = sample.Of(grow, "2026-01").Parts[0];
        part.WeightShare.ShouldBe(0.75);
        part.Points.ShouldBe(60);
    }

    [Fact]
    public void Levels_may_be_skipped_and_added()
    {
        var sample = new Sample();
        var outer = sample.Add(new Objective { Code = "outer", Parent = sample.Card.Id });
        var inner = sample.Add(new Objective { Code = "inner", Parent = outer.Id });
        sample.Values(sample.Placed("deep", Percent, 1, inner), "2026-01", 60);
        sample.Values(sample.Placed("direct", Percent, 1), "2026-01", 20);
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(40);
    }

    [Fact]
    public void Below_sixty_percent_of_the_weight_too_little_is_reported()
    {
        var sample = new Sample();
        sample.Values(sample.Placed("a", Percent, 59), "2026-01", 80);
        sample.Placed("b", Percent, 41);
        var card = sample.Of(sample.Card, "2026-01");
        card.Score.ShouldBeNull();
        card.Gap.ShouldBe(Gap.TooLittleReported);
        card.Coverage.ShouldBe(0.59);
        card.Detail.ShouldBe("59 % of the weight is reported");
    }

    [Fact]
    public void A_scorecards_default_rule_holds_for_its_nodes_and_the_organisations_for_the_rest()
    {
        var sample = new Sample(new OrganizationSettings { RollUp = new() { Method = RollUpMethod.Max } });
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id });
        sample.Values(sample.Placed("a", Percent, 1, objective), "2026-01", 80);
        sample.Values(sample.Placed("b", Percent, 1, objective), "2026-01", 20);
        sample.Of(objective, "2026-01").Score.ShouldBe(80);
        sample.Revise(sample.Card with { Defaults = new() { Method = RollUpMethod.Min } });
        sample.Of(objective, "2026-01").Score.ShouldBe(20);
    }

    [Fact]
    public void A_share_of_the_score_can_come_from_child_scorecards()
    {
        var sample = new Sample();
        sample.Revise(sample.Card with { RollUp = new() { ChildShare = 0.2 } });
        sample.Values(sample.Placed("own", Percent), "2026-01", 50);
        var unit = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id });
        foreach (var (code, value) in new[] { ("c1", 100.0), ("c2", 0.0) })
        {
            var child = sample.Add(new Scorecard { Code = code, Unit = unit.Id, Parent = sample.Card.Id });
            sample.Values(sample.Placed(code + "-m", Percent, 1, child), "2026-01", value);
        }
        var card = sample.Of(sample.Card, "2026-01");
        card.Score!.Value.ShouldBe(0.8 * 50 + 0.2 * 50, 1e-12);
        card.Parts.Sum(part => part.Points).ShouldBe(card.Score!.Value, 1e-9);
        sample.Of(sample.Card, "2026-02").Score.ShouldBeNull();
    }

    [Fact]
    public void A_judged_objective_counts_with_its_bands_middle()
    {
        var sample = new Sample();
        var judged = sample.Add(new Objective { Code = "culture", Parent = sample.Card.Id, Assessment = Assessment.Judgement });
        sample.Say(judged, SeriesNames.Judgement, "2026-01", "green", note: "two good quarters");
        var result = sample.Of(judged, "2026-01");
        result.Score!.Value.ShouldBe(250.0 / 3, 1e-9);
        result.Judged.ShouldBeTrue();
        sample.Of(judged, "2026-02").Score.ShouldBeNull();
    }

    [Fact]
    public void An_objective_not_yet_measured_counts_as_missing()
    {
        var sample = new Sample();
        sample.Add(new Objective { Code = "later", Parent = sample.Card.Id, Assessment = Assessment.NotYetMeasured });
        sample.Values(sample.Placed("a", Percent), "2026-01", 80);
        var card = sample.Of(sample.Card, "2026-01");
        card.Gap.ShouldBe(Gap.TooLittleReported);
        card.Coverage.ShouldBe(0.5);
    }

    [Fact]
    public void An_override_is_shown_first_expires_with_its_period_and_never_changes_the_computed_score()
    {
        var sample = new Sample();
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id });
        sample.Values(sample.Placed("a", Percent, 1, objective), "2026-01", 90, 90);
        sample.Say(objective, SeriesNames.Override, "2026-01", "red", note: "the figure hides a strike");
        var january = sample.Of(objective, "2026-01");
        january.ShownBand!.Code.ShouldBe("red");
        january.Band!.Code.ShouldBe("green");
        january.Override!.Memo.ShouldBe("the figure hides a strike");
        january.Score.ShouldBe(90);
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(90);
        sample.Of(objective, "2026-02").Override.ShouldBeNull();
        sample.Revise(sample.Card with { RollUp = new() { RollsUpOverride = true } });
        sample.Of(sample.Card, "2026-01").Score!.Value.ShouldBe(100.0 / 6, 1e-9);
    }

    [Fact]
    public void A_theme_is_a_second_parent_that_never_feeds_upwards()
    {
        var sample = new Sample();
        var theme = sample.Add(new Theme { Code = "digital", Scorecard = sample.Card.Id });
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id, Theme = theme.Id });
        sample.Values(sample.Placed("a", Percent, 1, objective), "2026-01", 90);
        sample.Of(theme, "2026-01").Score.ShouldBe(90);
        sample.Of(sample.Card, "2026-01").Parts.Length.ShouldBe(1);
    }

    [Fact]
    public void Inputs_stand_on_a_card_without_being_counted()
    {
        var sample = new Sample();
        sample.Values(sample.Placed("headcount", new() { Use = MeasureUse.Input }), "2026-01", 500);
        sample.Values(sample.Placed("a", Percent), "2026-01", 80);
        var card = sample.Of(sample.Card, "2026-01");
        card.Score.ShouldBe(80);
        card.Coverage.ShouldBe(1);
        card.Leaves.ShouldBe(1);
    }

    [Fact]
    public void Leading_and_lagging_measures_are_also_rolled_up_apart()
    {
        var sample = new Sample();
        sample.Values(sample.Placed("lead", Percent with { Indicator = Indicator.Leading }), "2026-01", 80);
        sample.Values(sample.Placed("lag", Percent), "2026-01", 20);
        sample.Calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored, Leaves.LeadingOnly)!.Score.ShouldBe(80);
        sample.Calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored, Leaves.LaggingOnly)!.Score.ShouldBe(20);
    }

    [Fact]
    public void Leaves_without_news_since_the_last_period_due_are_counted_as_stale()
    {
        var sample = new Sample { Through = new(2026, 2, 28) };
        sample.Values(sample.Placed("a", Percent), "2026-01", 80, 80);
        sample.Values(sample.Placed("b", Percent with { Missing = new(MissingPolicy.CarryForward, 3) }), "2026-01", 80);
        var card = sample.Of(sample.Card, "2026-02");
        card.Leaves.ShouldBe(2);
        card.StaleLeaves.ShouldBe(1);
    }

    [Fact]
    public void A_nodes_own_bands_name_its_status_and_compare_at_their_limits()
    {
        var sample = new Sample();
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id, Bands = BandSet.Limits(50, 90) });
        sample.Values(sample.Placed("a", Percent, 1, objective), "2026-01", 90);
        var result = sample.Of(objective, "2026-01");
        result.Band!.Code.ShouldBe("green");
        result.Comparable!.Value.ShouldBe(200.0 / 3, 1e-9);
    }

    [Fact]
    public void Formulas_reach_the_own_unit_then_the_root_unit_and_the_child_units()
    {
        var sample = new Sample();
        var north = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id });
        var rate = sample.Measure("rate", new() { Use = MeasureUse.Input });
        var local = sample.Measure("sales", new(), north.Id);
        var euro = sample.Measure("sales.eur", new() { Formula = "[sales] * [rate]" }, north.Id);
        var total = sample.Measure("total", new() { Formula = "CHILDREN(SUM, [sales.eur]) + [north/sales]" });
        sample.Values(rate, "2026-01", 2);
        sample.Values(local, "2026-01", 21);
        sample.Value(euro, "2026-01").ShouldBe(42);
        sample.Value(total, "2026-01").ShouldBe(63);
    }

    [Fact]
    public void Time_functions_shift_the_period_and_aggregate_there()
    {
        var sample = new Sample();
        var x = sample.Measure("x");
        sample.Values(x, "2025-01", [.. Enumerable.Range(1, 24).Select(i => (double?)i)]);
        Measure F(string code, string formula) => sample.Measure(code, new() { Formula = formula });
        var (previous, year, rolling, growth, ytd) = (
            F("p", "PREVIOUS([x])"), F("y", "SAMEPERIODLASTYEAR([x])"), F("r", "ROLLING([x], 3, AVG)"), F("g", "GROWTH([x], 12)"), F("t", "YTD([x])"));
        sample.Value(previous, "2026-03").ShouldBe(14);
        sample.Value(previous, "2026-Q2").ShouldBe(13 + 14 + 15);
        sample.Value(year, "2026-03").ShouldBe(3);
        sample.Value(rolling, "2026-03").ShouldBe(14);
        sample.Value(growth, "2026-03").ShouldBe(4);
        sample.Value(ytd, "2026-03").ShouldBe(13 + 14 + 15);
        sample.Value(previous, "2026-03", Window.FiscalYearToDate).ShouldBe(13 + 14);
    }

    [Fact]
    public void A_long_chain_of_formulas_needs_no_deep_stack()
    {
        var sample = new Sample();
        var first = sample.Measure("m0");
        var last = Enumerable.Range(1, 3000).Select(i => sample.Measure($"m{i}", new() { Formula = $"[m{i - 1}] + 1" })).ToList()[^1];
        sample.Values(first, "2026-01", 0);
        sample.Value(last, "2026-01").ShouldBe(3000);
    }

    [Fact]
    public void A_formula_that_needs_itself_is_absent_and_says_so()
    {
        var sample = new Sample();
        var a = sample.Measure("a", new() { Formula = "[b] + 1" });
        sample.Measure("b", new() { Formula = "[a] + 1" });
        sample.Of(a, "2026-01").Detail!.ShouldContain("depends on itself");
    }

    [Fact]
    public void A_trend_has_the_values_direction_and_says_whether_that_is_good()
    {
        var sample = new Sample();
        var cost = sample.Measure("cost", new() { Direction = Direction.Lower, Tolerance = 0.01 });
        sample.Values(cost, "2026-01", 100, 100.5, 90);
        var calculator = sample.Calculator;
        var flat = calculator.TrendOf(calculator.Measure(cost.Id, sample.P("2026-02"), Window.Period)!)!;
        flat.Arrow.ShouldBe(TrendArrow.Flat);
        var better = calculator.TrendOf(calculator.Measure(cost.Id, sample.P("2026-03"), Window.Period)!)!;
        better.Arrow.ShouldBe(TrendArrow.Down);
        better.Tone.ShouldBe(TrendTone.Good);
    }
}
