using System.Text;
using Binnacle.App.Changes;
using Binnacle.Core.Time;

namespace Binnacle.Storage.Blocks;

/// <summary>Values each with its period; <see cref="BlockText"/> has the form. Not safe for several threads.</summary>
internal sealed class ListedValues
{
    private readonly Dictionary<Period, byte[]> _openings = [];
    private readonly Dictionary<ulong, (byte[] Text, Period Period)> _known = [];

    public ReadOnlyMemory<byte> Write(ObservationBlock block, BlockPages pages)
    {
        var most = 2;
        foreach (var period in block.Periods)
            most += Opening(period).Length + BlockWriter.MostOfEntry;
        var text = new BlockWriter(pages.Room(most));
        text.Put((byte)'[');
        for (var at = 0; at < block.Values.Length; at++)
        {
            if (at > 0)
                text.Put((byte)',');
            text.Put(Opening(block.Periods[at]));
            text.Number(block.Values[at]);
            if (block.Rows.Length > 0)
            {
                text.Put((byte)',');
                text.Whole(block.Rows[at]);
            }
            text.Put((byte)']');
        }
        text.Put((byte)']');
        return pages.Keep(text.Used);
    }

    public void Read(ref BlockScanner text, Span<Period> periods, Span<double> values, Span<int> rows)
    {
        text.Take("["u8);
        for (var at = 0; at < periods.Length; at++)
        {
            if (at > 0)
                text.Take(","u8);
            text.Take("["u8);
            periods[at] = Known(text.Quoted());
            text.Take(","u8);
            values[at] = text.Number();
            if (rows.Length > 0)
            {
                text.Take(","u8);
                rows[at] = text.Row();
            }
            text.Take("]"u8);
        }
        text.Take("]"u8);
    }

    private byte[] Opening(Period period)
    {
        if (!_openings.TryGetValue(period, out var opening))
            _openings[period] = opening = Encoding.UTF8.GetBytes($"[\"{period}\",");
        return opening;
    }

    private Period Known(ReadOnlySpan<byte> text)
    {
        // Eleven letters and digits, of which the first tells the frequency and the last eight the day.
        var key = text.Length == 11 ? BitConverter.ToUInt64(text[3..]) ^ ((ulong)text[0] << 56) ^ ((ulong)text[2] << 48) ^ ((ulong)text[1] << 40) : 0;
        if (key != 0 && _known.TryGetValue(key, out var known) && text.SequenceEqual(known.Text))
            return known.Period;
        var period = BlockScanner.Period(text);
        if (key != 0)
            _known[key] = (text.ToArray(), period);
        return period;
    }
}
