using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Binnacle.App.Changes;
using Binnacle.Core.Numbers;

namespace Binnacle.Storage.Blocks;

/// <summary>
/// The values of a block as JSON that any SQL program can take apart: <c>[["M2026-01-01",12.5,2],["M2026-02-01",13,3]]</c>, the period, the number and,
/// where the source names one, the row. Numbers come back to the bit. Not safe for several threads.
/// </summary>
internal sealed class BlockText
{
    /// <summary>The longest number, a row, brackets and commas.</summary>
    private const int MostOfEntry = 48;

    private readonly Dictionary<string, byte[]> _periods = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, string> _known = [];

    /// <summary>The openings of the last block's entries: the next mostly has the same ones.</summary>
    private readonly List<byte[]> _openings = [];
    private IReadOnlyList<string>? _openingsOf;

    /// <param name="pages">In which its text lies.</param>
    public StoredBlock Stored(ObservationBlock block, BlockPages pages) =>
        new(block.Measure, block.Series, block.Quality, block.SourceBefore, block.SourceAfter, block.Values.Length, Write(block, pages));

    /// <exception cref="FormatException">The content is not of this form: the file was tampered with or damaged.</exception>
    public ObservationBlock Read(StoredBlock stored)
    {
        var (periods, values, rows) = (new string[stored.Count], new double[stored.Count], stored.SourceAfter is null ? [] : new int[stored.Count]);
        var rest = stored.Content.GetValueOrDefault().Span;
        Take(ref rest, (byte)'[');
        for (var at = 0; at < stored.Count; at++)
        {
            if (at > 0)
                Take(ref rest, (byte)',');
            Take(ref rest, (byte)'[');
            Take(ref rest, (byte)'"');
            var end = rest.IndexOf((byte)'"');
            if (end <= 0)
                throw Broken();
            periods[at] = Period(rest[..end]);
            rest = rest[(end + 1)..];
            Take(ref rest, (byte)',');
            values[at] = Number(ref rest);
            if (rows.Length > 0)
            {
                Take(ref rest, (byte)',');
                if (!Utf8Parser.TryParse(rest, out rows[at], out var used))
                    throw Broken();
                rest = rest[used..];
            }
            Take(ref rest, (byte)']');
        }
        Take(ref rest, (byte)']');
        return rest.Length == 0 ? new(stored.Measure, stored.Series, stored.Quality, stored.SourceBefore, stored.SourceAfter, periods, values, rows) : throw Broken();
    }

    private ReadOnlyMemory<byte> Write(ObservationBlock block, BlockPages pages)
    {
        if (!ReferenceEquals(_openingsOf, block.Periods))
        {
            _openings.Clear();
            foreach (var period in block.Periods)
                _openings.Add(Opening(period));
            _openingsOf = block.Periods;
        }
        var most = 2;
        foreach (var opening in _openings)
            most += opening.Length + MostOfEntry;
        var room = pages.Room(most);
        var used = 0;
        room[used++] = (byte)'[';
        for (var at = 0; at < block.Values.Length; at++)
        {
            if (at > 0)
                room[used++] = (byte)',';
            _openings[at].CopyTo(room[used..]);
            used += _openings[at].Length;
            if (!Numerals.TryWrite(block.Values[at], room[used..], out var written))
                block.Values[at].TryFormat(room[used..], out written, default, CultureInfo.InvariantCulture);
            used += written;
            if (block.Rows.Length > 0)
            {
                room[used++] = (byte)',';
                Utf8Formatter.TryFormat(block.Rows[at], room[used..], out written);
                used += written;
            }
            room[used++] = (byte)']';
        }
        room[used++] = (byte)']';
        return pages.Keep(used);
    }

    private byte[] Opening(string period)
    {
        if (!_periods.TryGetValue(period, out var bytes))
            _periods[period] = bytes = Encoding.UTF8.GetBytes($"[\"{period}\",");
        return bytes;
    }

    private string Period(ReadOnlySpan<byte> text)
    {
        // Eleven letters and digits, of which the first tells the frequency and the last eight the day.
        var key = text.Length == 11 ? BitConverter.ToUInt64(text[3..]) ^ ((ulong)text[0] << 56) ^ ((ulong)text[2] << 48) ^ ((ulong)text[1] << 40) : 0;
        if (key == 0 || !_known.TryGetValue(key, out var period) || !IsSame(text, period))
        {
            period = Encoding.UTF8.GetString(text);
            if (key != 0)
                _known[key] = period;
        }
        return period;
    }

    private static bool IsSame(ReadOnlySpan<byte> text, string known)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] != known[at])
                return false;
        return true;
    }

    private static double Number(ref ReadOnlySpan<byte> text)
    {
        if (!Numerals.TryRead(text, out var number, out var used) && !Utf8Parser.TryParse(text, out number, out used))
            throw Broken();
        text = text[used..];
        return number;
    }

    private static void Take(ref ReadOnlySpan<byte> text, byte one)
    {
        if (text.Length == 0 || text[0] != one)
            throw Broken();
        text = text[1..];
    }

    private static FormatException Broken() => new("A block's content is not a list of periods with their numbers.");
}
