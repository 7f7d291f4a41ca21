using System.Globalization;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>Every worked value of the presets, from a file of definitions a preset and one table of figures (docs/design/scoring.md).</summary>
public sealed class PresetVectorTests(PresetVectorTests.Presets presets) : IClassFixture<PresetVectorTests.Presets>
{
    // preset, direction, levels, value, score, status; the levels as the table's columns have them.
    public static readonly TheoryData<string, string, string, double, double, string> Vectors = new()
    {
        { "goal-red-flag", "higher", "target=700 red=500", 250, 0, "red" },
        { "goal-red-flag", "higher", "target=700 red=500", 300, 0, "red" },
        { "goal-red-flag", "higher", "target=700 red=500", 400, 16.667, "red" },
        { "goal-red-flag", "higher", "target=700 red=500", 500, 33.333, "amber" },
        { "goal-red-flag", "higher", "target=700 red=500", 600, 50, "amber" },
        { "goal-red-flag", "higher", "target=700 red=500", 650, 58.333, "amber" },
        { "goal-red-flag", "higher", "target=700 red=500", 700, 66.667, "green" },
        { "goal-red-flag", "higher", "target=700 red=500", 850, 91.667, "green" },
        { "goal-red-flag", "higher", "target=700 red=500", 900, 100, "green" },
        { "goal-red-flag", "higher", "target=700 red=500", 950, 100, "green" },
        { "goal-red-flag", "lower", "target=2 red=5", 1, 77.778, "green" },
        { "goal-red-flag", "lower", "target=2 red=5", 2, 66.667, "green" },
        { "goal-red-flag", "lower", "target=2 red=5", 4, 44.444, "amber" },
        { "goal-red-flag", "lower", "target=2 red=5", 5, 33.333, "amber" },
        { "goal-red-flag", "lower", "target=2 red=5", 6, 22.222, "red" },
        { "goal-red-flag", "lower", "target=2 red=5", 8, 0, "red" },
        { "goal-red-flag", "lower", "target=0 red=5", 0, 66.667, "green" },
        { "goal-red-flag", "lower", "target=0 red=5", 5, 33.333, "amber" },
        { "min-max", "higher", "min=0 max=200", 50, 25, "red" },
        { "min-max", "lower", "min=0 max=48", 1, 97.917, "green" },
        { "baseline-target", "higher", "baseline=10 target=20", 15, 50, "amber" },
        { "actual-over-target", "higher", "target=100", 85, 25, "red" },
        { "actual-over-target", "higher", "target=100", 90, 50, "amber" },
        { "actual-over-target", "higher", "target=100", 95, 75, "amber" },
        { "actual-over-target", "higher", "target=100", 100, 100, "green" },
        { "actual-over-target-lower", "lower", "target=100", 115, 25, "red" },
        { "actual-over-target-lower", "lower", "target=100", 105, 75, "amber" },
        { "actual-over-target-on", "on-target", "target=100", 85, 25, "red" },
        { "actual-over-target-on", "on-target", "target=100", 115, 25, "red" },
        { "actual-over-target-on", "on-target", "target=100", 100, 100, "green" },
        { "ordered-rules", "higher", "target=100", 100, 100, "green" },
        { "ordered-rules", "higher", "target=100", 95, 50, "amber" },
        { "ordered-rules", "higher", "target=100", 80, 0, "red" },
        { "worst-target", "higher", "worst=25 target=50", 45, 58.333, "amber" },
        { "stabilise", "on-target", "target=100", 90, 50, "amber" },
        { "stabilise", "on-target", "target=100", 115, 25, "red" },
        { "goalposts", "higher", "min=20 max=85", 70, 76.923, "green" },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void A_preset_gives_its_worked_values(string preset, string direction, string levels, double value, double score, string status)
    {
        var row = presets.Row(preset, levels, value);

        presets.Shown.Score(row).ShouldNotBeNull().ShouldBe(score, 0.0005, direction);
        presets.Shown.Status(row).ShouldBe(status);
    }

    [Theory]
    [InlineData("goal-red-flag", "target=700 red=500", 650, 58.333)]
    [InlineData("baseline-target", "baseline=10 target=20", 15, 50)]
    [InlineData("actual-over-target", "target=100", 90, 33.333)]
    [InlineData("actual-over-target", "target=100", 95, 50)]
    [InlineData("actual-over-target", "target=100", 100, 66.667)]
    [InlineData("ordered-rules", "target=100", 100, 66.667)]
    public void A_score_compares_by_its_own_limits_and_by_where_its_target_lies(string preset, string levels, double value, double comparable) =>
        presets.Shown.Comparable(presets.Row(preset, levels, value)).ShouldNotBeNull().ShouldBe(comparable, 0.0005);

    /// <summary>50 of 55 expected, 99 of 100, 120 of 100, 15 of 22.</summary>
    [Fact]
    public void Pace_is_actual_over_expected_progress_and_its_children_are_capped_at_100()
    {
        presets.Shown.Score("pace55").ShouldNotBeNull().ShouldBe(100 * 50 / 55.0, 1e-9);
        presets.Shown.Score("pace100").ShouldNotBeNull().ShouldBe(99, 1e-9);
        presets.Shown.Score("pace-beyond").ShouldNotBeNull().ShouldBe(120, 1e-9);
        presets.Shown.Score("pace22").ShouldNotBeNull().ShouldBe(100 * 15 / 22.0, 1e-9);
        presets.Shown.Score("pace").ShouldNotBeNull().ShouldBe(89.523, 0.0005);
        new[] { "pace55", "pace100", "pace-beyond", "pace22" }.Select(row => presets.Shown[row].GetProperty("status").GetProperty("word").GetString())
            .ShouldBe(["behind", "on track", "on track", "at risk"]);
    }

    /// <summary>Applies the files and the figures once.</summary>
    public sealed class Presets : IDisposable
    {
        private static readonly Dictionary<string, string> Definitions = new()
        {
            ["goal-red-flag"] = "scale: goal-red-flag",
            ["min-max"] = "scale: min-max",
            ["baseline-target"] = "scale: baseline-target",
            ["actual-over-target"] = "scale: {preset: actual-over-target, red: 0.8, amber: 0.9, green: 1}",
            ["actual-over-target-lower"] = "scale: {preset: actual-over-target, red: 1.2, amber: 1.1, green: 1}",
            ["actual-over-target-on"] = "scale: {preset: actual-over-target, basis: relative-deviation, red: 0.2, amber: 0.1, green: 0}",
            ["ordered-rules"] = "scale: ordered-rules",
            ["worst-target"] = "scale: {preset: worst-target, amber: 0.5, green: 0.9}",
            ["stabilise"] = "scale: {preset: stabilise, low: 80, best: 100, high: 120}",
            ["goalposts"] = "scale: goalposts",
            ["pace"] = "scale: pace",
        };

        // What of the year's way should be done by the end of January.
        private const string Paces =
            """
            objectives:
              pace:
                roll-up: {method: mean, native: true, cap-at-100: true}
                measures:
                  pace55: {definition: pace, baseline: 0, target: 100, target-profile: {phasing: shares, shares: [55, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}
                  pace100: {definition: pace, baseline: 0, target: 100, target-profile: {phasing: shares, shares: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}
                  pace-beyond: {definition: pace, baseline: 0, target: 100, target-profile: {phasing: shares, shares: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}
                  pace22: {definition: pace, baseline: 0, target: 100, target-profile: {phasing: shares, shares: [22, 78, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}

            """;

        private static readonly string[] Columns = ["target", "red", "baseline", "min", "max", "worst"];
        private readonly Workplace _place = new();

        public Presets()
        {
            _place.Write("strategy/organization.yaml", "name: Presets\nunits: {all: All}\n");
            foreach (var (code, scale) in Definitions)
                _place.Write($"strategy/definitions/{code}.yaml", $"definitions:\n  {code}:\n    aggregation: last\n    {scale}\n");
            var vectors = Vectors.Select(row => row.Data).ToArray();
            _place.Write("strategy/scorecards/presets.yaml", $"name: Presets\n{Paces}measures:\n" + string.Concat(vectors.Select(row =>
                $"  {Row(row.Item1, row.Item3, row.Item4)}: {{definition: {row.Item1}, direction: {row.Item2}}}\n")));
            _place.Write("figures.csv", $"measure,{string.Join(',', Columns)},value\npace55,,,,,,,50\npace100,,,,,,,99\npace-beyond,,,,,,,120\npace22,,,,,,,15\n"
                + string.Concat(vectors.Select(row => $"{Row(row.Item1, row.Item3, row.Item4)},{Levels(row.Item3)},{row.Item4.Text()}\n")));
            _place.Write(
                "figures.yaml",
                "measure: \"{measure}\"\nperiod: 2026-01\nnumbers: {decimal: point}\nvalues:\n  - {column: value}\n"
                + string.Concat(Columns.Select(column => $"  - {{column: {column}, series: {column}}}\n")));
            _place.Begin();
            _place.Import("figures.csv", "figures.yaml");
            Shown = _place.Score("presets", "2026-01");
        }

        internal Shown Shown { get; }

        public string Row(string preset, string levels, double value) =>
            $"{preset}-{levels.Replace(' ', '-').Replace("=", "", StringComparison.Ordinal)}-{value.ToString(CultureInfo.InvariantCulture)}";

        public void Dispose() => _place.Dispose();

        private static string Levels(string levels)
        {
            var said = levels.Split(' ').Select(level => level.Split('=')).ToDictionary(level => level[0], level => level[1]);
            return string.Join(',', Columns.Select(column => said.GetValueOrDefault(column, "")));
        }
    }
}
