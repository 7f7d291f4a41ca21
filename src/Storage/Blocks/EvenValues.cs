using System.Text;
using Binnacle.App.Changes;
using Binnacle.Core.Time;

namespace Binnacle.Storage.Blocks;

/// <summary>Values at even distances from the first; <see cref="BlockText"/> has the form. Not safe for several threads.</summary>
internal sealed class EvenValues
{
    /// <summary>With more gaps than that, values are no longer written with them.</summary>
    private const int MostPlacesOfValue = 2;

    private const int LengthOfGap = 5;

    /// <summary>From the least row to the greatest at once.</summary>
    private const long MostOfStep = uint.MaxValue;

    /// <summary>Names, brackets, the first period and two whole numbers.</summary>
    private const int LengthOfRest = 96;

    private int[] _places = [];

    /// <summary>Whose places these are: the next block mostly has the same ones.</summary>
    private Period[]? _placesOf;
    private bool _areEven;
    private byte[] _first = [];

    public bool TryWrite(ObservationBlock block, BlockPages pages, out ReadOnlyMemory<byte> written)
    {
        written = default;
        if (!ReferenceEquals(_placesOf, block.Periods))
            (_areEven, _placesOf) = (FindPlaces(block.Periods), block.Periods);
        if (!_areEven)
            return false;
        var places = _places.AsSpan(0, block.Periods.Length);
        var text = new BlockWriter(pages.Room(LengthOfRest + (places.Length * BlockWriter.MostOfEntry) + ((places[^1] + 1 - places.Length) * LengthOfGap)));
        text.Put("{\"first\":\""u8);
        text.Put(_first);
        text.Put((byte)'"');
        var (row, step) = (0, 0L);
        var rowsAreEven = block.Rows.Length > 0 && AreEven(block.Rows, places, out row, out step);
        if (rowsAreEven)
        {
            text.Put(",\"row\":"u8);
            text.Whole(row);
            text.Put(",\"step\":"u8);
            text.Whole(step);
        }
        text.Put(",\"values\":["u8);
        var next = 0;
        for (var at = 0; at < places.Length; at++)
        {
            for (; next < places[at]; next++)
                text.Put("null,"u8);
            if (block.Rows.Length > 0 && !rowsAreEven)
            {
                text.Put((byte)'[');
                text.Number(block.Values[at]);
                text.Put((byte)',');
                text.Whole(block.Rows[at]);
                text.Put((byte)']');
            }
            else
            {
                text.Number(block.Values[at]);
            }
            text.Put(at + 1 < places.Length ? (byte)',' : (byte)']');
            next++;
        }
        text.Put((byte)'}');
        written = pages.Keep(text.Used);
        return true;
    }

    /// <exception cref="FormatException">It has not as many values as it should, or is not of this form.</exception>
    public static void Read(ref BlockScanner text, Span<Period> periods, Span<double> values, Span<int> rows)
    {
        text.Take("{\"first\":"u8);
        var first = BlockScanner.Period(text.Quoted());
        var (row, step) = (0, 0L);
        var rowsAreEven = text.TryTake(",\"row\":"u8);
        if (rowsAreEven)
        {
            row = text.Row();
            text.Take(",\"step\":"u8);
            step = text.Whole();
            if (step is < -MostOfStep or > MostOfStep)
                throw BlockScanner.Broken();
        }
        text.Take(",\"values\":["u8);
        var place = 0;
        for (var at = 0; at < periods.Length; at++)
        {
            if (at > 0)
                text.Take(","u8);
            for (; text.TryTake("null,"u8); place++)
            {
            }
            periods[at] = Even(first, place);
            if (rows.Length > 0 && !rowsAreEven)
            {
                text.Take("["u8);
                values[at] = text.Number();
                text.Take(","u8);
                rows[at] = text.Row();
                text.Take("]"u8);
            }
            else
            {
                values[at] = text.Number();
                if (rows.Length > 0)
                    rows[at] = Row(row + (step * place));
            }
            place++;
        }
        text.Take("]}"u8);
    }

    private static Period Even(Period first, int place)
    {
        try
        {
            return EvenPeriods.At(first, place);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw BlockScanner.Broken();
        }
    }

    /// <summary>Beyond 32 bits it is no row, whatever the view would show.</summary>
    private static int Row(long row) => row >= int.MinValue && row <= int.MaxValue ? (int)row : throw BlockScanner.Broken();

    private bool FindPlaces(Period[] periods)
    {
        if (_places.Length < periods.Length)
            _places = new int[periods.Length];
        var last = -1;
        for (var at = 0; at < periods.Length; at++)
        {
            var place = EvenPeriods.PlaceOf(periods[0], periods[at]);
            if (place <= last)
                return false;
            _places[at] = last = place;
        }
        if (last + 1 > MostPlacesOfValue * periods.Length)
            return false;
        _first = Encoding.UTF8.GetBytes(periods[0].ToString());
        return true;
    }

    /// <param name="row">Of the first place.</param>
    /// <param name="step">From each place to the next; may be 0 or negative.</param>
    private static bool AreEven(int[] rows, ReadOnlySpan<int> places, out int row, out long step)
    {
        (row, step) = (rows[0], rows.Length == 1 ? 0 : ((long)rows[^1] - rows[0]) / places[^1]);
        for (var at = 0; at < rows.Length; at++)
            if (rows[at] != row + (step * places[at]))
                return false;
        return true;
    }
}
