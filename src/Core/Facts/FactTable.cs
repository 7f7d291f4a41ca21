using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>
/// Every observation with both clocks: the period it holds for, and the change since which it is known.
/// Immutable: adding gives a new table that shares what did not change, so a reader's table never moves under it.
/// </summary>
public sealed partial class FactTable
{
    public static readonly FactTable Empty = new(ElementLists<FactSeries>.Empty, long.MaxValue);

    /// <summary>Of each element, its series in the order of their names.</summary>
    private readonly ElementLists<FactSeries> _columns;
    private readonly long _asKnownOn;

    private FactTable(ElementLists<FactSeries> columns, long asKnownOn)
    {
        _columns = columns;
        _asKnownOn = asKnownOn;
    }

    /// <summary>Every element and series that was ever observed.</summary>
    public IEnumerable<(ElementId Element, string Series)> Columns => _columns.All().SelectMany(pair => pair.List.Select(column => (pair.Id, column.Series)));

    /// <summary>Every word known, series by series.</summary>
    public IEnumerable<Observation> All =>
        from pair in _columns.All()
        from column in pair.List
        from said in column.Whole.All(pair.Id, _asKnownOn)
        select said;

    /// <summary>The same table as it was known after the change <paramref name="seq"/>, that change included.</summary>
    public FactTable AsKnownOn(long seq) => new(_columns, seq);

    /// <summary>Observations in the order of their changes; within a change, in the order they were given.</summary>
    public FactTable Add(IEnumerable<Observation> observations)
    {
        // What an edit mostly says.
        if (observations is IReadOnlyCollection<Observation> { Count: 1 })
        {
            var said = observations.First();
            return new(_columns.With(said.Element, With(_columns[said.Element], said)), _asKnownOn);
        }
        var builder = new Builder(this);
        foreach (var said in observations)
            builder.Add(said);
        return builder.Built();
    }

    private static ImmutableArray<FactSeries> With(ImmutableArray<FactSeries> columns, Observation said)
    {
        var at = PlaceOf(columns, said.Series, out var isThere);
        var entry = new FactEntry(said.Period, said.Value ?? double.NaN, Voice.Of(said, out var row), row);
        FactSeries column = isThere ? columns[at].With(entry) : FactColumn.Of(said.Series, null, [entry], null);
        return isThere ? columns.SetItem(at, column) : columns.Insert(at, column);
    }

    private static int PlaceOf(ImmutableArray<FactSeries> columns, string series, out bool isThere)
    {
        var at = 0;
        while (at < columns.Length && string.CompareOrdinal(columns[at].Series, series) < 0)
            at++;
        isThere = at < columns.Length && columns[at].Series == series;
        return at;
    }

    /// <summary>The newest word on the period, whatever it says; null where nobody spoke.</summary>
    public Observation? Newest(ElementId element, string series, Period period) => Find(element, series)?.Newest(element, period, _asKnownOn);

    /// <summary>The number of the newest word on the period; not a number where it gives none.</summary>
    public double Number(ElementId element, string series, Period period) => Cell(element, series, period)?.Number ?? double.NaN;

    /// <summary>The newest word on the period, without making an object of it.</summary>
    public FactCell? Cell(ElementId element, string series, Period period) => Find(element, series)?.Cell(period, _asKnownOn);

    /// <summary>The newest word on each period that has one, in time order within a frequency.</summary>
    public IEnumerable<Observation> Newest(ElementId element, string series)
    {
        if (Find(element, series)?.Whole is not { } column)
            yield break;
        for (var at = column.Newest(0, _asKnownOn, out var next); at < column.Count; at = column.Newest(next, _asKnownOn, out next))
            yield return column.Observation(element, at);
    }

    /// <summary>The same, of the numbers alone and without making an object of each.</summary>
    public NewestCells Cells(ElementId element, string series) => Of(element).Cells(series);

    /// <summary>All series of an element, looked up once.</summary>
    public ElementFacts Of(ElementId element) => new(_columns[element], _asKnownOn);

    /// <summary>Every word ever said on the period and known by then, oldest first.</summary>
    public IEnumerable<Observation> History(ElementId element, string series, Period period) => Find(element, series)?.Whole.Versions(element, period, _asKnownOn) ?? [];

    public IEnumerable<string> SeriesOf(ElementId element) => _columns[element].Select(column => column.Series);

    private FactSeries? Find(ElementId element, string series) => Of(element).Find(series);

    /// <summary>Takes observations by the million without keeping an object of each.</summary>
    public sealed class Builder(FactTable table)
    {
        /// <summary>What is waiting is put into columns at this many.</summary>
        private const int MostWaiting = 1 << 20;
        private const int NumbersTogether = 1 << 16;

        private readonly ElementLists<FactSeries>.Builder _columns = new(table._columns);
        private readonly Dictionary<(ElementId, string), List<FactEntry>> _waiting = [];
        private readonly Voices _voices = new();

        /// <summary>Who says numbers without a source, as columns have it.</summary>
        private Voice[]? _plain;

        /// <summary>Numbers of such columns, and how many there are in it.</summary>
        private double[] _numbers = [];
        private int _used;

        /// <summary>The last column, and the last that has more periods than can be shared in part: most have much the same.</summary>
        private FactColumn? _like;
        private FactColumn? _likeLong;
        private ((ElementId Element, string Series) Key, List<FactEntry>? Entries) _last;
        private int _count;

        public void Add(Observation said)
        {
            var voice = _voices.Of(said, out var row);
            Add((said.Element, said.Series), new(said.Period, said.Value ?? double.NaN, voice, row));
        }

        private void Add((ElementId Element, string Series) key, in FactEntry entry)
        {
            if (_last.Entries is null || _last.Key != key)
            {
                if (!_waiting.TryGetValue(key, out var entries))
                    _waiting[key] = entries = [];
                _last = (key, entries);
            }
            _last.Entries!.Add(entry);
            if (++_count >= MostWaiting)
                Settle();
        }

        /// <summary>Where nothing was said of the series before, its numbers become a column as they are.</summary>
        public void Add(FactBlock block)
        {
            var voice = _voices.Of(block);
            var columns = _columns[block.Element];
            var at = PlaceOf(columns, block.Series, out var isThere);
            if (isThere || _waiting.ContainsKey((block.Element, block.Series)))
            {
                for (var cell = 0; cell < block.Periods.Length; cell++)
                    Add((block.Element, block.Series), new(block.Periods[cell], block.Values[cell], voice, block.Rows.Length > 0 ? block.Rows[cell] : 0));
                return;
            }
            var column = FactColumn.Of(block, voice, Like(block.Periods.Length));
            Keep(column);
            _columns[block.Element] = columns.Insert(at, column);
        }

        /// <summary>Numbers of a series without a source, where they are numbers. Those of many series lie in one array, which no collector moves.</summary>
        /// <param name="periods">Rising, none twice; kept.</param>
        /// <param name="numbers">One a period; not a number: nothing is said.</param>
        public void Add(ElementId element, string series, long seq, Period[] periods, ReadOnlySpan<double> numbers)
        {
            var columns = _columns[element];
            var at = PlaceOf(columns, series, out var isThere);
            if (_plain is not [var voice] || voice.Seq != seq)
                _plain = [voice = Voice.Plain(seq)];
            if (isThere || _waiting.ContainsKey((element, series)))
            {
                for (var cell = 0; cell < periods.Length; cell++)
                    if (!double.IsNaN(numbers[cell]))
                        Add((element, series), new(periods[cell], numbers[cell], voice, 0));
                return;
            }
            var of = ColumnPeriods.Among(periods, numbers);
            if (of.Count == 0)
                return;
            if (_numbers.Length - _used < of.Count)
                (_numbers, _used) = (GC.AllocateUninitializedArray<double>(Math.Max(NumbersTogether, of.Count)), 0);
            var from = _used;
            foreach (var number in numbers)
                if (!double.IsNaN(number))
                    _numbers[_used++] = number;
            _columns[element] = columns.Insert(at, FactColumn.Of(series, of, _numbers, from, _plain));
        }

        /// <summary>All of another table, as said by a change of that number.</summary>
        public void Add(FactTable said, long seq)
        {
            var voices = new Dictionary<Voice, Voice>(ReferenceEqualityComparer.Instance);
            Voice Now(Voice voice) => voices.TryGetValue(voice, out var now) ? now : voices[voice] = voice with { Seq = seq };
            var (shared, sharing) = ((Voice[]?)null, (Voice[]?)null);
            foreach (var (element, added) in said._columns.All())
                foreach (var column in added.Select(series => series.Whole))
                {
                    var columns = _columns[element];
                    var at = PlaceOf(columns, column.Series, out var isThere);
                    if (isThere || _waiting.ContainsKey((element, column.Series)))
                    {
                        for (var cell = 0; cell < column.Count; cell++)
                            Add((element, column.Series), column.Entry(cell, Now));
                        continue;
                    }
                    if (!ReferenceEquals(column.Voices, shared))
                        (shared, sharing) = (column.Voices, [.. column.Voices.Select(Now)]);
                    _columns[element] = columns.Insert(at, column.SaidBy(sharing!));
                }
        }

        public FactTable Built()
        {
            Settle();
            return new(_columns.Built(), table._asKnownOn);
        }

        private FactColumn? Like(int periods) => periods > ColumnPeriods.MostShared ? _likeLong : _like;

        private void Keep(FactColumn column)
        {
            if (column.IsShort)
                _like = column;
            else
                _likeLong = column;
        }

        private void Settle()
        {
            foreach (var ((element, series), entries) in _waiting)
            {
                var columns = _columns[element];
                var at = PlaceOf(columns, series, out var isThere);
                var column = FactColumn.Of(series, isThere ? columns[at].Whole : null, entries, Like(entries.Count));
                Keep(column);
                _columns[element] = isThere ? columns.SetItem(at, column) : columns.Insert(at, column);
            }
            _waiting.Clear();
            (_last, _count) = (default, 0);
        }
    }
}
