using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>
/// Every observation with both clocks: the period it holds for, and the change since which it is known.
/// Immutable: adding gives a new table that shares what did not change, so a reader's table never moves under it.
/// </summary>
public sealed class FactTable
{
    public static readonly FactTable Empty = new(ImmutableDictionary<(ElementId, string), FactColumn>.Empty, long.MaxValue);

    private readonly ImmutableDictionary<(ElementId Element, string Series), FactColumn> _columns;
    private readonly long _asKnownOn;

    private FactTable(ImmutableDictionary<(ElementId, string), FactColumn> columns, long asKnownOn)
    {
        _columns = columns;
        _asKnownOn = asKnownOn;
    }

    /// <summary>The same table as it was known after the change <paramref name="seq"/>, that change included.</summary>
    public FactTable AsKnownOn(long seq) => new(_columns, seq);

    /// <summary>Observations in the order of their changes; within a change, in the order they were given.</summary>
    public FactTable Add(IEnumerable<Observation> observations)
    {
        var columns = _columns.ToBuilder();
        foreach (var group in observations.GroupBy(o => (o.Element, o.Series)))
            columns[group.Key] = columns.GetValueOrDefault(group.Key, FactColumn.Empty).Add(group);
        return new(columns.ToImmutable(), _asKnownOn);
    }

    /// <summary>The newest word on the period, whatever it says; null where nobody spoke.</summary>
    public Observation? Newest(ElementId element, string series, Period period) =>
        _columns.TryGetValue((element, series), out var column) ? column.Newest(period, _asKnownOn) : null;

    /// <summary>The newest word on each period that has one, in time order within a frequency.</summary>
    public IEnumerable<Observation> Newest(ElementId element, string series)
    {
        if (!_columns.TryGetValue((element, series), out var column))
            yield break;
        foreach (var period in column.Periods)
            if (column.Newest(period, _asKnownOn) is { } observation)
                yield return observation;
    }

    /// <summary>Every word ever said on the period and known by then, oldest first.</summary>
    public IEnumerable<Observation> History(ElementId element, string series, Period period) =>
        _columns.TryGetValue((element, series), out var column)
            ? column.Versions(period).Where(observation => observation.Seq <= _asKnownOn)
            : [];

    public IEnumerable<string> SeriesOf(ElementId element) =>
        _columns.Keys.Where(key => key.Element == element).Select(key => key.Series).Order(StringComparer.Ordinal);

    /// <summary>Every element and series that was ever observed.</summary>
    public IEnumerable<(ElementId Element, string Series)> Columns => _columns.Keys;
}
