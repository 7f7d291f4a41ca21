using Binnacle.App.Changes;
using Binnacle.App.Tests.Generated;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Laws;

/// <summary>Undoing is a change like any other: what it says is calculated on from edit to edit, and it gives back what held before.</summary>
public sealed class UndoLaws
{
    [Theory]
    [InlineData(3)]
    [InlineData(1729)]
    [InlineData(65537)]
    public async Task Undoing_change_after_change_gives_back_what_held_before_each_bit_for_bit(int seed)
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        var made = OrganizationGenerator.Make(seed);
        foreach (var edit in made.Edits(Ann))
            (await workspace.Apply(edit, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        var whole = workspace.Image;
        var calculator = new Calculator(WorldOf(whole));
        Scores.Of(calculator);

        // The first two changes are the organisation and its values; what came later are corrections and changes of structure from a day on.
        for (var seq = made.Changes.Length; seq > 2; seq--)
        {
            (await UndoChange.Run(new(Bob, seq), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>($"{made}: change {seq}");
            var image = workspace.Image;
            calculator.MoveTo(WorldOf(image), [.. made.Changes[seq - 1].Observations.Select(said => image.Facts.Newest(said.Element, said.Series, said.Period)).OfType<Observation>()]);
            var going = Scores.Of(calculator);
            Same(going, Scores.Of(WorldOf(image)), $"{made}: going on after undoing {seq}");
            Same(going, Scores.Of(WorldOf(whole.AsKnownOn(seq - 1))), $"{made}: before {seq}");
        }

        Same(Scores.Of(WorldOf(workspace.Image.AsKnownOn(made.Changes.Length))), Scores.Of(WorldOf(whole)), $"{made}: as known before anything was undone");
    }

    private static World WorldOf(WorkspaceImage image) => new(image.Structure, image.Facts, GeneratedOrganization.Through, GeneratedOrganization.Now);

    private static void Same<TKey>(IReadOnlyDictionary<TKey, NodeResult> actual, IReadOnlyDictionary<TKey, NodeResult> expected, string when)
        where TKey : notnull
    {
        // What was made and undone again is no node of any period.
        foreach (var at in actual.Keys.Concat(expected.Keys).Distinct())
        {
            var (now, then) = (actual.GetValueOrDefault(at), expected.GetValueOrDefault(at));
            (now is null ? then is null : then is not null && now.SameOutputs(then)).ShouldBeTrue($"{when}: {at} should be {then?.Score} {then?.Gap}, is {now?.Score} {now?.Gap}");
        }
    }
}
