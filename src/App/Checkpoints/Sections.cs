using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Binnacle.Core.Snapshots;

namespace Binnacle.App.Checkpoints;

/// <summary>Stretches of bytes, each behind its length, and a hash over all of them at the end. Written or read from the first to the last.</summary>
internal sealed class Sections(Stream stream)
{
    /// <summary>The longest array that is lent, whose lengths are powers of two. Longer ones are made where they are needed: what was lent is kept for the next who asks.</summary>
    private const int MostLent = 1 << 21;

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
    public double[] Numbers()
    {
        var length = Length();
        var section = GC.AllocateUninitializedArray<double>((int)(length / sizeof(double)));
        var bytes = MemoryMarshal.AsBytes(section.AsSpan());
        if (bytes.Length != length)
            throw new InvalidDataException("A section is cut short.");
        Fill(bytes);
        return section;
    }

    /// <summary>A section in memory that is lent.</summary>
    /// <exception cref="InvalidDataException">The stream ends, or says what cannot be.</exception>
    public BorrowedBytes Borrow()
    {
        var length = Length();
        if (length > Array.MaxLength)
            throw new InvalidDataException("A section is longer than any that is written.");
        var section = length <= MostLent ? ArrayPool<byte>.Shared.Rent((int)length) : GC.AllocateUninitializedArray<byte>((int)length);
        Fill(section.AsSpan(0, (int)length));
        return new(section, (int)length);
    }

    /// <summary>Whether what was read is what was written.</summary>
    public bool HashAgrees()
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        return stream.ReadAtLeast(hash, hash.Length, throwOnEndOfStream: false) == hash.Length && hash.SequenceEqual(_hash.GetCurrentHash());
    }

    private void Fill(Span<byte> section)
    {
        if (stream.ReadAtLeast(section, section.Length, throwOnEndOfStream: false) < section.Length)
            throw new InvalidDataException("A section is cut short.");
        _hash.Append(section);
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

    /// <summary>A section at the beginning of an array; disposed of once, when nobody looks at it any more.</summary>
    public readonly struct BorrowedBytes(byte[] array, int count) : IDisposable
    {
        public ByteReader Reader => new(array, count);

        public void Dispose()
        {
            if (array.Length <= MostLent)
                ArrayPool<byte>.Shared.Return(array);
        }
    }
}
