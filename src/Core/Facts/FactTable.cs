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
    public static readonly FactTable Empty = new(ImmutableDictionary<ElementId, ImmutableArray<FactColumn>>.Empty, long.MaxValue);

    /// <summary>Of each element, its series in the order of their names.</summary>
    private readonly ImmutableDictionary<ElementId, ImmutableArray<FactColumn>> _columns;
    private readonly long _asKnownOn;

    private FactTable(ImmutableDictionary<ElementId, ImmutableArray<FactColumn>> columns, long asKnownOn)
    {
        _columns = columns;
        _asKnownOn = asKnownOn;
    }

    /// <summary>Every element and series that was ever observed.</summary>
    public IEnumerable<(ElementId Element, string Series)> Columns => _columns.SelectMany(pair => pair.Value.Select(column => (pair.Key, column.Series)));

    /// <summary>Every word known, series by series.</summary>
    public IEnumerable<Observation> All =>
        from pair in _columns
        from column in pair.Value
        from said in column.All(pair.Key, _asKnownOn)
        select said;

    /// <summary>The same table as it was known after the change <paramref name="seq"/>, that change included.</summary>
    public FactTable AsKnownOn(long seq) => new(_columns, seq);

    /// <summary>Observations in the order of their changes; within a change, in the order they were given.</summary>
    public FactTable Add(IEnumerable<Observation> observations)
    {
        var builder = new Builder(this);
        foreach (var said in observations)
            builder.Add(said);
        return builder.Built();
    }

    /// <summary>The newest word on the period, whatever it says; null where nobody spoke.</summary>
    public Observation? Newest(ElementId element, string series, Period period) => Find(element, series)?.Newest(element, period, _asKnownOn);

    /// <summary>The number of the newest word on the period; not a number where it gives none.</summary>
    public double Number(ElementId element, string series, Period period) => Find(element, series)?.Number(period, _asKnownOn) ?? double.NaN;

    /// <summary>The newest word on each period that has one, in time order within a frequency.</summary>
    public IEnumerable<Observation> Newest(ElementId element, string series)
    {
        if (Find(element, series) is not { } column)
            yield break;
        for (var at = column.Newest(0, _asKnownOn, out var next); at < column.Count; at = column.Newest(next, _asKnownOn, out next))
            yield return column.Observation(element, at);
    }

    /// <summary>The same, of the numbers alone and without making an object of each.</summary>
    public NewestCells Cells(ElementId element, string series) => Of(element).Cells(series);

    /// <summary>All series of an element, looked up once.</summary>
    public ElementFacts Of(ElementId element) => new(_columns.TryGetValue(element, out var columns) ? columns : [], _asKnownOn);

    /// <summary>Every word ever said on the period and known by then, oldest first.</summary>
    public IEnumerable<Observation> History(ElementId element, string series, Period period) => Find(element, series)?.Versions(element, period, _asKnownOn) ?? [];

    public IEnumerable<string> SeriesOf(ElementId element) => _columns.TryGetValue(element, out var columns) ? columns.Select(column => column.Series) : [];

    private FactColumn? Find(ElementId element, string series) => Of(element).Find(series);

    /// <summary>Takes observations by the million without keeping an object of each.</summary>
    public sealed class Builder(FactTable table)
    {
        /// <summary>What is waiting is put into columns at this many.</summary>
        private const int MostWaiting = 1 << 20;
        private const int MostVoices = 4;

        private readonly ImmutableDictionary<ElementId, ImmutableArray<FactColumn>>.Builder _columns = table._columns.ToBuilder();
        private readonly Dictionary<(ElementId, string), List<FactEntry>> _waiting = [];
        private readonly List<Voice> _voices = new(MostVoices);
        private ((ElementId Element, string Series) Key, List<FactEntry>? Entries) _last;
        private int _count;

        public void Add(Observation said)
        {
            var voice = VoiceOf(said, out var row);
            var key = (said.Element, said.Series);
            if (_last.Entries is null || _last.Key != key)
            {
                if (!_waiting.TryGetValue(key, out var entries))
                    _waiting[key] = entries = [];
                _last = (key, entries);
            }
            _last.Entries!.Add(new(said.Period, said.Value ?? double.NaN, voice, row));
            if (++_count >= MostWaiting)
                Settle();
        }

        public FactTable Built()
        {
            Settle();
            return new(_columns.ToImmutable(), table._asKnownOn);
        }

        private void Settle()
        {
            FactColumn? like = null;
            foreach (var ((element, series), entries) in _waiting)
            {
                var columns = _columns.TryGetValue(element, out var known) ? known : [];
                var at = 0;
                while (at < columns.Length && string.CompareOrdinal(columns[at].Series, series) < 0)
                    at++;
                var isThere = at < columns.Length && columns[at].Series == series;
                like = FactColumn.Of(series, isThere ? columns[at] : null, entries, like);
                _columns[element] = isThere ? columns.SetItem(at, like) : columns.Insert(at, like);
            }
            _waiting.Clear();
            (_last, _count) = (default, 0);
        }

        private Voice VoiceOf(Observation said, out int row)
        {
            foreach (var known in _voices)
                if (known.Fits(said, out row))
                    return known;
            var voice = Voice.Of(said, out row);
            if (_voices.Count == MostVoices)
                _voices.RemoveAt(0);
            _voices.Add(voice);
            return voice;
        }
    }
}
