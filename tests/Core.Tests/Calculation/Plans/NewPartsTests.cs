using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Elements come, go, move, are called and calculated otherwise: a plan compiles what that touches again, and gives what one made anew gives.</summary>
public sealed class NewPartsTests
{
    private readonly ThreeCards _cards = new();
    private readonly Sample _sample;

    public NewPartsTests() => _sample = _cards.Sample;

    [Theory]
    [InlineData(1, false, StructureReading.Then)]
    [InlineData(2, false, StructureReading.Then)]
    [InlineData(3, true, StructureReading.Then)]
    [InlineData(4, true, StructureReading.Then)]
    [InlineData(5, true, StructureReading.Today)]
    public void Whatever_is_edited_leaves_what_a_plan_made_anew_gives(int seed, bool dated, StructureReading reading)
    {
        _sample.Reading = reading;
        var world = _sample.World;
        var plan = Planned(world);
        var edits = new StructureEdits(new(seed), _sample, dated);
        var (followed, asked, changed) = (new Dictionary<string, int>(), 0, 0);
        for (var edit = 0; edit < 150; edit++)
        {
            var (what, revisions) = edits.Next(world.Structures, 1000 + edit);
            Observation[] said = edit % 3 == 2 ? [edits.Value(world.Structures, 1000 + edit)] : [];
            var next = world with { Structures = world.Structures.Add(revisions), Facts = world.Facts.Add(said) };
            asked++;
            var when = $"edit {edit}, {what}: {string.Join("; ", revisions.Select(revision => $"{revision.HoldsFrom} {revision.Id} {revision.Body}"))}";
            var before = Planned(world);
            if (plan.TryMoveTo(next, said))
            {
                followed[what] = followed.GetValueOrDefault(what) + 1;
                changed += Told(plan, before, world, next, when);
                Holds(plan, next, when);
                if (edit % 10 == 0)
                {
                    plan.Run(1 + (edit % 3));
                    Holds(plan, next, $"{when}, run");
                }
            }
            else
            {
                // Nothing has moved.
                Holds(plan, world, $"{when}, refused");
                plan = Planned(next);
            }
            world = next;
        }
        Same(plan, world);
        changed.ShouldBeGreaterThan(1000);
        foreach (var (what, times) in followed)
            TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {times} of {edits.Made[what]}");
        followed.Values.Sum().ShouldBeGreaterThan(asked * 9 / 10, string.Join("; ", edits.Made.Select(made => $"{made.Key}: {followed.GetValueOrDefault(made.Key)} of {made.Value}")));
    }

    /// <summary>What the plan tells as changed is what differs, and how many that are.</summary>
    private static int Told(ScorePlan plan, ScorePlan before, World world, World next, string when)
    {
        var told = plan.Changes.ToHashSet();
        var nodes = next.Structures.All.Where(revision => revision.Kind is not ElementKind.Placement).Select(revision => revision.Id).Distinct().ToList();
        var differing = from node in nodes
                        from month in Enumerable.Range(0, 24)
                        from window in Windows
                        let period = new Period(Frequency.Month, new DateOnly(2025, 1, 1).AddMonths(month))
                        let then = before.Score(node, period, window)
                        let now = plan.Score(node, period, window)
                        where then != now && world.Structures.Newest(node)?.Kind != ElementKind.Measure
                        select new ScoreChange(node, period, window == Window.FiscalYearToDate, then, now);
        told.Where(change => next.Structures.Newest(change.Element)?.Kind != ElementKind.Measure).ToHashSet().SetEquals(differing).ShouldBeTrue(when);
        return told.Count;
    }
}
