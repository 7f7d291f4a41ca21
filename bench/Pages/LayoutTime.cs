using System.Diagnostics;
using Binnacle.Web.Maps;
using Binnacle.Web.Tests.Maps;

namespace Binnacle.Bench.Pages;

/// <summary>Milliseconds to lay out a strategy map of forty objectives, over many maps, after a few to warm up.</summary>
internal static class LayoutTime
{
    private const int Objectives = 40;
    private const int Maps = 60;
    private const int WarmUp = 30;

    public static double[] Measure()
    {
        var times = new List<double>();
        for (var seed = 1 - WarmUp; seed <= Maps; seed++)
        {
            var model = MadeMaps.Of(Objectives, Math.Abs(seed) + 1);
            var since = Stopwatch.GetTimestamp();
            MapLayout.Of(model);
            if (seed > 0)
                times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        return [.. times.Order()];
    }
}
