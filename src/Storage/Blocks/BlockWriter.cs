using System.Buffers.Text;
using System.Globalization;
using Binnacle.Core.Numbers;

namespace Binnacle.Storage.Blocks;

/// <summary>Puts the text of a block into a page that has room for it.</summary>
internal ref struct BlockWriter(Span<byte> room)
{
    /// <summary>The longest number, a row, brackets and commas.</summary>
    public const int MostOfEntry = 48;

    private readonly Span<byte> _room = room;

    public int Used { get; private set; }

    public void Put(byte one) => _room[Used++] = one;

    public void Put(ReadOnlySpan<byte> these)
    {
        these.CopyTo(_room[Used..]);
        Used += these.Length;
    }

    public void Number(double value)
    {
        if (!Numerals.TryWrite(value, _room[Used..], out var written))
            value.TryFormat(_room[Used..], out written, default, CultureInfo.InvariantCulture);
        Used += written;
    }

    public void Whole(long value)
    {
        Utf8Formatter.TryFormat(value, _room[Used..], out var written);
        Used += written;
    }
}
