namespace Binnacle.Core.Snapshots;

/// <summary>Very many numbers, cut into blocks so that no stretch lies in two of them: who reads them back has few objects, however many stretches there are.</summary>
public sealed class NumberBlocks
{
    /// <summary>Of a block, unless one stretch alone has more.</summary>
    private const int Most = 1 << 20;

    private readonly List<double[]> _blocks;
    private readonly List<int> _used = [];
    private int _block;
    private int _at;

    /// <summary>To be filled.</summary>
    public NumberBlocks() => _blocks = [];

    /// <summary>As they were filled.</summary>
    public NumberBlocks(IEnumerable<double[]> blocks) => _blocks = [.. blocks];

    /// <summary>What was added.</summary>
    public IEnumerable<ReadOnlyMemory<double>> Blocks => _blocks.Select((block, at) => (ReadOnlyMemory<double>)block.AsMemory(0, _used[at]));

    public void Add(ReadOnlySpan<double> stretch)
    {
        if (_blocks.Count == 0 || _used[^1] + stretch.Length > _blocks[^1].Length)
        {
            _blocks.Add(new double[Math.Max(Most, stretch.Length)]);
            _used.Add(0);
        }
        stretch.CopyTo(_blocks[^1].AsSpan(_used[^1]));
        _used[^1] += stretch.Length;
    }

    /// <summary>Where the next stretch lies, which has to be asked for in the order in which it was added.</summary>
    public (double[] Block, int From) Next(int length)
    {
        while (_at + length > _blocks[_block].Length)
            (_block, _at) = (_block + 1, 0);
        _at += length;
        return (_blocks[_block], _at - length);
    }
}
