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
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var written);
        WriteLength(written);
        return Raw(digits[..written]).Raw(","u8);
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
