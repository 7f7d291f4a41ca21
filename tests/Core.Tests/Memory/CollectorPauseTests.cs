using System.Runtime;
using Binnacle.Core.Memory;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Memory;

/// <summary>A pause is the whole process's: nothing runs beside these.</summary>
[CollectionDefinition(nameof(CollectorPauseTests), DisableParallelization = true)]
[Collection(nameof(CollectorPauseTests))]
public sealed class CollectorPauseTests
{
    private const long Bytes = 64 * 1024 * 1024;

    [Fact]
    public void Nothing_is_collected_until_it_ends()
    {
        using (CollectorPause.For(Bytes, Bytes))
        {
            GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
            var before = GC.CollectionCount(0);
            Make(megabytes: 48);
            GC.CollectionCount(0).ShouldBe(before);
        }
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void One_within_another_neither_begins_nor_ends_anything()
    {
        using var outer = CollectorPause.For(Bytes, Bytes);
        using (CollectorPause.For(Bytes, Bytes))
            Make(megabytes: 1);
        GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void More_than_was_said_ends_it_and_nobody_is_told()
    {
        var before = GC.CollectionCount(0);
        using (CollectorPause.For(32 * 1024 * 1024, 32 * 1024 * 1024))
            Make(megabytes: 1024);
        GC.CollectionCount(0).ShouldBeGreaterThan(before + 1);
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void One_that_ended_by_itself_does_not_end_the_next()
    {
        using (var first = CollectorPause.For(Bytes, Bytes))
        {
            Make(megabytes: 1024);
            using var second = CollectorPause.For(Bytes, Bytes);
            GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
            first.Dispose();
            GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
        }
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1024 * 1024)]
    public void For_little_there_is_none(long bytes)
    {
        using var pause = CollectorPause.For(bytes, bytes);
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void For_more_than_half_of_the_memory_that_is_left_there_is_none()
    {
        using var pause = CollectorPause.For(Bytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    private static void Make(int megabytes)
    {
        for (var at = 0; at < megabytes * 16; at++)
            GC.KeepAlive(new byte[64 * 1024]);
    }
}
