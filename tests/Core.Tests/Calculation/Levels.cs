using System.Collections.Immutable;
using Binnacle.Core.Measures;

namespace Binnacle.Core.Tests.Calculation;

internal static class Levels
{
    public static ImmutableSortedDictionary<string, Level> Of(
        double? target = null, double? red = null, double? amber = null, double? min = null, double? max = null, double? baseline = null)
    {
        var levels = ImmutableSortedDictionary.CreateBuilder<string, Level>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("target", target), ("red", red), ("amber", amber), ("min", min), ("max", max), ("baseline", baseline) })
            if (value is { } level)
                levels[name] = new(level);
        return levels.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, Level> Formula(string series, string formula) =>
        ImmutableSortedDictionary<string, Level>.Empty.Add(series, new(Formula: formula));
}
