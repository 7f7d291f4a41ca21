using System.Text.Json;
using Binnacle.Acceptance.Peers;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Functional;

/// <summary>
/// The functional standards that the balanced scorecard's authors set for an application, a line each: what can be seen of a strategy once its files and
/// figures are in. What is changed afterwards: <see cref="ChecklistEditTests"/>.
/// </summary>
public sealed class ChecklistTests(ChecklistTests.Office office) : IClassFixture<ChecklistTests.Office>
{
    [Fact]
    public void P1_A_data_file_can_begin_with_the_four_perspectives()
    {
        using var place = new Workplace();
        place.Run("init", "--example").Done();

        var rows = place.Run("score", "--format", "json").Json().GetProperty("rows").EnumerateArray();

        rows.Where(row => row.GetProperty("kind").GetString() == "perspective").Select(row => row.GetProperty("name").GetString())
            .ShouldBe(["Financial", "Customer", "Internal process", "Learning and growth"]);
    }

    [Fact]
    public void O1_Every_objective_belongs_to_a_perspective() =>
        office.Above("objective").ShouldAllBe(row => row.Above.Contains("perspective"));

    [Fact]
    public void M1_Measures_are_numbers_linked_to_an_objective_and_an_objective_may_have_several()
    {
        var measures = office.Above("kpi").ToArray();
        measures.ShouldAllBe(row => row.Above.Contains("objective"));
        measures.ShouldAllBe(row => office.March.Actual(row.Code) != null);
        office.March["love"].GetProperty("leaves").GetInt32().ShouldBe(2);

        var unlinked = office.Place.Run("measures", "--unlinked", "--json").Json().GetProperty("measures").EnumerateArray();
        unlinked.Select(measure => measure.GetProperty("code").GetString()).ShouldBe(["queue"]);
    }

    [Fact]
    public void M2_Leading_and_lagging_measures_are_told_apart()
    {
        office.March.Text("trained", "indicator").ShouldBe("leading");
        office.March.Text("recommend", "indicator").ShouldBe("lagging");
    }

    [Fact]
    public void T1_A_measure_holds_several_targets_over_time()
    {
        var years = office.Place.ScoreRun("harbour", "2023", "2025").ToDictionary(shown => shown.Period);

        years["2023"].Target("adoption").ShouldBe(50);
        years["2024"].Target("adoption").ShouldBe(75);
        years["2025"].Target("adoption").ShouldBe(90);
        years["2023"].Status("adoption").ShouldBe("green");
        years["2024"].Status("adoption").ShouldBe("amber");
    }

    [Fact]
    public void L1_Links_between_objectives_are_listed_with_cause_effect_and_sign_which_the_strategy_map_will_draw()
    {
        office.Links.Select(link => (link.GetProperty("cause").GetString(), link.GetProperty("effect").GetString(), link.GetProperty("sign").GetString())).ShouldBe(
        [
            ("harbour/skilled", "harbour/consistent", "positive"),
            ("harbour/consistent", "harbour/love", "positive"),
            ("harbour/love", "harbour/margin", "positive"),
            ("harbour/skilled", "harbour/margin", "negative"),
        ]);
        office.Links[0].GetProperty("lagMonths").GetInt32().ShouldBe(3);
        office.Links[0].GetProperty("strength").GetDouble().ShouldBe(0.7);
        office.Exported("scorecards/harbour.yaml").ShouldContain("cause: skilled");
    }

    [Fact]
    public void I1_Initiatives_are_linked_to_at_least_one_objective()
    {
        office.Initiatives("skilled").ShouldBe(["barista-school"]);

        office.Place.Write("without/organization.yaml", Harbour.Organization);
        office.Place.Write("without/initiatives.yaml", "initiatives:\n  idle: {name: Serves nothing}\n");
        var refused = office.Place.Run("validate", "without");
        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain("objectives");
    }

    [Fact]
    public void D1_Perspectives_objectives_measures_targets_links_and_initiatives_are_described_in_words()
    {
        var card = office.Exported("scorecards/harbour.yaml");
        card.ShouldContain("description: What owners see.");
        card.ShouldContain("description: Enough to renew the roastery every ten years.");
        card.ShouldContain("description: What is left of each euro.");
        card.ShouldContain("note: Agreed with the bank.");
        card.ShouldContain("description: Trained hands spoil fewer batches.");
        office.Exported("initiatives.yaml").ShouldContain("description: A certificate for every barista.");
        office.Place.Run("plan", "exported", "--json").Json().GetProperty("changes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void D2_A_measure_says_formula_unit_frequency_source_reporter_and_who_answers_for_its_target()
    {
        var card = office.Exported("scorecards/harbour.yaml");
        card.ShouldContain("formula: =100 * ([revenue] - [costs]) / [revenue]");
        card.ShouldContain("unit: \"%\"");
        card.ShouldContain("frequency: month");
        card.ShouldContain("source: Ledger, after the month is closed");
        card.ShouldContain("reporter: jonas");
        card.ShouldContain("owner: anna");
        card.ShouldContain("until: 2027-12-31");
    }

    [Fact]
    public void D3_An_initiative_carries_timeline_resources_budget_benefits_and_risks()
    {
        var files = office.Exported("initiatives.yaml");
        foreach (var said in new[] { "starts: 2024-01-01", "ends: 2024-12-31", "resources: Two trainers, one bar", "budget: 24000", "spent: 15000", "benefits: The same cup in every shop.", "risks: Trained people leave." })
            files.ShouldContain(said);
        var school = office.March["skilled"].GetProperty("initiatives")[0];
        school.GetProperty("percent").GetDouble().ShouldBe(40);
        school.GetProperty("planned").GetDouble().ShouldBe(100 * 91 / 366.0, 1e-9);
        school.GetProperty("schedule").GetProperty("code").GetString().ShouldBe("green");
        school.GetProperty("costAtCompletion").GetDouble().ShouldBe(24000);
    }

    [Fact]
    public void X1_Initiatives_are_shown_together_with_the_objectives_they_serve()
    {
        office.Initiatives("margin").ShouldBeEmpty();
        var lines = office.Place.Run("score", "--period", "2024-03", "--through", "2024-03").Done().Output.Split('\n');
        foreach (var objective in new[] { "Baristas who know their craft", "Roast the same cup every day" })
            lines.ShouldContain(line => line.Contains(objective, StringComparison.Ordinal) && line.Contains("Barista school", StringComparison.Ordinal));
    }

    [Fact]
    public void X2_One_initiative_serves_several_objectives()
    {
        office.Initiatives("skilled").ShouldBe(["barista-school"]);
        office.Initiatives("consistent").ShouldBe(["barista-school"]);
        office.March["skilled"].GetProperty("initiatives")[0].GetProperty("objectives").EnumerateArray().Select(address => address.GetString())
            .ShouldBe(["harbour/skilled", "harbour/consistent"]);
    }

    [Fact]
    public void F1_Performance_is_shown_against_target_over_time_and_in_several_views()
    {
        var months = office.Place.ScoreRun("harbour", "2024-01", "2024-03");
        months.Select(shown => Math.Round(shown.Actual("operating-margin")!.Value, 6)).ShouldBe([10, Math.Round(1200 / 110.0, 6), 12.5]);
        months.ShouldAllBe(shown => shown.Target("operating-margin") == 12);
        months[2].Number("operating-margin", "variance").ShouldNotBeNull().ShouldBe(0.5, 1e-9);
        months[2]["operating-margin"].GetProperty("trend").GetProperty("tone").GetString().ShouldBe("good");

        office.Place.Score("harbour", "2024-03", "--window", "ytd").Actual("operating-margin").ShouldNotBeNull().ShouldBe(3700 / 330.0, 1e-9);
        office.Place.Score("harbour", "2024-Q1").Actual("recommend").ShouldNotBeNull().ShouldBe(175 / 3.0, 1e-9);
    }

    [Fact]
    public void F3_Every_element_has_a_status_in_word_shape_and_colour_that_people_can_make_their_own()
    {
        foreach (var row in office.Rows.Select(row => row.GetProperty("status")))
            foreach (var part in new[] { "word", "shape", "colour" })
                row.GetProperty(part).GetString().ShouldNotBeNullOrEmpty();
        var own = office.March["consistent"].GetProperty("status");
        own.GetProperty("word").GetString().ShouldBe("steady");
        own.GetProperty("shape").GetString().ShouldBe("square");
        own.GetProperty("colour").GetString().ShouldBe("#204060");
    }

    /// <summary>Files and figures taken in once, and looked at.</summary>
    public sealed class Office : IDisposable
    {
        private readonly JsonElement _view;

        public Office()
        {
            Place = Harbour.Made();
            Place.Begin();
            Place.Import("figures.csv");
            Place.Import("targets.csv");
            _view = Place.Run("score", "--scorecard", "harbour", "--period", "2024-03", "--through", "2024-03", "--format", "json").Json();
            March = new(_view);
            Place.Run("export", "exported").Done();
        }

        internal Workplace Place { get; }

        internal Shown March { get; }

        internal IReadOnlyList<JsonElement> Rows => [.. _view.GetProperty("rows").EnumerateArray()];

        internal IReadOnlyList<JsonElement> Links => [.. _view.GetProperty("links").EnumerateArray()];

        public void Dispose() => Place.Dispose();

        internal string Exported(string file) => Place.Read("exported/" + file);

        internal IReadOnlyList<string?> Initiatives(string objective) =>
            [.. March[objective].GetProperty("initiatives").EnumerateArray().Select(initiative => initiative.GetProperty("code").GetString())];

        /// <summary>The rows of a kind, each with the kinds of all it stands under.</summary>
        internal IEnumerable<(string Code, IReadOnlyList<string> Above)> Above(string kind)
        {
            var path = new List<string>();
            foreach (var row in Rows)
            {
                var level = row.GetProperty("level").GetInt32();
                path.RemoveRange(level, path.Count - level);
                if (row.GetProperty("kind").GetString() == kind)
                    yield return (row.GetProperty("code").GetString()!, [.. path]);
                path.Add(row.GetProperty("kind").GetString()!);
            }
        }
    }
}
