using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Binnacle.App.Checkpoints;

/// <summary>Stretches of bytes, each behind its length, and a hash over all of them at the end. Written or read from the first to the last.</summary>
internal sealed class Sections(Stream stream)
{
    private readonly XxHash3 _hash = new();

    public void Write(ReadOnlySpan<byte> section)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, section.Length);
        stream.Write(length);
        stream.Write(section);
        _hash.Append(length);
        _hash.Append(section);
    }

    public void WriteHash() => stream.Write(_hash.GetCurrentHash());

    /// <exception cref="InvalidDataException">The stream ends, or says what cannot be.</exception>
    public T[] Read<T>()
        where T : unmanaged
    {
        var length = Length();
        var section = GC.AllocateUninitializedArray<T>((int)(length / Marshal.SizeOf<T>()));
        var bytes = MemoryMarshal.AsBytes(section.AsSpan());
        if (bytes.Length != length || stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("A section is cut short.");
        _hash.Append(bytes);
        return section;
    }

    /// <summary>Whether what was read is what was written.</summary>
    public bool HashAgrees()
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        return stream.ReadAtLeast(hash, hash.Length, throwOnEndOfStream: false) == hash.Length && hash.SequenceEqual(_hash.GetCurrentHash());
    }

    private long Length()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("A section is missing.");
        _hash.Append(bytes);
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return length >= 0 && length <= stream.Length ? length : throw new InvalidDataException("A section's length cannot be.");
    }
}
