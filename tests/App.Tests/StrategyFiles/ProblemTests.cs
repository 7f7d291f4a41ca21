using Binnacle.App.StrategyFiles;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("wieght: 2", "scorecards/c.yaml:1:1: 'wieght' means nothing here. Did you mean 'weight'?")]
    [InlineData("weight: heavy", "scorecards/c.yaml:1:9: 'heavy' is not a number of 0 or more.")]
    [InlineData("weight: -1", "scorecards/c.yaml:1:9: '-1' is not a number of 0 or more.")]
    [InlineData("weight: 1,5", "scorecards/c.yaml:1:9: '1,5' is not a number of 0 or more. Write the decimal point as '.', and no thousands separators.")]
    [InlineData("weight: [1]", "scorecards/c.yaml:1:9: Write a number of 0 or more here, not a list.")]
    [InlineData("critical: maybe", "scorecards/c.yaml:1:11: 'maybe' is not yes or no (or true, false).")]
    [InlineData("unit: nort", "scorecards/c.yaml:1:7: There is no unit 'nort'. Did you mean 'north'?")]
    [InlineData("parent: nobody", "scorecards/c.yaml:1:9: There is no scorecard 'nobody'.")]
    [InlineData("owner: ada", "scorecards/c.yaml:1:8: There is no person 'ada' in people.yaml.")]
    [InlineData("code: a b", "scorecards/c.yaml:1:1: The code 'a b' may have letters, digits, '.', '_' and '-' only. What people read goes into 'name'.")]
    [InlineData("roll-up: {method: wieghted-mean}", "scorecards/c.yaml:1:19: 'wieghted-mean' is not one of weighted-mean, mean, geometric-mean, min, max, sum, most-frequent-status, first-flagged, majority-with-flagged, share-on-green, own-measure-only, expression. Did you mean 'weighted-mean'?")]
    [InlineData("roll-up: {minimum: 0.6}", "scorecards/c.yaml:1:20: '0.6' is not a share of the weight such as 60%, a number of children such as 3, or none.")]
    [InlineData("perspectives: [a, b]", "scorecards/c.yaml:1:15: Write the perspectives as a map, 'code: ...' a line, not a list.")]
    [InlineData("objectives: {a: [b]}", "scorecards/c.yaml:1:17: Write what 'a' is as a map of keys, not a list.")]
    [InlineData("measures: {x: 1}", "scorecards/c.yaml:1:12: There is no measure 'x'. To describe a new one here, give it at least a name.")]
    [InlineData("holds-from: someday", "scorecards/c.yaml:1:13: 'someday' is no period of the organisation's calendar. Write one such as 2026-01, a day, or beginning.")]
    [InlineData("each-unit: north", "scorecards/c.yaml:1:12: There is no unit below 'north'. 'each-unit' names a unit with units below it, or a list of units.")]
    [InlineData("links: [{cause: a}]", "scorecards/c.yaml:1:9: 'effect' is missing here: Code of the objective it helps predict.")]
    [InlineData("bands: {amber: 50}", "scorecards/c.yaml:1:8: 'green' is missing here: Lowest score that is green.")]
    public void Each_slip_on_a_card_is_told_with_its_place_and_what_was_expected(string card, string expected) =>
        Folder.Problems(Folder.Smallest + "== scorecards/c.yaml\n" + card + "\n").ShouldContain(expected);

    [Theory]
    [InlineData("direction: up", "measures.yaml:3:16: 'up' is not one of higher, lower, on-target.")]
    [InlineData("target: lots", "measures.yaml:3:13: 'lots' is not a number, or a formula after '=' such as =[plan] * 1.05.")]
    [InlineData("target: '5'", "measures.yaml:3:13: '5' is not a number, or a formula after '=' such as =[plan] * 1.05.")]
    [InlineData("formula: =[y] + [z]", "measures.yaml:3:14: In =[y] + [z]: Column 7: found [z], expected a measure of 'harbour' or of the top unit.")]
    [InlineData("formula: =[yy] * 2", "measures.yaml:3:14: In =[yy] * 2: Column 1: found [yy], expected a measure of 'harbour' or of the top unit. Did you mean [y]?")]
    [InlineData("formula: =[y] +", "measures.yaml:3:14: In =[y] +: ")]
    [InlineData("formula: =[x] + 1", "measures.yaml:3:14: This is calculated from itself: harbour/x → harbour/x.")]
    [InlineData("formula: =CHILDREN(SUM, [y])", "measures.yaml:3:14: In =CHILDREN(SUM, [y]): Column 1: found [y], expected a measure that a unit below 'harbour' has.")]
    [InlineData("target: =TARGET([x])", "measures.yaml:3:13: This is calculated from itself: target of harbour/x → target of harbour/x.")]
    [InlineData("scale: goal-redflag", "measures.yaml:3:12: There is no scale 'goal-redflag'. Did you mean 'goal-red-flag'?")]
    [InlineData("scale: stabilise", "measures.yaml:3:12: The preset stabilise needs low, best, high: write a map with 'preset: stabilise' and these.")]
    [InlineData("scale: {basis: value}", "measures.yaml:3:12: Say how x becomes a score: preset, points, steps, yes-no, words, rules or expression.")]
    [InlineData("scale: {preset: pace, caution: 0.8}", "measures.yaml:3:36: The preset pace has no 'caution'.")]
    [InlineData("scale: {points: {0: 0, 1: 100}, expression: =1}", "measures.yaml:3:49: A scale has one curve: 'points' stands here already.")]
    [InlineData("scale: {points: {0: 0}}", "measures.yaml:3:21: A line needs two points or more, not 1.")]
    [InlineData("scale: {points: {low: 0, 1: 100}}", "measures.yaml:3:22: 'low' is not a number.")]
    [InlineData("scale: {rules: [{when: value > 5, score: 100}]}", "measures.yaml:3:20: The rules leave out")]
    [InlineData("aggregation: weighted-average", "measures.yaml:3:18: 'x' is a weighted average: say the measure that weights it.")]
    [InlineData("weighted-by: nobody", "measures.yaml:3:18: There is no measure 'nobody' to weight 'x' by.")]
    [InlineData("missing: {at-most: 2}", "measures.yaml:3:14: 'policy' is missing here: absent, zero, carry-forward, same-period-last-year or not-applicable.")]
    [InlineData("scored-view: trailing-0", "measures.yaml:3:18: 'trailing-0' is not a view: period, qtd, ytd, trailing-12 (any number), year or latest.")]
    [InlineData("starts-on: 2026-13", "measures.yaml:3:16: '2026-13' is not a day such as 2026-01-01 (2026-01 means its first day).")]
    [InlineData("tolerance: x%", "measures.yaml:3:16: 'x%' is not a share such as 0.6 or 60%.")]
    [InlineData("definition: d", "measures.yaml:3:17: There is no definition 'd'.")]
    [InlineData("target-profile: {phasing: shares}", "measures.yaml:3:21: Phasing by shares needs one share for each base period.")]
    public void Each_slip_of_a_measure_is_told_with_its_place_and_what_was_expected(string measure, string expected)
    {
        var reading = Folder.Read(Folder.Smallest + $"== measures.yaml\nmeasures:\n  x:\n    {measure}\n  y: {{name: Y}}\n");
        var problems = reading.Problems.Concat(reading.Warnings).Select(problem => problem.ToString()).ToArray();
        problems.ShouldContain(problem => problem.StartsWith(expected), string.Join('\n', problems));
    }

    [Fact]
    public void Unlike_units_do_not_add_up() => Folder.Problems(Folder.Smallest + """
        == measures.yaml
        measures:
          a: {unit: EUR}
          b: {unit: h}
          c: {unit: EUR, formula: "=[a] + [b]"}
        """).ShouldHaveSingleItem().ShouldStartWith("measures.yaml:4:27: In =[a] + [b]: Column");

    [Fact]
    public void A_ratio_to_a_target_of_zero_is_refused_and_goal_red_flag_offered() => Folder.Problems(Folder.Smallest + """
        == measures.yaml
        measures:
          a: {target: 0, scale: actual-over-target}
        """).ShouldHaveSingleItem().ShouldBe("measures.yaml:2:25: A ratio to the target has no meaning where the target can be zero or less; use the goal / red flag scale.");

    [Fact]
    public void A_circle_of_formulas_is_named_in_full() => Folder.Problems(Folder.Smallest + """
        == measures.yaml
        measures:
          a: {formula: "[b]"}
          north/b: {name: Other}
          b: {formula: "[c]"}
          c: {formula: "PREVIOUS([a])"}
        """).ShouldHaveSingleItem().ShouldBe("measures.yaml:2:16: This is calculated from itself: harbour/a → harbour/b → harbour/c → harbour/a.");

    [Fact]
    public void A_circle_of_scorecards_is_named_in_full() => Folder.Problems(Folder.Smallest + """
        == scorecards/a.yaml
        parent: b
        == scorecards/b.yaml
        parent: a
        """).ShouldHaveSingleItem().ShouldBe("scorecards/a.yaml:1:9: These stand below one another in a circle: a → b → a.");

    [Fact]
    public void A_code_given_twice_is_told_with_the_first_place() => Folder.Problems(Folder.Smallest + """
        == scorecards/a.yaml
        measures:
          x: {name: X}
        perspectives:
          p: {objectives: {p: One}}
        == scorecards/b.yaml
        measures:
          x: {name: Again}
        """).ShouldBe(
        [
            "scorecards/a.yaml:4:20: The code 'p' is taken: something on this scorecard has it (scorecards/a.yaml:4:3).",
            "scorecards/b.yaml:2:3: The code 'x' is taken: another measure has it (scorecards/a.yaml:2:3).",
        ]);

    [Fact]
    public void One_measure_stands_under_a_node_once() => Folder.Problems(Folder.Smallest + """
        == scorecards/a.yaml
        measures:
          x: {name: X}
          harbour/x: 2
        """).ShouldHaveSingleItem().ShouldBe("scorecards/a.yaml:3:3: The measure 'harbour/x' stands under 'a' twice; the other is at scorecards/a.yaml:2:3.");

    [Fact]
    public void A_second_top_unit_is_refused() => Folder.Problems("""
        == organization.yaml
        units: {a: A, b: B}
        """).ShouldHaveSingleItem().ShouldBe("organization.yaml:1:15: One unit stands at the top, and 'a' does: put 'b' below it or below another.");

    [Fact]
    public void A_calendar_that_cannot_be_is_told_at_the_key() => Folder.Problems("""
        == organization.yaml
        calendar:
          fiscal-year-starts: foo
          holidays: [1800-01-01]
        units: {a: A}
        """).ShouldBe(
        [
            "organization.yaml:2:23: 'foo' is not a month: january to december, or 1 to 12.",
            "organization.yaml:3:13: The holiday 1800-01-01 is not in the years 1900 to 2200.",
        ]);

    [Fact]
    public void A_file_of_another_name_is_told() =>
        Folder.Problems("== organisation.yaml\nname: x\n" + Folder.Smallest).ShouldHaveSingleItem().ShouldEndWith("Did you mean 'organization.yaml'?");

    [Fact]
    public void A_card_for_each_unit_complains_once() => Folder.Problems(Folder.Smallest + """
        == scorecards/each.yaml
        each-unit: harbour
        objectives:
          o: {wieght: 1}
        """).ShouldHaveSingleItem().ShouldStartWith("scorecards/each.yaml:3:7: 'wieght'");

    [Fact]
    public void Without_an_organisation_nothing_can_be_read() =>
        Folder.Problems("== scorecards/a.yaml\nname: A\n").ShouldContain("organization.yaml: There is no organisation yet: add organization.yaml with its name and units.");

    [Fact]
    public void What_unreadable_files_would_declare_is_not_missed()
    {
        var reading = StrategyReader.Read(
            Folder.Documents("== scorecards/a.yaml\nunit: north\nmeasures: {x: 1}\nwieght: 2\n"),
            Core.Structures.StructureHistory.Empty,
            [new(new("organization.yaml", "1:1"), "This is not YAML")]);
        reading.Problems.Select(p => p.ToString()).ShouldBe(["organization.yaml:1:1: This is not YAML", "scorecards/a.yaml:3:1: 'wieght' means nothing here. Did you mean 'weight'?"]);
    }

    [Fact]
    public void Native_scales_that_do_not_agree_are_a_warning()
    {
        var reading = Folder.Read(Folder.Smallest + """
            == scorecards/a.yaml
            roll-up: {native: yes}
            measures:
              x: {target: 1, red: 0, scale: goal-red-flag}
              y: {target: 1, scale: actual-over-target}
            """);
        reading.Problems.ShouldBeEmpty();
        reading.Warnings.ShouldHaveSingleItem().ToString().ShouldStartWith("scorecards/a.yaml:1:10: 'a' rolls up native scores, but on target is 66.667 on one scale and 100 on another");
    }

    [Fact]
    public void Every_problem_of_all_files_is_told_at_once() => Folder.Problems(Folder.Smallest + """
        == scales.yaml
        scales: {pace: {preset: pace}, s: {points: {0: 0}, x: 1}}
        == scorecards/a.yaml
        unit: nowhere
        == scorecards/b.yaml
        weight: x
        == measures.yaml
        measures: {m: {formula: "[nobody]"}}
        == initiatives.yaml
        initiatives: {i: {objectives: [b/o]}, j: {name: J}}
        """).Length.ShouldBe(8);
}
