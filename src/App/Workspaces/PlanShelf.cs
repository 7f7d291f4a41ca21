using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>
/// The compiled plan of the world somebody looked at last. New values move it on; another structure, another day or periods it does not have make it anew.
/// Safe for several threads: one reads at a time, for microseconds.
/// </summary>
internal sealed class PlanShelf
{
    private readonly Lock _lock = new();
    private Standing? _standing;

    /// <param name="image">What is known in that world.</param>
    /// <param name="first">The plan has this period,</param>
    /// <param name="last">this one, and those between.</param>
    public T Read<T>(World world, WorkspaceImage image, Period first, Period last, Func<ScorePlan, T> read)
    {
        lock (_lock)
        {
            var plan = Moved(world, image, first, last);
            if (plan is null)
            {
                // What cannot be made leaves nothing behind.
                _standing = null;
                plan = ScorePlan.Of(world, first, last);
                plan.Run(Environment.ProcessorCount);
            }
            _standing = new(plan, world, image.Seq);
            return read(plan);
        }
    }

    private ScorePlan? Moved(World world, WorkspaceImage image, Period first, Period last)
    {
        if (_standing is not var (plan, before, seq) || !plan.Has(first) || !plan.Has(last))
            return null;
        if (before == world)
            return plan;
        return before with { Facts = world.Facts } == world && image.Recent.Reaches(seq, image.Seq) && plan.TryMoveTo(world, [.. image.Recent.After(seq)]) ? plan : null;
    }

    private sealed record Standing(ScorePlan Plan, World World, long Seq);
}
