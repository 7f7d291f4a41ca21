using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed class EditionTests(ExampleFile example)
{
    [Fact]
    public void A_period_is_published_corrected_shown_as_restated_with_its_reason_and_published_again()
    {
        using var desk = example.Desk();
        desk.Run("editions").Output.ShouldContain("No period is published yet");
        desk.Run("publish", example.Period, "--actor", "anna", "--name", "Report to the owners").Output.ShouldContain("Recorded as change");
        var given = desk.Json("score").GetProperty("rows")[0].GetProperty("score").GetDouble();
        var edition = desk.Json("editions").GetProperty("editions")[0];
        edition.GetProperty("signedBy").GetString().ShouldBe("anna");
        edition.GetProperty("hash").GetString().ShouldBe(desk.Json("log").GetProperty("changes")[1].GetProperty("change").GetProperty("hash").GetString());

        desk.Write("late.csv", $"measure,period,actual,note\nrevenue,{example.Period},5,A shop counted twice\n");
        desk.Did("import", "late.csv", "--actor", "jonas");
        desk.Run("score").Output.ShouldContain("restated since");
        var why = desk.Run("explain", "corporate", "--since", $"edition:{example.Period}").Output;
        why.ShouldContain("Restated");
        why.ShouldContain("A shop counted twice");
        why.ShouldContain($"in edition:{example.Period} to");
        desk.Json("score", "--as-known-on", $"edition:{example.Period}").GetProperty("rows")[0].GetProperty("score").GetDouble().ShouldBe(given);

        desk.Run("publish", example.Period, "--actor", "anna").Complains(1, "is published already");
        desk.Did("publish", example.Period, "--actor", "anna", "--reason", "A shop had counted twice");
        desk.Run("editions").Output.ShouldContain("superseded");
        desk.Json("score").GetProperty("published").GetProperty("restated").GetInt32().ShouldBe(0);
        desk.Run("publish", "2099-01").Complains(1, "has not ended");
        desk.Run("score", "--as-known-on", "edition:1999-01").Complains(2, "There is no edition 1999-01");
        desk.Run("verify").Code.ShouldBe(0);
    }
}
