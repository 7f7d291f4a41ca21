using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>
/// All that was ever observed of one series of one element: a number a cell, by period, newest word last. Columns of one import share their periods
/// and their voice, so a cell is little more than its number. Immutable.
/// </summary>
internal sealed partial class FactColumn : FactSeries
{
    private readonly ColumnPeriods _periods;

    /// <summary>Its numbers begin at <see cref="_from"/>: columns of a snapshot share one array.</summary>
    private readonly double[] _values;
    private readonly int _from;
    private readonly Voice[] _voices;

    /// <summary>Null where one voice says it all.</summary>
    private readonly int[]? _voiceOf;
    private readonly RowNumbers _rows;

    /// <summary>No period twice.</summary>
    private readonly bool _isDistinct;

    private FactColumn(string series, ColumnPeriods periods, bool isDistinct, double[] values, int from, Voice[] voices, int[]? voiceOf, RowNumbers rows)
        : base(series) => (_periods, _values, _from, _voices, _voiceOf, _rows, _isDistinct) = (periods, values, from, voices, voiceOf, rows, isDistinct);

    public override FactColumn Whole => this;

    /// <summary>Those who said its cells; columns of one import share the array.</summary>
    public Voice[] Voices => _voices;

    public int Count => _periods.Count;

    /// <summary>Others can have some of its periods, too.</summary>
    public bool IsShort => _periods.IsShort;

    private ReadOnlySpan<double> Values => _values.AsSpan(_from, _periods.Count);

    /// <summary>One number a period, all said at once: what most columns are. Its periods are some of one array for many columns.</summary>
    public bool IsPlain(long asKnownOn, out ColumnPeriods periods, out ReadOnlySpan<double> numbers, out Quality quality)
    {
        (periods, quality) = (_periods, _voices.Length > 0 ? _voices[0].Quality : Quality.Submitted);
        numbers = Values;
        return _isDistinct && _voices is [{ IsNumber: true } voice] && voice.Seq <= asKnownOn;
    }

    /// <summary>Its cells, and others in the order in which they were said.</summary>
    /// <param name="like">A column that may have the same periods.</param>
    public static FactColumn Of(string series, FactColumn? earlier, List<FactEntry> said, FactColumn? like)
    {
        for (var at = 1; at < said.Count; at++)
            if (said[at].Period < said[at - 1].Period)
            {
                said = [.. said.OrderBy(entry => entry.Period)]; // keeps the order of those of one period
                break;
            }
        var before = earlier?.Count ?? 0;
        var length = before + said.Count;
        var (periods, values, voiceOf, rows) = (new Period[length], new double[length], new int[length], new int[length]);
        List<Voice> voices = earlier is null ? [] : [.. earlier._voices];
        for (var (at, old, next) = (0, 0, 0); at < length; at++)
        {
            if (next == said.Count || (old < before && earlier!._periods[old] <= said[next].Period))
            {
                (periods[at], values[at], voiceOf[at], rows[at]) = (earlier!._periods[old], earlier.Values[old], earlier.VoiceAt(old), earlier.RowAt(old));
                old++;
                continue;
            }
            var entry = said[next++];
            if (voices.Count == 0 || !ReferenceEquals(voices[^1], entry.Voice))
                voices.Add(entry.Voice);
            (periods[at], values[at], voiceOf[at], rows[at]) = (entry.Period, entry.Value, voices.Count - 1, entry.Row);
        }
        var isOne = voices.Count == 1;
        var alike = ColumnPeriods.Of(periods, like?._periods ?? earlier?._periods ?? default);
        return new(
            series, alike, AreDistinct(periods), values, 0, isOne && like is { _voices: [var only] } && ReferenceEquals(only, voices[0]) ? like._voices : [.. voices], isOne ? null : voiceOf,
            RowNumbers.Of(rows, alike));
    }

    public override FactSeries With(in FactEntry said) => new AmendedColumn(this, said);

    /// <summary>Its cells and one word more, the newest of its period.</summary>
    public FactColumn And(in FactEntry said)
    {
        var at = Behind(said.Period);
        if (!_periods.TryAdd(at, said.Period, out var periods))
            return Of(Series, this, [said], null);
        var voice = _voices.Length - 1;
        Voice[] voices = _voices;
        if (voice < 0 || !ReferenceEquals(_voices[voice], said.Voice))
            (voice, voices) = (voice + 1, [.. _voices, said.Voice]);
        var voiceOf = voice == 0 ? null : With<int>(_voiceOf ?? new int[Count], at, voice);
        return new(Series, periods, _isDistinct && (at == 0 || _periods[at - 1] != said.Period), With(Values, at, said.Value), 0, voices, voiceOf, _rows.With(_periods, at, said.Row));
    }

    /// <summary>A block's cells and nothing else.</summary>
    /// <param name="like">A column that may have much the same periods and the same voice.</param>
    public static FactColumn Of(FactBlock block, Voice voice, FactColumn? like)
    {
        var periods = ColumnPeriods.Of(block.Periods, like?._periods ?? default);
        return new(
            block.Series, periods, AreDistinct(block.Periods), block.Values, 0, like is { _voices: [var only] } && ReferenceEquals(only, voice) ? like._voices : [voice], null,
            block.Rows.Length == 0 ? default : RowNumbers.Of(block.Rows, periods));
    }

    /// <summary>One number a period, all said by one.</summary>
    /// <param name="from">Where its numbers begin in the array.</param>
    public static FactColumn Of(string series, ColumnPeriods periods, double[] numbers, int from, Voice[] voices) => new(series, periods, true, numbers, from, voices, null, default);

    /// <summary>The same cells as said by others, one for each voice there is.</summary>
    public FactColumn SaidBy(Voice[] voices) => new(Series, _periods, _isDistinct, _values, _from, voices, _voiceOf, _rows);

    public FactEntry Entry(int at, Func<Voice, Voice> voice) => new(_periods[at], Values[at], voice(VoiceOf(at)), RowAt(at));

    public override FactEntry? Newest(Period period, long asKnownOn) => PlaceOfNewest(period, asKnownOn) is >= 0 and var at ? new(period, Values[at], VoiceOf(at), RowAt(at)) : null;

    /// <summary>Where the newest word of the next period stands; its length behind the last.</summary>
    /// <param name="at">Where to begin.</param>
    /// <param name="next">Where the period after it begins.</param>
    public int Newest(int at, long asKnownOn, out int next)
    {
        while (at < Count)
        {
            var (found, period) = (-1, _periods[at]);
            for (next = at; next < Count && _periods[next] == period; next++)
                if (VoiceOf(next).Seq <= asKnownOn)
                    found = next;
            if (found >= 0)
                return found;
            at = next;
        }
        return next = Count;
    }

    public IEnumerable<Observation> Versions(ElementId element, Period period, long asKnownOn)
    {
        var behind = Behind(period);
        var at = behind;
        while (at > 0 && _periods[at - 1] == period)
            at--;
        for (; at < behind; at++)
            if (VoiceOf(at).Seq <= asKnownOn)
                yield return Observation(element, at);
    }

    /// <summary>By period, oldest first within one.</summary>
    public IEnumerable<Observation> All(ElementId element, long asKnownOn)
    {
        for (var at = 0; at < Count; at++)
            if (VoiceOf(at).Seq <= asKnownOn)
                yield return Observation(element, at);
    }

    public Observation Observation(ElementId element, int at) => VoiceOf(at).Of(element, Series, _periods[at], Values[at], RowAt(at));

    public FactCell Cell(int at) => new(_periods[at], VoiceOf(at), Values[at]);

    private static bool AreDistinct(Period[] periods)
    {
        for (var at = 1; at < periods.Length; at++)
            if (periods[at] == periods[at - 1])
                return false;
        return true;
    }

    private static T[] With<T>(ReadOnlySpan<T> all, int at, T one)
    {
        var with = GC.AllocateUninitializedArray<T>(all.Length + 1);
        all[..at].CopyTo(with);
        with[at] = one;
        all[at..].CopyTo(with.AsSpan(at + 1));
        return with;
    }

    private Voice VoiceOf(int at) => _voices[VoiceAt(at)];

    private int RowAt(int at) => _rows.At(at, _periods.PlaceOf(at));

    private int VoiceAt(int at) => _voiceOf is null ? 0 : _voiceOf[at];

    /// <summary>Where the newest word on the period stands; -1 where nobody spoke.</summary>
    private int PlaceOfNewest(Period period, long asKnownOn)
    {
        for (var at = Behind(period) - 1; at >= 0 && _periods[at] == period; at--)
            if (VoiceOf(at).Seq <= asKnownOn)
                return at;
        return -1;
    }

    /// <summary>Behind the last word on the period.</summary>
    private int Behind(Period period)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_periods[middle] <= period)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
