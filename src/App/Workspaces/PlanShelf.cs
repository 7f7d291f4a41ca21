using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>
/// Compiled plans of the worlds somebody looked at last. New values and edits of elements move one on; other calendars, what all nodes inherit, another day or periods it does not have make it anew. Safe for
/// several threads: one reads at a time, for microseconds where a plan is there; while one is made, the others wait for it.
/// </summary>
internal sealed class PlanShelf
{
    private const int Most = 3;

    private readonly Lock _lock = new();

    // The one used last is the last.
    private readonly List<Standing> _standing = [];

    /// <param name="image">What is known in that world.</param>
    /// <param name="first">The plan has this period,</param>
    /// <param name="last">this one, and those between.</param>
    public T Read<T>(World world, WorkspaceImage image, Period first, Period last, Func<ScorePlan, T> read)
    {
        lock (_lock)
        {
            // What fails on its way leaves nothing behind: taken first, put back when it is whole. One that makes room for a new one leaves it its memory, and is gone in any case.
            var plan = Taken(world, image, first, last, out var past);
            if (plan is null)
            {
                if (past is null && _standing.Count == Most)
                {
                    past = _standing[0].Plan;
                    _standing.RemoveAt(0);
                }
                plan = ScorePlan.Of(world, first, last, past);
                plan.Run(Environment.ProcessorCount);
            }
            _standing.Add(new(plan, world, image.Seq));
            return read(plan);
        }
    }

    /// <param name="past">One that cannot follow, and is on the shelf no longer: it is of a world that is past, and large.</param>
    private ScorePlan? Taken(World world, WorkspaceImage image, Period first, Period last, out ScorePlan? past)
    {
        past = null;
        // Of those that can follow the newest: another may be of a moment somebody looks back to.
        var found = _standing.FindLast(one => one.World == world && Has(one))
            ?? _standing.Where(one => one.World with { Facts = world.Facts, Structures = world.Structures } == world && Has(one) && Leads(one)).MaxBy(one => one.Seq);
        if (found is null)
            return null;
        _standing.Remove(found);
        if (found.World == world || found.Plan.TryMoveTo(world, [.. image.Recent.After(found.Seq)]))
            return found.Plan;
        past = found.Plan;
        return null;

        bool Has(Standing one) => one.Plan.Has(first) && one.Plan.Has(last);

        // What is as new knows the same only where it is the same.
        bool Leads(Standing one) => image.Recent.Reaches(one.Seq, image.Seq) && (one.Seq != image.Seq || ReferenceEquals(one.World.Facts, world.Facts));
    }

    private sealed record Standing(ScorePlan Plan, World World, long Seq);
}
