using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>What a column of a bulk file is about, in the file's words.</summary>
/// <param name="Unit">The organisation unit's code; null if the measure's code says it all.</param>
/// <param name="Source">The file and the words before a row's number.</param>
/// <param name="Heading">The words behind it.</param>
public sealed record BulkSubject(string? Unit, string Measure, string Series, string Source, string Heading)
{
    public string Address => Unit is null ? Measure : $"{Unit}/{Measure}";

    /// <summary>As any import says where a value stands.</summary>
    public string PlaceOf(int row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}{row}{Heading}");
}

/// <summary>Numbers of one subject in the order of the file's rows.</summary>
public sealed class BulkColumn
{
    /// <summary>A longer one is not used again: few are, and their memory would stay until the import ends.</summary>
    private const int MostKept = 4096;

    private BulkSubject? _subject;
    private Period[] _periods = new Period[64];
    private double[] _values = new double[64];
    private int[] _rows = new int[64];

    internal BulkColumn(BulkSubject subject) => _subject = subject;

    /// <exception cref="InvalidOperationException">It was given back.</exception>
    public BulkSubject Subject => _subject ?? throw new InvalidOperationException("The column was given back.");

    public int Count { get; private set; }

    public ReadOnlySpan<Period> Periods => _periods.AsSpan(0, Count);

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Numbers of rows, rising.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    internal void Restart(BulkSubject subject) => (_subject, Count) = (subject, 0);

    /// <returns>Whether it is worth keeping for another.</returns>
    /// <exception cref="InvalidOperationException">It was given back before: two would write to it.</exception>
    internal bool GiveBack()
    {
        _ = Subject;
        _subject = null;
        return _rows.Length <= MostKept;
    }

    /// <param name="value">Finite.</param>
    public void Add(Period period, double value, int row)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _periods, 2 * Count);
            Array.Resize(ref _values, 2 * Count);
            Array.Resize(ref _rows, 2 * Count);
        }
        (_periods[Count], _values[Count], _rows[Count]) = (period, value, row);
        Count++;
    }
}

/// <summary>A part of a bulk file: its columns, and what of it cannot be read.</summary>
/// <param name="Rows">Rows of data.</param>
/// <param name="Values">Cells that give a number.</param>
/// <param name="Blank">Cells that give none.</param>
/// <param name="LeftOut">Cells whose name a lookup skips.</param>
public sealed record BulkChunk(IReadOnlyList<BulkColumn> Columns, IReadOnlyList<string> Problems, long Rows, long Values, long Blank, long LeftOut);

/// <summary>Columns that nobody reads any more, for other subjects: an import takes very many, and few at a time. Safe for several threads.</summary>
public sealed class BulkColumns
{
    private readonly Stack<BulkColumn> _free = new();
    private readonly Lock _taking = new();

    /// <summary>An empty one.</summary>
    public BulkColumn For(BulkSubject subject)
    {
        lock (_taking)
            if (_free.TryPop(out var column))
            {
                column.Restart(subject);
                return column;
            }
        return new(subject);
    }

    /// <summary>From here on they are somebody else's.</summary>
    public void TakeBack(IReadOnlyList<BulkColumn> columns)
    {
        lock (_taking)
            foreach (var column in columns)
                if (column.GiveBack())
                    _free.Push(column);
    }
}
