using Binnacle.Core.Calculation.Plans;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation.Plans;

public sealed class ParallelRunTests
{
    /// <summary>Twelve steps in six parts; those of the second half of the parts read what stands two parts before them.</summary>
    private static StepList Steps()
    {
        var steps = new StepList();
        for (var at = 0; at < 12; at++)
            steps.Add(new(StepKind.Other, at, 0, 1), default, at >= 6 ? [at - 4] : []);
        return Settled(steps, 0, 2, 4, 6, 8, 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_part_runs_once_and_after_what_it_reads(int threads)
    {
        var done = new int[12];
        var late = 0;
        var run = new ParallelRun(Steps(), (from, to) =>
        {
            for (var at = from; at < to; at++)
            {
                if (at >= 6 && Volatile.Read(ref done[at - 4]) <= Volatile.Read(ref done[at]))
                    Interlocked.Increment(ref late);
                Interlocked.Increment(ref done[at]);
            }
        });
        for (var round = 1; round <= 200; round++)
        {
            run.Run(threads);
            done.ShouldAllBe(times => times == round);
        }
        late.ShouldBe(0);
    }

    [Fact]
    public void Nothing_to_do_is_done_at_once() => new ParallelRun(Settled(new()), (_, _) => throw new InvalidOperationException()).Run(3);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_fails_is_told_ends_the_run_and_the_next_is_whole(int threads)
    {
        var (fails, ran) = (true, 0);
        var run = new ParallelRun(Steps(), (from, _) =>
        {
            Interlocked.Increment(ref ran);
            if (fails && from == 4)
                throw new InvalidOperationException("of the third part");
        });
        Should.Throw<InvalidOperationException>(() => run.Run(threads)).Message.ShouldBe("of the third part");
        // What nobody has begun yet is left.
        ran.ShouldBeInRange(threads == 1 ? 3 : 1, 3);
        (fails, ran) = (false, 0);
        run.Run(threads);
        ran.ShouldBe(6);
    }

    private static StepList Settled(StepList steps, params int[] cuts)
    {
        steps.Settle(cuts);
        return steps;
    }
}
