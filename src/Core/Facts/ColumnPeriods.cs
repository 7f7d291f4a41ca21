using Binnacle.Core.Snapshots;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>A column's periods, rising: all of an array that many columns share, or some of it. Most series of one import differ in their gaps alone, and a place takes a byte.</summary>
internal readonly struct ColumnPeriods
{
    public static readonly ColumnPeriods None = new([], null);

    /// <summary>A place among them takes a byte.</summary>
    public const int MostShared = byte.MaxValue + 1;

    private readonly Period[] _shared;

    /// <summary>Null where the column has all of them and nothing else.</summary>
    private readonly byte[]? _places;

    private ColumnPeriods(Period[] shared, byte[]? places) => (_shared, _places) = (shared, places);

    public int Count => _places is null ? _shared.Length : _places.Length;

    /// <summary>All that may be in it.</summary>
    public Period[] Shared => _shared;

    /// <summary>Others can have some of them; of longer ones they can have all.</summary>
    public bool IsShort => _shared.Length is > 0 and <= MostShared;

    public bool IsWhole => _places is null;

    public Period this[int at] => _shared[PlaceOf(at)];

    /// <summary>Where it stands among those shared.</summary>
    public int PlaceOf(int at) => _places is null ? at : _places[at];

    /// <param name="periods">Rising; one may come several times.</param>
    /// <param name="like">Of a column that may have much the same periods; default: there is none.</param>
    public static ColumnPeriods Of(Period[] periods, ColumnPeriods like)
    {
        if (like._shared is null || periods.Length == 0)
            return new(periods, null);
        if (ReferenceEquals(periods, like._shared) || periods.AsSpan().SequenceEqual(like._shared))
            return new(like._shared, null);
        if (!like.IsShort)
            return new(periods, null);
        var shared = Holds(like._shared, periods) ? like._shared : Together(like._shared, periods);
        return shared.Length > MostShared ? new(periods, null) : new(shared, Places(shared, periods));
    }

    /// <summary>Those of which there is a number.</summary>
    /// <param name="shared">Rising, none twice.</param>
    /// <param name="numbers">One each; not a number: there is none.</param>
    public static ColumnPeriods Among(Period[] shared, ReadOnlySpan<double> numbers)
    {
        var count = 0;
        foreach (var number in numbers)
            if (!double.IsNaN(number))
                count++;
        if (count == numbers.Length)
            return new(shared, null);
        if (shared.Length > MostShared)
        {
            var own = new List<Period>(count);
            for (var at = 0; at < numbers.Length; at++)
                if (!double.IsNaN(numbers[at]))
                    own.Add(shared[at]);
            return new([.. own], null);
        }
        var (places, place) = (new byte[count], 0);
        for (var at = 0; at < numbers.Length; at++)
            if (!double.IsNaN(numbers[at]))
                places[place++] = (byte)at;
        return new(shared, places);
    }

    /// <summary>With a period more, where it is one of those shared.</summary>
    /// <param name="at">Behind all that are not later.</param>
    public bool TryAdd(int at, Period period, out ColumnPeriods with)
    {
        with = default;
        if (!IsShort || Array.BinarySearch(_shared, period) is not (>= 0 and var place))
            return false;
        var places = new byte[Count + 1];
        for (var old = 0; old < Count; old++)
            places[old < at ? old : old + 1] = (byte)PlaceOf(old);
        places[at] = (byte)place;
        var isWhole = places.Length == _shared.Length;
        for (var one = 0; isWhole && one < places.Length; one++)
            isWhole = places[one] == one;
        with = new(_shared, isWhole ? null : places);
        return true;
    }

    public void Write(ByteWriter writer, SharedParts<Period[]> shared)
    {
        shared.Write(writer, _shared);
        writer.Count(_places is null ? 0 : _places.Length + 1);
        writer.Values<byte>(_places);
    }

    public static ColumnPeriods Read(ByteReader reader, SharedParts<Period[]> shared)
    {
        var all = shared.Read(reader);
        if (reader.Count() is not (> 0 and var count))
            return new(all, null);
        var places = new byte[count - 1];
        reader.Values<byte>(places);
        return new(all, places);
    }

    /// <summary>Both rise: one walk tells.</summary>
    private static bool Holds(Period[] shared, Period[] periods)
    {
        var place = 0;
        foreach (var period in periods)
        {
            while (place < shared.Length && shared[place] < period)
                place++;
            if (place == shared.Length || shared[place] != period)
                return false;
        }
        return true;
    }

    private static Period[] Together(Period[] shared, Period[] periods) => [.. shared.Union(periods).Order()];

    private static byte[] Places(Period[] shared, Period[] periods)
    {
        var (places, place) = (new byte[periods.Length], 0);
        for (var at = 0; at < places.Length; at++)
        {
            while (shared[place] != periods[at])
                place++;
            places[at] = (byte)place;
        }
        return places;
    }
}
