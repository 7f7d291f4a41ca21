using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Binnacle.Core.Snapshots;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote.</summary>
/// <param name="bytes">Begin with those of one writer, all of them.</param>
/// <param name="count">How many are the writer's. Where they end too early, reading throws.</param>
public sealed class ByteReader(byte[] bytes, int count)
{
    private readonly List<string> _strings = [];
    private int _at;

    private ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, count);

    public long Count()
    {
        long number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Bytes[_at++];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }

    public T Value<T>()
        where T : unmanaged
    {
        var value = MemoryMarshal.Read<T>(Bytes[_at..]);
        _at += Unsafe.SizeOf<T>();
        return value;
    }

    public void Values<T>(Span<T> into)
        where T : unmanaged
    {
        var all = MemoryMarshal.AsBytes(into);
        Bytes.Slice(_at, all.Length).CopyTo(all);
        _at += all.Length;
    }

    public string? Text()
    {
        var number = (int)Count();
        if (number == 0)
            return null;
        if (number > 1)
            return _strings[number - 2];
        var length = (int)Count();
        var text = Encoding.UTF8.GetString(Bytes.Slice(_at, length));
        _at += length;
        _strings.Add(text);
        return text;
    }
}
