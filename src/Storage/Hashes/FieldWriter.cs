using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Binnacle.Storage.Hashes;

/// <summary>
/// Puts values one after another so that no two sequences of values give the same bytes: <c>length:bytes,</c> for each, <c>-,</c> for an
/// absent one. Not safe for several threads. docs/design/change-log.md, "The bytes that are hashed".
/// </summary>
internal sealed class FieldWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int FirstLength = 1024;

    /// <summary>A length in digits, what is behind it, and a comma.</summary>
    private const int Around = 12;

    /// <summary>Shorter ones have one digit or two for their length, and are mostly plain letters and digits.</summary>
    private const int Short = 100;

    /// <summary>One that had to be longer goes with the values it held: a long text stays in memory until the next values come, and no longer.</summary>
    private const int LongestKept = 64 * 1024;

    private byte[] _buffer = new byte[FirstLength];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public FieldWriter Start()
    {
        _length = 0;
        if (_buffer.Length > LongestKept) _buffer = new byte[FirstLength];
        return this;
    }

    public FieldWriter Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        return this;
    }

    /// <exception cref="ArgumentException">A character no store keeps: zero, or half of a surrogate pair.</exception>
    public FieldWriter Text(string? value)
    {
        if (value is null) return Raw("-,"u8);
        if (value.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("Text with a zero character cannot be kept.", nameof(value));
        if (value.Length < Short && TryPlain(value)) return this;
        WriteLength(Utf8.GetByteCount(value));
        var room = Room(Utf8.GetMaxByteCount(value.Length));
        _length += Utf8.GetBytes(value, room);
        return Raw(","u8);
    }

    /// <summary>Text that is UTF-8 already.</summary>
    public FieldWriter Bytes(ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } bytes) return Raw("-,"u8);
        WriteLength(bytes.Length);
        return Raw(bytes.Span).Raw(","u8);
    }

    public FieldWriter Number(long value)
    {
        // Its length has one digit or two, and is known behind it.
        var room = Room(20 + Around);
        Utf8Formatter.TryFormat(value, room[2..], out var digits);
        if (digits >= 10) Utf8Formatter.TryFormat(value, room[3..], out digits);
        _length += End(room, digits);
        return this;
    }

    /// <summary>The sixteen hexadecimal digits of the IEEE 754 bits: the same in every language, and exact. A zero has no sign: SQLite keeps none.</summary>
    public FieldWriter Real(double? value)
    {
        if (value is not { } number) return Raw("-,"u8);
        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bits, number + 0.0);
        Span<byte> digits = stackalloc byte[16];
        Convert.TryToHexStringLower(bits, digits, out _);
        return Raw("16:"u8).Raw(digits).Raw(","u8);
    }

    public void Hash(Span<byte> target) => Sha256.Hash(Written, target);

    /// <returns>False where it has other characters than those of ASCII: then nothing is written.</returns>
    private bool TryPlain(string value)
    {
        var room = Room(value.Length + Around);
        if (Ascii.FromUtf16(value, room[(value.Length < 10 ? 2 : 3)..], out _) != OperationStatus.Done) return false;
        _length += End(room, value.Length);
        return true;
    }

    /// <summary>Puts the length before and the comma behind what is there already, behind room for as many digits and a colon.</summary>
    /// <param name="length">Below <see cref="Short"/>.</param>
    /// <returns>How many bytes all of it has.</returns>
    private static int End(Span<byte> room, int length)
    {
        var at = 0;
        if (length >= 10) room[at++] = (byte)('0' + (length / 10));
        room[at++] = (byte)('0' + (length % 10));
        room[at++] = (byte)':';
        room[at + length] = (byte)',';
        return at + length + 1;
    }

    private void WriteLength(int length)
    {
        Utf8Formatter.TryFormat(length, Room(11), out var written);
        _length += written;
        Raw(":"u8);
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        return _buffer.AsSpan(_length);
    }
}
