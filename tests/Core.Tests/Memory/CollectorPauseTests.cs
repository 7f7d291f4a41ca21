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
    private const long Bytes = 256 * 1024 * 1024;

    [Fact]
    public void Nothing_is_collected_until_it_ends()
    {
        using (CollectorPause.For(Bytes))
        {
            GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
            var before = GC.CollectionCount(0);
            Make(megabytes: 200);
            GC.CollectionCount(0).ShouldBe(before);
        }
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void One_within_another_neither_begins_nor_ends_anything()
    {
        using var outer = CollectorPause.For(Bytes);
        using (CollectorPause.For(Bytes))
            Make(megabytes: 1);
        GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void More_than_was_said_ends_it_and_nobody_is_told()
    {
        var before = GC.CollectionCount(0);
        using (CollectorPause.For(64 * 1024 * 1024))
            Make(megabytes: 1024);
        GC.CollectionCount(0).ShouldBeGreaterThan(before + 1);
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1024 * 1024)]
    public void For_little_there_is_none(long bytes)
    {
        using var pause = CollectorPause.For(bytes);
        GCSettings.LatencyMode.ShouldNotBe(GCLatencyMode.NoGCRegion);
    }

    [Fact]
    public void More_than_there_is_pauses_for_a_part()
    {
        using var pause = CollectorPause.For(long.MaxValue);
        GCSettings.LatencyMode.ShouldBe(GCLatencyMode.NoGCRegion);
    }

    private static void Make(int megabytes)
    {
        for (var at = 0; at < megabytes * 16; at++)
            GC.KeepAlive(new byte[64 * 1024]);
    }
}
