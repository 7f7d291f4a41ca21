using System.Buffers;

namespace Binnacle.Storage.Blocks;

/// <summary>Room for the texts of many blocks, which is used again by others when they are written. Not safe for several threads.</summary>
internal sealed class BlockPages : IDisposable
{
    private const int PageLength = 1 << 20;

    private readonly List<byte[]> _pages = [];
    private int _used;

    /// <summary>At least so many bytes behind what was kept; until something is kept they are given again.</summary>
    public Span<byte> Room(int length)
    {
        if (_pages.Count == 0 || _pages[^1].Length - _used < length)
        {
            _pages.Add(ArrayPool<byte>.Shared.Rent(Math.Max(PageLength, length)));
            _used = 0;
        }
        return _pages[^1].AsSpan(_used);
    }

    /// <summary>The first bytes of the room given last; good until this is disposed.</summary>
    public ReadOnlyMemory<byte> Keep(int length)
    {
        var kept = _pages[^1].AsMemory(_used, length);
        _used += length;
        return kept;
    }

    public void Dispose()
    {
        _pages.ForEach(page => ArrayPool<byte>.Shared.Return(page));
        _pages.Clear();
    }
}
