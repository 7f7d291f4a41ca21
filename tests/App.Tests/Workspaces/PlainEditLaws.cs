using Binnacle.App.Workspaces;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>One value by itself is judged as it is beside another that says nothing.</summary>
public sealed class PlainEditLaws
{
    private static readonly string[] Series = [SeriesNames.Actual, SeriesNames.Target, SeriesNames.Judgement, "", "upper"];
    private static readonly Period[] Periods = [Month(3), Month(4), new(Frequency.Year, new(2026, 1, 1)), new(Frequency.Month, new(2026, 1, 15)), Month(12)];
    private static readonly double?[] Numbers = [1, 2, 0, -0.0, null, double.NaN, double.PositiveInfinity];

    [Fact]
    public async Task One_value_is_judged_by_itself_as_it_is_beside_another()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var ending = workspace.Image;
        await workspace.Apply(Say(ElementEdit.End(new(4), new(2026, 12, 10), new(ending.Structure.Newest(new(4))!.Seq))), Ct);
        var random = new Random(3);
        var kinds = new Dictionary<Type, int>();
        // Two batches in the making: what is taken into them is what the next edit is judged by.
        var (first, second) = (new WorkingImage(workspace.Image), new WorkingImage(workspace.Image));
        for (var round = 0; round < 4000; round++)
        {
            var said = new Observation(
                new(random.Next(-1, 10)), Series[random.Next(random.Next(2) == 0 ? 1 : Series.Length)], Periods[random.Next(Periods.Length)], 99,
                random.Next(4) == 0 ? (ObservationState)random.Next(4) : ObservationState.Value, Numbers[random.Next(random.Next(3) == 0 ? Numbers.Length : 2)],
                Quality: random.Next(6) == 0 ? (Quality)random.Next(5) : Quality.Submitted, Note: random.Next(6) == 0 ? "why" : null);
            var basedOn = random.Next(3) == 0 ? BasedOn.Whatever : new(random.Next((int)first.Seq + 1));
            var alone = new Edit(Ann) { Values = [new(said, basedOn)] };
            var silent = new Observation(Card, "nothing", Month(1), 0, ObservationState.Cleared);
            var beside = alone with { Values = [.. alone.Values, new(silent, BasedOn.Whatever)] };
            var (one, other) = (EditCheck.Run(first, alone), EditCheck.Run(second, beside));
            one.ShouldBeOfType(other.GetType(), $"{said}");
            kinds[one.GetType()] = kinds.GetValueOrDefault(one.GetType()) + 1;
            switch (one, other)
            {
                case (Verdict.Accepted by, Verdict.Accepted with):
                    by.Observations.ShouldBe(with.Observations);
                    (by.Author, by.Revisions.Length, by.Ids.Length).ShouldBe((with.Author, 0, 0));
                    by.Structure.ShouldBeSameAs(with.Structure);
                    if (random.Next(3) > 0)
                    {
                        first.Take(by);
                        second.Take(with);
                    }
                    if (random.Next(20) == 0)
                    {
                        (await workspace.Apply(alone with { Values = [new(said, BasedOn.Whatever)] }, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
                        (first, second) = (new(workspace.Image), new(workspace.Image));
                    }
                    break;
                case (Verdict.Refused by, Verdict.Refused with):
                    by.Problems.ShouldBe(with.Problems);
                    break;
                case (Verdict.Conflict by, Verdict.Conflict with):
                    by.Conflicts.ShouldBe(with.Conflicts);
                    break;
            }
        }
        kinds.Keys.ShouldBe([typeof(Verdict.Accepted), typeof(Verdict.Nothing), typeof(Verdict.Refused), typeof(Verdict.Conflict)], ignoreOrder: true);
        kinds.Values.ShouldAllBe(count => count > 50);
    }
}
