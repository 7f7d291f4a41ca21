using System.Text.Json;
using Binnacle.Acceptance.Peers;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Functional;

/// <summary>The functional standards that speak of changing things: each in a place of its own.</summary>
public sealed class ChecklistEditTests
{
    [Fact]
    public void P2_Perspectives_are_renamed_added_and_replaced_by_the_user()
    {
        using var place = Begun();
        var before = place.Score("harbour", "2024-03");
        place.Write("strategy/scorecards/harbour.yaml", Harbour.Card
            .Replace("  customer:\n    name: Customer\n", "  guests:\n    was: customer\n    name: Our guests\n", StringComparison.Ordinal)
            .Replace("  learning:\n    name: Learning and growth\n", "  people:\n    name: People\n", StringComparison.Ordinal)
            .Replace("  process:\n", "  planet:\n    name: Planet\n  process:\n", StringComparison.Ordinal));

        place.Run("apply", "strategy", "--from", "2024-03").Done();
        var after = place.Score("harbour", "2024-03");

        after["guests"].GetProperty("id").GetInt32().ShouldBe(before["customer"].GetProperty("id").GetInt32());
        after.Text("guests", "name").ShouldBe("Our guests");
        after.Score("guests").ShouldBe(before.Score("customer"));
        after.Text("planet", "kind").ShouldBe("perspective");
        after["people"].GetProperty("id").GetInt32().ShouldNotBe(before["learning"].GetProperty("id").GetInt32());
        after.Has("learning").ShouldBeFalse();
        after["skilled"].GetProperty("id").GetInt32().ShouldBe(before["skilled"].GetProperty("id").GetInt32());
        place.Score("harbour", "2024-02").Text("customer", "name").ShouldBe("Customer", "a month before the change");
    }

    [Fact]
    public void L2_Links_are_changed_where_they_are_written()
    {
        using var place = Begun();
        place.Write("strategy/scorecards/harbour.yaml", Harbour.Card
            .Replace("  - {cause: consistent, effect: love, lag-months: 2}\n", "  - {cause: consistent, effect: margin, lag-months: 2}\n", StringComparison.Ordinal)
            .Replace("lag-months: 3, strength: 0.7", "lag-months: 6, strength: 0.9", StringComparison.Ordinal)
            .Replace("  - {cause: love, effect: margin, lag-months: 4}\n", "", StringComparison.Ordinal));

        var planned = place.Run("plan", "strategy", "--from", "beginning", "--json").Json().GetProperty("changes").EnumerateArray()
            .Select(change => (change.GetProperty("kind").GetString(), change.GetProperty("action").GetString())).Order().ToArray();
        place.Run("apply", "strategy", "--from", "beginning").Done();
        var links = place.Run("score", "--period", "2024-03", "--through", "2024-03", "--format", "json").Json().GetProperty("links").EnumerateArray()
            .Select(link => (link.GetProperty("cause").GetString(), link.GetProperty("effect").GetString(), Number(link, "lagMonths")));

        planned.ShouldBe([("link", "change"), ("link", "create"), ("link", "end"), ("link", "end")]);
        links.Order().ShouldBe([("harbour/consistent", "harbour/margin", 2), ("harbour/skilled", "harbour/consistent", 6), ("harbour/skilled", "harbour/margin", null)]);
    }

    [Fact]
    public void D2_A_target_has_its_effective_date_and_its_history()
    {
        using var place = Begun();
        place.Write("strategy/scorecards/harbour.yaml", Harbour.Card.Replace("        target: 12\n", "        target: 14\n", StringComparison.Ordinal));
        place.Run("apply", "strategy", "--from", "2024-03-01", "--reason", "The bank wants more.").Done();
        place.Import("targets.csv");
        place.Write("corrected.csv", "measure,series,period,value\nadoption,target,2025,95\n");
        place.Import("corrected.csv");

        var months = place.ScoreRun("harbour", "2024-02", "2024-03");
        months.Select(shown => shown.Target("operating-margin")).ShouldBe([12, 14]);
        var revisions = place.Run("history", "operating-margin", "--json").Json().GetProperty("revisions").EnumerateArray().ToArray();
        revisions.Length.ShouldBe(2);
        revisions[1].GetProperty("holdsFrom").GetString().ShouldBe("2024-03-01");
        revisions[1].GetProperty("change").GetProperty("reason").GetString().ShouldBe("The bank wants more.");
        place.Run("history", "adoption", "2025", "--series", "target", "--json").Json().GetProperty("values").EnumerateArray()
            .Select(value => value.GetProperty("value").GetDouble()).ShouldBe([90, 95]);
    }

    [Fact]
    public void F2_A_managers_judgement_of_a_measure_stands_with_its_memo_and_the_program_does_not_override_it()
    {
        using var place = Begun();
        place.Write("judgements.csv", "measure,period,status,memo\nrecommend,2024-03,red,Half the answers came from one shop.\n");
        place.Write("judgements.yaml", "measure: \"{measure}\"\nperiod: \"{period}\"\ncolumn: status\nas: word\nseries: override\nnote: \"{memo}\"\n");
        place.Import("judgements.csv", "judgements.yaml");

        var told = place.Score("harbour", "2024-03");
        place.Write("later.csv", "measure,period,value\nrecommend,2024-03,70\nrecommend,2024-04,71\n");
        place.Import("later.csv");
        var later = place.ScoreRun("harbour", "2024-03", "2024-04");

        told.Status("recommend").ShouldBe("green");
        Judgement(told).ShouldBe(("red", "Half the answers came from one shop."));
        Judgement(later[0]).ShouldBe(Judgement(told));
        later[0].Actual("recommend").ShouldBe(70);
        later[0].Status("recommend").ShouldBe("green");
        later[1]["recommend"].GetProperty("override").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static (string?, string?) Judgement(Shown shown)
    {
        var set = shown["recommend"].GetProperty("override");
        return (set.GetProperty("status").GetProperty("code").GetString(), set.GetProperty("memo").GetString());
    }

    private static int? Number(JsonElement of, string field) => of.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static Workplace Begun()
    {
        var place = Harbour.Made();
        place.Begin();
        place.Import("figures.csv");
        return place;
    }
}
