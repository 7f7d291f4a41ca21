namespace Binnacle.Core.Calculation.Plans;

/// <summary>What rows are of. Those of one kind lie one behind the other, in the order in which steps run: memory is read ahead only along a line.</summary>
internal enum RowKind
{
    Values,
    Levels,
    Native,
    Comparable,
    Nodes,
    Others,
}

/// <summary>Hands out rows of one length.</summary>
/// <param name="instead">Nobody looks at its rows any more: those of the same length are handed out again. Where fresh memory is dear, that is most of the time that making a plan anew takes.</param>
internal sealed class RowStore(int length, RowStore? instead = null)
{
    private const int LeastRows = 64;
    private const int MostRows = 4096;

    private readonly Piece[] _pieces = new Piece[Enum.GetValues<RowKind>().Length];

    private readonly List<double[]> _spare = instead?.GiveUp(length) ?? [];
    private List<double[]> _all = [];
    private List<double[]> _fresh = [];
    private bool _isSettled;

    public long Bytes { get; private set; }

    /// <summary>What rows handed out since the last time lie in, to be made absent before anything is written there: touching fresh memory is most of the time that making rows takes.</summary>
    public List<double[]> TakeFresh()
    {
        var fresh = _fresh;
        _fresh = [];
        return fresh;
    }

    /// <summary>From now on rows are absent when they are handed out.</summary>
    public void Settle()
    {
        _isSettled = true;
        _spare.Clear();
    }

    /// <summary>So many of a kind are to come, more or less.</summary>
    public void Expect(RowKind kind, int rows) => _pieces[(int)kind] = _pieces[(int)kind] with { Expected = rows };

    public RowPair Pair(RowKind kind)
    {
        ref var piece = ref _pieces[(int)kind];
        if (piece.Used == piece.Rows)
        {
            var all = piece.All + piece.Rows;
            // As many as are expected still; beyond, half of all there are so far: small organisations pay for what they have, and large ones have few pieces.
            var rows = all < piece.Expected ? Math.Min(piece.Expected - all, MostRows) : Math.Clamp(all / 2, LeastRows, MostRows);
            piece = new(Numbers(rows), Numbers(rows), rows, all, piece.Expected);
        }
        return new(piece.Period, piece.ToDate, length * piece.Used++, length);
    }

    private double[] Numbers(int rows)
    {
        var numbers = Spare(rows * length) ?? GC.AllocateUninitializedArray<double>(rows * length);
        _all.Add(numbers);
        if (_isSettled)
            Array.Fill(numbers, double.NaN);
        else
            _fresh.Add(numbers);
        Bytes += numbers.LongLength * sizeof(double);
        return numbers;
    }

    private List<double[]> GiveUp(int lengthOfOthers)
    {
        var all = lengthOfOthers == length ? _all : [];
        _all = [];
        return all;
    }

    private double[]? Spare(int numbers)
    {
        var at = _spare.FindLastIndex(spare => spare.Length == numbers);
        if (at < 0)
            return null;
        var found = _spare[at];
        _spare.RemoveAt(at);
        return found;
    }

    /// <param name="All">Rows of the pieces before it.</param>
    private record struct Piece(double[] Period, double[] ToDate, int Rows, int All, int Expected)
    {
        public int Used { get; set; }
    }
}
