using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>Periods for which series were given, written or known already: what comes again is found, however far behind.</summary>
internal sealed class GivenPeriods
{
    /// <summary>Rising.</summary>
    private readonly Dictionary<(ElementId, string), Period[]> _given = [];

    /// <returns>A period that was given before; null, and they are given now, where there is none.</returns>
    public Period? Add(FactBlock block)
    {
        var key = (block.Element, block.Series);
        if (!_given.TryGetValue(key, out var earlier))
        {
            _given[key] = block.Periods;
            return null;
        }
        foreach (var period in block.Periods)
            if (Array.BinarySearch(earlier, period) >= 0)
                return period;
        Period[] both = [.. earlier, .. block.Periods];
        if (both[earlier.Length] < both[earlier.Length - 1])
            Array.Sort(both);
        _given[key] = both;
        return null;
    }
}
