using System.Buffers;
using System.Buffers.Text;

namespace Binnacle.Core.Numbers;

/// <summary>Numbers as nearly all are written, digits with a point: read to the last bit, and written, in a fraction of the time of what can do all.</summary>
public static class Numerals
{
    /// <summary>So many digits are a whole number that a double holds exactly, and so does the power of ten they are divided by: the quotient is the nearest double there is.</summary>
    private const int MostDigits = 15;

    private const int MostPlaces = 4;

    /// <summary>Ten thousand times as much is still a whole number that a double holds exactly.</summary>
    private const double LargestOfFewPlaces = 1e11;

    /// <summary>Smaller numbers and larger ones are written with an exponent.</summary>
    private const double LeastWritten = 1e-4;
    private const double BehindWritten = 1e15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Writes a number as the runtime does, with the fewest digits that are read as it again. False, and a general writer has to, for those with an exponent and what is not finite.</summary>
    /// <param name="utf8">Room for 24 characters.</param>
    public static bool TryWrite(double number, Span<byte> utf8, out int written)
    {
        written = 0;
        var size = Math.Abs(number);
        if (size == 0 && !double.IsNegative(number))
        {
            utf8[0] = (byte)'0';
            written = 1;
            return true;
        }
        if (size is not (>= LeastWritten and < BehindWritten))
            return false;
        var (digits, exponent) = DigitsOf(size);
        if (number < 0)
            utf8[written++] = (byte)'-';
        if (exponent < 0)
            WriteFraction(digits, -exponent, utf8, ref written);
        else
            WriteWhole(digits * (ulong)Powers[exponent], utf8, ref written);
        return true;
    }

    private static (ulong Number, int Exponent) DigitsOf(double size)
    {
        // What fewer places say, the most say too: few enough digits are the only ones there are.
        var scaled = Math.Round(size * Powers[MostPlaces]);
        if (!(size < LargestOfFewPlaces && scaled / Powers[MostPlaces] == size))
            return ShortestDigits.Of(size);
        var (digits, exponent) = ((ulong)scaled, -MostPlaces);
        while (exponent < 0 && digits % 10 == 0)
            (digits, exponent) = (digits / 10, exponent + 1);
        return (digits, exponent);
    }

    private static void WriteWhole(ulong number, Span<byte> utf8, ref int written)
    {
        Utf8Formatter.TryFormat(number, utf8[written..], out var length);
        written += length;
    }

    private static void WriteFraction(ulong digits, int places, Span<byte> utf8, ref int written)
    {
        Utf8Formatter.TryFormat(digits, utf8[(written + 1)..], out var length, new StandardFormat('D', (byte)(places + 1)));
        // The whole part moves one to the left and leaves room for the point.
        var whole = length - places;
        utf8.Slice(written + 1, whole).CopyTo(utf8[written..]);
        utf8[written + whole] = (byte)'.';
        written += length + 1;
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
