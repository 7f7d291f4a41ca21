using Binnacle.Core.Snapshots;

namespace Binnacle.Core.Facts;

/// <summary>One number a cell. Those of a file's rows mostly rise by the same step, and then two numbers say it.</summary>
internal readonly struct RowNumbers
{
    private readonly int _first;
    private readonly int _step;
    private readonly int[]? _each;

    private RowNumbers(int first, int step, int[]? each) => (_first, _step, _each) = (first, step, each);

    public int this[int at] => _each is null ? _first + (_step * at) : _each[at];

    public void Write(ByteWriter writer)
    {
        writer.Value(_each is not null);
        if (_each is not null)
            writer.Values<int>(_each);
        else
            writer.Values<int>([_first, _step]);
    }

    /// <param name="count">Cells of the column.</param>
    public static RowNumbers Read(ByteReader reader, int count)
    {
        if (!reader.Value<bool>())
            return new(reader.Value<int>(), reader.Value<int>(), null);
        var each = new int[count];
        reader.Values<int>(each);
        return new(0, 0, each);
    }

    public static RowNumbers Of(int[] numbers)
    {
        if (numbers.Length < 2)
            return new(numbers.Length == 0 ? 0 : numbers[0], 0, null);
        var step = numbers[1] - numbers[0];
        for (var at = 2; at < numbers.Length; at++)
            if (numbers[at] - numbers[at - 1] != step)
                return new(0, 0, numbers);
        return new(numbers[0], step, null);
    }
}
