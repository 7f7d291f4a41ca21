using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>A plan takes the memory of one that nobody reads any more, and nothing else of it.</summary>
public sealed class PlanInPlaceTests
{
    private static readonly double?[] Thirty = [.. Enumerable.Range(0, 30).Select(month => month % 7 == 3 ? (double?)null : (month * 13) % 17)];

    [Fact]
    public void Nothing_of_the_past_plan_shines_through()
    {
        var (small, large) = (World(3, valuesFrom: "2025-01"), World(40, valuesFrom: "2025-09"));
        var plan = Made(large, null);
        foreach (var (world, first) in new[] { (small, "2025-01"), (large, "2025-01"), (small, "2026-01"), (large, "2026-01"), (large, "2025-01") })
        {
            plan = Made(world, plan, firstPeriod: first);
            Same(plan, world, firstPeriod: first);
        }
    }

    [Fact]
    public void Who_reads_it_all_the_same_is_told_so()
    {
        var world = World(3, valuesFrom: "2025-01");
        var past = Made(world, null);
        Same(Made(world, past), world);
        Should.Throw<InvalidOperationException>(() => past.Run());
        Should.Throw<InvalidOperationException>(() => past.Changes);
        Should.Throw<InvalidOperationException>(() => Made(world, past));
    }

    private static World World(int measures, string valuesFrom)
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        for (var at = 0; at < measures; at++)
        {
            var measure = sample.Placed($"m{at}", new() { Levels = Levels.Of(target: 9 + at, red: 1), Aggregation = at % 2 == 0 ? Aggregation.Sum : Aggregation.Last });
            sample.Values(measure, valuesFrom, Thirty);
            if (at % 3 == 0)
                sample.Placed($"f{at}", new() { Formula = $"[m{at}] / 2", Levels = Levels.Of(target: 5, red: 1) });
        }
        return sample.World;
    }
}
