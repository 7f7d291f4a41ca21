using Binnacle.Core.Snapshots;

namespace Binnacle.Core.Facts;

/// <summary>One number a cell. Those of a file's rows mostly rise by the same step from period to period, and then two numbers say it.</summary>
internal readonly struct RowNumbers
{
    private readonly int _first;
    private readonly int _step;
    private readonly int[]? _each;

    private RowNumbers(int first, int step, int[]? each) => (_first, _step, _each) = (first, step, each);

    /// <param name="at">The cell.</param>
    /// <param name="place">Of its period among those its column shares with others.</param>
    public int At(int at, int place) => _each is null ? _first + (_step * place) : _each[at];

    /// <summary>With a number more.</summary>
    /// <param name="periods">Of the cells there are.</param>
    /// <param name="at">Where it goes.</param>
    public RowNumbers With(ColumnPeriods periods, int at, int number)
    {
        if (_each is null && _first == 0 && _step == 0 && number == 0)
            return this;
        var each = new int[periods.Count + 1];
        for (var old = 0; old < periods.Count; old++)
            each[old < at ? old : old + 1] = At(old, periods.PlaceOf(old));
        each[at] = number;
        return new(0, 0, each);
    }

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

    public static RowNumbers Of(int[] numbers, ColumnPeriods periods)
    {
        if (numbers.Length == 0)
            return default;
        var (from, to) = (periods.PlaceOf(0), periods.PlaceOf(numbers.Length - 1));
        var step = to == from ? 0 : (numbers[^1] - numbers[0]) / (to - from);
        var first = numbers[0] - (step * from);
        for (var at = 0; at < numbers.Length; at++)
            if (numbers[at] != first + (step * periods.PlaceOf(at)))
                return new(0, 0, numbers);
        return new(first, step, null);
    }
}
