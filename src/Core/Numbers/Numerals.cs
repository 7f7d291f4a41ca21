using System.Buffers;
using System.Buffers.Text;

namespace Binnacle.Core.Numbers;

/// <summary>Numbers as nearly all are written: digits with a point, read to the last bit in a tenth of the time of a general parser.</summary>
public static class Numerals
{
    /// <summary>So many digits are a whole number that a double holds exactly, and so does the power of ten they are divided by: the quotient is the nearest double there is.</summary>
    private const int MostDigits = 15;

    private const int MostPlaces = 4;

    /// <summary>Ten thousand times as much is still a whole number that a double holds exactly.</summary>
    private const double LargestWritten = 1e11;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Writes a number that few digits say: what is read again is the same to the last bit. False, and a general writer has to, for any other.</summary>
    /// <param name="utf8">Room for 20 characters.</param>
    public static bool TryWrite(double number, Span<byte> utf8, out int written)
    {
        written = 0;
        // What fewer places say, the most say too.
        if (!(Math.Abs(number) < LargestWritten) || (number == 0 && double.IsNegative(number)) || Math.Round(number * Powers[MostPlaces]) / Powers[MostPlaces] != number)
            return false;
        for (var places = 0; places <= MostPlaces; places++)
        {
            var whole = Math.Round(number * Powers[places]);
            if (whole / Powers[places] != number)
                continue;
            Utf8Formatter.TryFormat((long)Math.Abs(whole), utf8[1..], out var digits, new StandardFormat('D', (byte)(places + 1)));
            // The whole part moves one to the left and leaves room for the point; a sign stands before all.
            var negative = whole < 0 ? 1 : 0;
            var before = digits - places;
            if (places > 0)
            {
                var fraction = utf8.Slice(1 + before, places);
                fraction.CopyTo(utf8.Slice(2 + before, places));
                utf8[1 + before] = (byte)'.';
            }
            written = digits + (places > 0 ? 1 : 0);
            if (negative == 1)
                utf8[0] = (byte)'-';
            else
                utf8.Slice(1, written).CopyTo(utf8);
            written += negative;
            return true;
        }
        return false;
    }

    /// <summary>Reads digits with a point from the beginning. False, and a general parser has to decide, for anything else: more digits, an exponent, no number.</summary>
    /// <param name="utf8">Text that may go on behind the number.</param>
    /// <param name="used">How long the number is.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out double number, out int used)
    {
        (number, used) = (0, 0);
        var at = 0;
        var negative = utf8.Length > 0 && utf8[0] == '-';
        if (negative)
            at++;
        var (digits, whole, point) = (0L, at, -1);
        for (; at < utf8.Length; at++)
        {
            var one = (uint)(utf8[at] - '0');
            if (one <= 9)
                digits = (digits * 10) + one;
            else if (utf8[at] == '.' && point < 0)
                point = at;
            else
                break;
            if (at - whole > MostDigits)
                return false;
        }
        var count = at - whole - (point < 0 ? 0 : 1);
        // "1." and ".5" are for the general parser to judge.
        if (count is 0 or > MostDigits || point == whole || point == at - 1 || (at < utf8.Length && utf8[at] is (byte)'e' or (byte)'E'))
            return false;
        number = digits / Powers[point < 0 ? 0 : at - 1 - point];
        if (negative)
            number = -number;
        used = at;
        return true;
    }
}
