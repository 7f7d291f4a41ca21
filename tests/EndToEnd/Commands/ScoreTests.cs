using System.Globalization;
using System.Text.Json;
using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class ScoreTests(ExampleFile example)
{
    [Fact]
    public void A_table_through_a_pipe_keeps_its_width_and_has_no_colour()
    {
        using var desk = example.Desk();
        var ran = desk.Run("score");
        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldNotContain("\u001b[");
        ran.Lines.ShouldContain(line => line.Contains("Complaints per thousand visits") && line.Contains("corporate/love/complaints"));
        ran.Output.ShouldContain("● on target");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Table_json_and_csv_tell_the_same_and_programs_read_points_not_commas()
    {
        using var desk = example.Desk();
        var rows = desk.Json("score").GetProperty("rows").EnumerateArray().ToArray();
        desk.Run("score", "--format", "json").Output.ShouldBe(desk.Run("score", "--json").Output);
        var lines = desk.Run("score", "--format", "csv").Lines;
        var headings = lines[0].Trim().Split(',');
        var (address, score) = (Array.IndexOf(headings, "address"), Array.IndexOf(headings, "score"));
        foreach (var row in rows)
        {
            var cells = lines.Select(line => line.Split(',')).Single(line => line[address] == row.GetProperty("address").GetString() && line[Array.IndexOf(headings, "level")] == row.GetProperty("level").GetInt32().ToString(CultureInfo.InvariantCulture));
            if (row.GetProperty("score").ValueKind == JsonValueKind.Null)
                cells[score].ShouldBeEmpty();
            else
                double.Parse(cells[score], CultureInfo.InvariantCulture).ShouldBe(row.GetProperty("score").GetDouble());
        }
    }

    [Fact]
    public void What_is_absent_is_null_with_a_reason_never_zero()
    {
        using var desk = example.Desk();
        var late = desk.Json("score").GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "on-time");
        late.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        late.GetProperty("actual").ValueKind.ShouldBe(JsonValueKind.Null);
        late.GetProperty("gap").GetProperty("code").GetString().ShouldBeOneOf("overdue", "notDueYet");
    }

    [Fact]
    public void A_score_can_be_asked_as_known_on_an_earlier_change()
    {
        using var desk = example.Desk();
        var period = desk.Json("score").GetProperty("period").GetProperty("name").GetString()!;
        var then = desk.Json("score", "--as-known-on", "#2", "--period", period);
        then.GetProperty("asKnownOn").GetProperty("seq").GetInt64().ShouldBe(2);
        then.GetProperty("isNewest").GetBoolean().ShouldBeFalse();
        then.GetProperty("rows")[0].GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        desk.Run("score", "--as-known-on", "#99").Complains(2, "There is no change #99");
        desk.Run("score", "--as-known-on", "yesterday").Complains(2, "2026-04-05");
    }

    [Fact]
    public void What_cannot_be_asked_is_told_all_at_once()
    {
        using var desk = example.Desk();
        var ran = desk.Run("score", "--period", "2026-15", "--window", "decade", "--structure", "never").Complains(2, "2026-15");
        ran.Error.ShouldContain("decade");
        ran.Error.ShouldContain("never");
        desk.Run("score", "--scorecard", "corporat").Complains(5, "Did you mean corporate?");
    }

    [Theory]
    [InlineData("quarter", "2026-Q3")]
    [InlineData("year", "2026")]
    public void Coarser_periods_are_scored_too(string _, string period)
    {
        using var desk = example.Desk();
        var view = desk.Json("score", "--period", period, "--window", "period");
        view.GetProperty("period").GetProperty("name").GetString().ShouldBe(period);
        view.GetProperty("rows").EnumerateArray().Count(row => row.GetProperty("actual").ValueKind == JsonValueKind.Number).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Contributions_of_an_explanation_add_up_to_the_score_at_every_level()
    {
        using var desk = example.Desk();
        var checkedNodes = 0;
        void AddUp(JsonElement node)
        {
            var parts = node.GetProperty("parts").EnumerateArray().ToArray();
            if (parts.Length > 0 && node.GetProperty("score").ValueKind == JsonValueKind.Number)
            {
                parts.Sum(part => part.GetProperty("points").GetDouble()).ShouldBe(node.GetProperty("score").GetDouble(), 1e-9);
                checkedNodes++;
            }
            foreach (var part in parts)
                AddUp(part.GetProperty("explanation"));
        }
        AddUp(desk.Json("explain", "corporate").GetProperty("node"));
        checkedNodes.ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void A_change_explanation_adds_up_to_the_difference()
    {
        using var desk = example.Desk();
        var before = desk.Json("score").GetProperty("period").GetProperty("previous").GetString()!;
        var change = desk.Json("explain", "corporate", "--versus", before).GetProperty("change");
        change.GetProperty("movements").EnumerateArray().Sum(movement => movement.GetProperty("points").GetDouble())
            .ShouldBe(change.GetProperty("difference").GetDouble(), 1e-9);
        desk.Run("explain", "corporate", "--versus", before).Output.ShouldContain("Because of");
    }

    [Fact]
    public void An_address_that_leads_nowhere_gets_the_nearest_ones()
    {
        using var desk = example.Desk();
        desk.Run("explain", "corporate/finacial").Complains(5, "corporate/financial");
        desk.Run("explain", "roastery/defect").Complains(5, "roastery/defects");
        desk.Run("explain", "revenue").Output.ShouldContain("against a target of");
    }

    [Fact]
    public void Every_kpi_is_listed_and_the_unlinked_ones_apart()
    {
        using var desk = example.Desk();
        desk.Json("measures").GetProperty("measures").EnumerateArray().Select(measure => measure.GetProperty("address").GetString()).ShouldContain("roastery/defects");
        desk.Run("measures", "--unlinked").Output.ShouldContain("Every KPI is linked");
        desk.Write("more/organization.yaml", "");
        desk.Json("scorecards").GetProperty("units").EnumerateArray().SelectMany(unit => unit.GetProperty("scorecards").EnumerateArray()).Count().ShouldBe(3);
    }
}
