using System.Runtime.InteropServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

internal enum Quantity
{
    FirstValue,
    Base,
    BaseLevel,
    Actual,
    Level,
    Measure,
    Node,
}

/// <summary>One derived result: what, of which element and series, where in time, read with which segment of the structure.</summary>
internal readonly record struct CellKey(Quantity Quantity, ElementId Element, Period Period, Window Window = default, int Segment = 0, string Series = "")
{
    /// <summary>Of what mostly differs: a page asks for some ten thousand results.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(Element.Value, Period.FirstDay.DayNumber, ((int)Quantity << 8) | ((int)Period.Frequency << 4) | (int)Window.Kind, Window.Length, Segment, Series.Length);
}

/// <summary>What was read of the facts: one period, or (no period) the whole column.</summary>
internal readonly record struct FactKey(ElementId Element, string Series, Period? Period);

/// <summary>
/// Derived results, each computed once on demand and remembered with what it read. When a fact changes, exactly the results that read it,
/// directly or through others, are forgotten; computing them again runs the same code on the same inputs as computing everything would.
/// Not safe for several threads at a time.
/// </summary>
internal sealed class Cells
{
    private const int DepthOfOneStack = 100;
    private const int FurtherStack = 16 * 1024 * 1024;

    private readonly HashSet<Cell> _cells = new(new ByKey());
    private readonly HashSet<Cell>.AlternateLookup<CellKey> _byKey;
    private readonly Dictionary<FactKey, Readers> _readers = [];
    private Cell? _running;

    /// <summary>How many results are being computed for one another.</summary>
    private int _depth;

    public Cells() => _byKey = _cells.GetAlternateLookup<CellKey>();

    /// <param name="of">What both functions are told, so that asking for what is there makes nothing.</param>
    public T Get<TOf, T>(CellKey key, TOf of, Func<TOf, T> compute, Func<TOf, T> whenItNeedsItself)
        where T : class
    {
        if (!_byKey.TryGetValue(key, out var cell))
        {
            cell = new Cell(key);
            _cells.Add(cell);
            var outer = _running;
            _running = cell;
            _depth++;
            try
            {
                cell.Value = WithEnoughStack(of, compute);
            }
            catch
            {
                _cells.Remove(cell);
                throw;
            }
            finally
            {
                _running = outer;
                _depth--;
            }
        }
        else if (cell.Value is null)
        {
            return whenItNeedsItself(of);
        }
        if (_running is not null)
            cell.Dependents.Add(_running);
        return (T)cell.Value!;
    }

    /// <summary>Some result is being computed, and is told of whatever it reads.</summary>
    public bool AreRunning => _running is not null;

    /// <summary>Notes that what is being computed read these facts.</summary>
    public void Reads(FactKey key)
    {
        if (_running is not null)
            CollectionsMarshal.GetValueRefOrAddDefault(_readers, key, out _).Add(_running);
    }

    /// <summary>Forgets everything that read these facts, directly or through others, and tells what was forgotten.</summary>
    public IReadOnlyDictionary<CellKey, object> Forget(IEnumerable<FactKey> changed)
    {
        var forgotten = new Dictionary<CellKey, object>();
        var queue = new Stack<Cell>();
        foreach (var key in changed)
            if (_readers.Remove(key, out var readers))
                readers.PushTo(queue);
        while (queue.TryPop(out var cell))
        {
            if (!_cells.TryGetValue(cell, out var current) || current != cell)
                continue;
            _cells.Remove(cell);
            forgotten[cell.Key] = cell.Value!;
            cell.Dependents.PushTo(queue);
        }
        return forgotten;
    }

    public IReadOnlyDictionary<CellKey, object> ForgetAll()
    {
        var all = _cells.ToDictionary(cell => cell.Key, cell => cell.Value!);
        _cells.Clear();
        _readers.Clear();
        return all;
    }

    public int Count => _cells.Count;

    /// <summary>Long chains of formulas go deeper than one thread's stack; they continue on another.</summary>
    private T WithEnoughStack<TOf, T>(TOf of, Func<TOf, T> compute)
        where T : class
        => _depth % DepthOfOneStack != 0 || _depth == 0 ? compute(of) : Further(of, compute);

    private static T Further<TOf, T>(TOf of, Func<TOf, T> compute) => DeepStack.Run(() => compute(of), FurtherStack);

    private sealed class Cell(CellKey key)
    {
        public CellKey Key { get; } = key;

        /// <summary>Null while it is being computed.</summary>
        public object? Value { get; set; }

        public Readers Dependents;
    }

    /// <summary>Cells are found by what they are of; the set holds nothing of it once more.</summary>
    private sealed class ByKey : IEqualityComparer<Cell>, IAlternateEqualityComparer<CellKey, Cell>
    {
        public bool Equals(Cell? one, Cell? other) => one!.Key == other!.Key;

        public int GetHashCode(Cell cell) => cell.Key.GetHashCode();

        public bool Equals(CellKey key, Cell cell) => cell.Key == key;

        public int GetHashCode(CellKey key) => key.GetHashCode();

        public Cell Create(CellKey key) => new(key);
    }

    /// <summary>Who read something, mostly one or a few. The same may be there again where others read it in between: it is forgotten once.</summary>
    private struct Readers
    {
        private Cell? _first;
        private List<Cell>? _others;

        public void Add(Cell reader)
        {
            if (_first is null)
                _first = reader;
            else if (!ReferenceEquals(_others is null ? _first : _others[^1], reader))
                (_others ??= []).Add(reader);
        }

        public readonly void PushTo(Stack<Cell> queue)
        {
            if (_first is not null)
                queue.Push(_first);
            foreach (var reader in _others ?? [])
                queue.Push(reader);
        }
    }
}
