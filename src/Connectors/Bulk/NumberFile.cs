using System.Globalization;
using System.Text;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Numbers;
using Microsoft.Win32.SafeHandles;

namespace Binnacle.Connectors.Bulk;

/// <summary>
/// A delimited file with a heading line and nothing but numbers below it, read by all processors at once: for programs that load very large tables (docs/guide/loading.md).
/// UTF-8, commas, points as decimal marks, no quotes; blank lines are passed over.
/// </summary>
public static class NumberFile
{
    /// <summary>Parts are read whole; one processor takes the next when it is done with one.</summary>
    private const int PartLength = 4 << 20;

    /// <summary>Where one turns out to be longer, more is read.</summary>
    private const int LongestRow = 64 * 1024;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <param name="row">The numbers of the columns asked for; not a number where a cell is empty. Good until it returns.</param>
    public delegate void TakeRow(ReadOnlySpan<double> row);

    /// <param name="columns">Headings, in the order in which rows give them.</param>
    /// <param name="take">Called by several threads, in no order. What it throws comes in an <see cref="AggregateException"/>.</param>
    /// <exception cref="UnreadableTableException">A heading is missing or a cell is no number: says which, and where.</exception>
    public static void Read(string path, IReadOnlyList<string> columns, TakeRow take)
    {
        if (columns.Distinct().Count() < columns.Count)
            throw new ArgumentException("A column is asked for twice.", nameof(columns));
        using var file = File.OpenHandle(path);
        var (length, name) = (RandomAccess.GetLength(file), Path.GetFileName(path));
        var first = Headings(file, name, columns, out var places, out var width);
        var parts = (int)((length - first + PartLength - 1) / PartLength);
        try
        {
            Parallel.For(0, parts, part => Part(file, name, first, first + ((long)part * PartLength), Math.Min(length, first + ((part + 1L) * PartLength)), places, width, columns.Count, take));
        }
        catch (AggregateException all) when (all.InnerExceptions.OfType<UnreadableTableException>().FirstOrDefault() is { } unreadable)
        {
            throw unreadable;
        }
    }

    /// <summary>Where the first row begins.</summary>
    private static long Headings(SafeFileHandle file, string name, IReadOnlyList<string> columns, out int[] places, out int width)
    {
        var start = new byte[LongestRow];
        int filled;
        while ((filled = Fill(file, start, 0)) == start.Length && !start.AsSpan().Contains((byte)'\n'))
            start = new byte[2 * start.Length];
        var text = start.AsSpan(0, filled);
        var end = text.IndexOf((byte)'\n');
        var from = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        var headings = Encoding.UTF8.GetString(text[from..(end < 0 ? text.Length : end)]).TrimEnd('\r').Split(',');
        places = new int[headings.Length];
        Array.Fill(places, -1);
        for (var at = 0; at < columns.Count; at++)
        {
            var place = Array.IndexOf(headings, columns[at]);
            places[place < 0 ? throw new UnreadableTableException($"{name} has no column \"{columns[at]}\": it has {string.Join(", ", headings)}.") : place] = at;
        }
        width = headings.Length;
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>Rows that begin in the part.</summary>
    private static void Part(SafeFileHandle file, string name, long first, long from, long to, int[] places, int width, int count, TakeRow take)
    {
        // One byte before it tells whether a row begins where it begins; a row may end behind it.
        var before = from > first ? 1 : 0;
        var behind = (int)(to - from) + before;
        var bytes = new byte[behind + LongestRow];
        int length;
        // Until the last of its rows is there as a whole.
        while ((length = Fill(file, bytes, from - before)) == bytes.Length && !bytes.AsSpan(behind - 1).Contains((byte)'\n'))
            bytes = new byte[2 * bytes.Length];
        var text = bytes.AsSpan(0, length);
        var at = 0;
        if (before > 0)
            at = text.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : length;
        Span<double> row = stackalloc double[count];
        while (at < behind && at < length)
        {
            var line = at;
            if (text[at] is (byte)'\n' or (byte)'\r')
            {
                at++;
                continue;
            }
            for (var cell = 0; cell < width; cell++)
            {
                var rest = text[at..];
                if (!Numerals.TryRead(rest, out var number, out var used) || !IsEnd(rest[used..]))
                {
                    var written = Cell(rest);
                    used = written.Length;
                    number = double.NaN;
                    if (used > 0 && !(double.TryParse(written, Plain, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)))
                        throw Unreadable(file, name, from - before + line, $"\"{Encoding.UTF8.GetString(written)}\" is no number");
                }
                if (places[cell] >= 0)
                    row[places[cell]] = number;
                at += used;
                if (cell == width - 1 ? !IsEndOfLine(text, ref at) : at >= length || text[at++] != ',')
                    throw Unreadable(file, name, from - before + line, $"there are not {width} cells");
            }
            take(row);
        }
    }

    private static int Fill(SafeFileHandle file, Span<byte> bytes, long from)
    {
        var filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(file, bytes[filled..], from + filled) is > 0 and var read)
            filled += read;
        return filled;
    }

    private static bool IsEnd(ReadOnlySpan<byte> text) => text.Length == 0 || text[0] is (byte)',' or (byte)'\n' or (byte)'\r';

    private static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> text) => text.IndexOfAny(",\r\n"u8) is >= 0 and var end ? text[..end] : text;

    private static bool IsEndOfLine(ReadOnlySpan<byte> text, ref int at)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        return at == text.Length || text[at++] == '\n';
    }

    /// <summary>Only now the rows before it are counted.</summary>
    private static UnreadableTableException Unreadable(SafeFileHandle file, string name, long line, string what)
    {
        var (buffer, row) = (new byte[1 << 20], 1L);
        for (long from = 0; from < line && RandomAccess.Read(file, buffer, from) is > 0 and var read; from += read)
            row += buffer.AsSpan(0, (int)Math.Min(read, line - from)).Count((byte)'\n');
        return new($"{name}, row {row}: {what}.");
    }
}
