using System.Collections.Immutable;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>All that was ever observed of one series of one element, by period, newest word last.</summary>
internal sealed class FactColumn
{
    public static readonly FactColumn Empty = new(ImmutableSortedDictionary<Period, ImmutableArray<Observation>>.Empty);

    private readonly ImmutableSortedDictionary<Period, ImmutableArray<Observation>> _cells;

    private FactColumn(ImmutableSortedDictionary<Period, ImmutableArray<Observation>> cells) => _cells = cells;

    public IEnumerable<Period> Periods => _cells.Keys;

    public Observation? Newest(Period period, long asKnownOn)
    {
        if (!_cells.TryGetValue(period, out var versions))
            return null;
        for (var i = versions.Length - 1; i >= 0; i--)
            if (versions[i].Seq <= asKnownOn)
                return versions[i];
        return null;
    }

    public ImmutableArray<Observation> Versions(Period period) => _cells.TryGetValue(period, out var versions) ? versions : [];

    public FactColumn Add(IEnumerable<Observation> observations)
    {
        var cells = _cells.ToBuilder();
        foreach (var observation in observations)
        {
            var versions = cells.TryGetValue(observation.Period, out var earlier) ? earlier : [];
            cells[observation.Period] = versions.Add(observation);
        }
        return new(cells.ToImmutable());
    }
}
