using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Binnacle.Core.Snapshots;

/// <summary>Values as bytes, one behind the other, for the same program on the same machine to read again.</summary>
public sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Small numbers take a byte.</summary>
    /// <param name="number">0 or more.</param>
    public void Count(long number)
    {
        for (; number >= 0x80; number >>= 7)
            Byte((byte)(number | 0x80));
        Byte((byte)number);
    }

    public void Value<T>(T value)
        where T : unmanaged => Values(MemoryMarshal.CreateReadOnlySpan(in value, 1));

    public void Values<T>(ReadOnlySpan<T> values)
        where T : unmanaged => _bytes.Write(MemoryMarshal.AsBytes(values));

    /// <summary>A text that was written before takes a number.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Count(0);
            return;
        }
        if (_strings.TryGetValue(text, out var known))
        {
            Count(known + 2);
            return;
        }
        _strings[text] = _strings.Count;
        Count(1);
        Count(Encoding.UTF8.GetByteCount(text));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
