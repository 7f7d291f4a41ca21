using System.Runtime.InteropServices;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Where a run finds what a step does.</summary>
internal enum StepKind
{
    /// <summary>In an object of its own.</summary>
    Other,
    Measure,
    Mean,
}

/// <summary>One thing to calculate from rows that are there already.</summary>
/// <param name="kind">Of what.</param>
/// <param name="at">Its place among those of its kind.</param>
/// <param name="from">First period it speaks for.</param>
/// <param name="to">Behind the last.</param>
internal struct Step(StepKind kind, int at, int from, int to)
{
    /// <summary>The only step that reads what it writes, as most have; else where its readers begin among those of all.</summary>
    public int Reader;

    public int Readers;

    public readonly StepKind Kind => kind;

    public readonly int At => at;

    public readonly int From => from;

    public readonly int To => to;
}

/// <summary>
/// Steps, in an order in which whatever one reads stands before it, and who reads what each writes. Numbers and no objects: an edit goes from one to the next. A step keeps its
/// number; where others came or went, its place in the order is another one.
/// </summary>
internal sealed class StepList
{
    /// <summary>As many take the memory of a step.</summary>
    private const int ReadersOfStep = 6;

    private readonly List<Step> _added = [];
    private readonly List<ElementId> _elements = [];
    private readonly List<(int Step, int Reader)> _reads = [];
    private Step[] _steps = [];
    private int[] _readers = [];
    private int _readersUsed;

    /// <summary>How many of the steps stand in the order, or have stood there.</summary>
    private int _settled;
    private bool _isSettled;

    /// <summary>Steps by their places; null while they stand as they were added.</summary>
    private int[]? _order;

    /// <summary>By steps; below 0 where a step is gone.</summary>
    private int[] _places = [];
    private int[] _spare = [];
    private int _count;

    /// <summary>How many stand in the order.</summary>
    public int Count => _order is not null ? _count : _isSettled ? _settled : _elements.Count;

    /// <summary>All there ever were, and what telling who reads them takes, in steps: it grows with what is replaced.</summary>
    public int Made => _settled + (_readersUsed / ReadersOfStep);

    /// <summary>By their numbers, which are their places while <see cref="Order"/> is empty.</summary>
    public ReadOnlySpan<Step> All => _steps.AsSpan(0, _settled);

    /// <summary>Steps by their places; empty where each stands at the place of its number.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _order is null ? 0 : _count);

    /// <summary>Places at which parts begin that several threads may run.</summary>
    public List<int> Cuts { get; } = [];

    public ref readonly Step this[int step] => ref _steps[step];

    public int At(int place) => _order is null ? place : _order[place];

    /// <summary>Below 0 where the step is gone.</summary>
    public int PlaceOf(int step) => _order is null ? step : _places[step];

    /// <summary>Steps that read what this one writes.</summary>
    public ReadOnlySpan<int> ReadersOf(int step)
    {
        ref readonly var of = ref _steps[step];
        return of.Readers == 1 ? MemoryMarshal.CreateReadOnlySpan(in of.Reader, 1) : _readers.AsSpan(of.Reader, of.Readers);
    }

    /// <summary>The measure or node it calculates.</summary>
    public ElementId ElementOf(int step) => _elements[step];

    /// <summary>Room for so many more.</summary>
    public void Expect(int more)
    {
        _added.EnsureCapacity(_added.Count + more);
        _elements.EnsureCapacity(_elements.Count + more);
        _reads.EnsureCapacity(_reads.Count + (2 * more));
    }

    /// <summary>Of an element's steps those that speak for a stretch, for a step that reads them.</summary>
    /// <param name="isFirst">Of the reader's stretches: in a later one only those that begin with it are new.</param>
    public void Collect(int[] steps, Stretch stretch, bool isFirst, List<int> into)
    {
        foreach (var at in steps)
            if ((at < _settled ? _steps[at] : _added[at - _settled]) is var step && step.From < stretch.To && step.To > stretch.From && (isFirst || step.From >= stretch.From))
                into.Add(at);
    }

    /// <param name="reads">Steps it reads.</param>
    /// <returns>Its number.</returns>
    public int Add(in Step step, ElementId element, ReadOnlySpan<int> reads)
    {
        foreach (var earlier in reads)
            _reads.Add((earlier, _elements.Count));
        _added.Add(step);
        _elements.Add(element);
        return _elements.Count - 1;
    }

    /// <summary>Another step in the place of one, read by the same ones; what it reads is among what that one reads.</summary>
    public void Replace(int at, in Step step)
    {
        var (reader, readers) = (_steps[at].Reader, _steps[at].Readers);
        _steps[at] = step;
        (_steps[at].Reader, _steps[at].Readers) = (reader, readers);
    }

    /// <summary>Every step is there.</summary>
    /// <param name="cuts">Places at which parts begin that several threads may run.</param>
    public void Settle(IEnumerable<int> cuts)
    {
        Cuts.AddRange(cuts);
        _steps = [.. _added];
        foreach (var (step, _) in _reads)
            _steps[step].Readers++;
        var behind = 0;
        foreach (ref var step in _steps.AsSpan())
        {
            step.Reader = behind;
            behind += step.Readers;
        }
        _readers = new int[behind];
        var next = new int[_steps.Length];
        foreach (var (step, reader) in _reads)
            _readers[_steps[step].Reader + next[step]++] = reader;
        foreach (ref var step in _steps.AsSpan())
            if (step.Readers == 1)
                step.Reader = _readers[step.Reader];
        (_settled, _readersUsed, _isSettled) = (_steps.Length, _readers.Length, true);
        _added.Clear();
        _added.TrimExcess();
        _reads.Clear();
        _reads.TrimExcess();
    }

    /// <summary>Numbers and readings of what was added since the steps were settled.</summary>
    public (Range Steps, IReadOnlyList<(int Step, int Reader)> Reads) Added => (_settled.._elements.Count, _reads);

    public bool IsAdded(int step) => step >= _settled;

    public ref readonly Step AddedAt(int step) => ref CollectionsMarshal.AsSpan(_added)[step - _settled];

    /// <summary>What was added since is not to be.</summary>
    public void Forget()
    {
        _elements.RemoveRange(_settled, _added.Count);
        _added.Clear();
        _reads.Clear();
    }

    /// <summary>What was added since comes among the others.</summary>
    /// <param name="before">Of each that was added the place before which it comes; of one place in the order in which they were added.</param>
    /// <param name="gone">Steps that are not run any more.</param>
    /// <param name="heirs">Of steps that are gone those that write what they wrote, to the same readers.</param>
    public void Insert(IReadOnlyList<int> before, IReadOnlySet<int> gone, IEnumerable<(int Was, int Now)> heirs)
    {
        var readers = new Dictionary<int, HashSet<int>>();
        // Some of those added may have read what is gone, before that turned out.
        var late = _reads.Where(read => gone.Contains(read.Step)).ToLookup(read => read.Step, read => read.Reader);
        foreach (var (was, now) in heirs)
        {
            foreach (var reader in ReadersOf(was))
                if (!gone.Contains(reader) && PlaceOf(reader) >= 0 && Meet(_steps[reader], AddedAt(now)))
                    Readers(now).Add(reader);
            foreach (var reader in late[was])
                if (Meet(AddedAt(reader), AddedAt(now)))
                    Readers(now).Add(reader);
        }
        foreach (var (step, reader) in _reads)
            Readers(step).Add(reader);
        Array.Resize(ref _steps, Room(_steps.Length, _elements.Count));
        _added.CopyTo(_steps, _settled);
        foreach (var (step, of) in readers)
            Tell(step, of);
        Reorder(before, gone);
        _settled = _elements.Count;
        _added.Clear();
        _reads.Clear();

        HashSet<int> Readers(int step) => readers.TryGetValue(step, out var of) ? of : readers[step] = step < _settled ? [.. ReadersOf(step).ToArray().Where(reader => !gone.Contains(reader))] : [];
    }

    /// <summary>They speak for a period both.</summary>
    private static bool Meet(in Step one, in Step other) => one.From < other.To && one.To > other.From;

    private void Tell(int step, HashSet<int> readers)
    {
        _steps[step].Readers = readers.Count;
        if (readers.Count == 1)
        {
            _steps[step].Reader = readers.First();
            return;
        }
        Array.Resize(ref _readers, Room(_readers.Length, _readersUsed + readers.Count));
        _steps[step].Reader = _readersUsed;
        readers.CopyTo(_readers, _readersUsed);
        _readersUsed += readers.Count;
    }

    /// <summary>One memory is written while the other is read: an order as long as all steps is not made anew each time.</summary>
    private void Reorder(IReadOnlyList<int> before, IReadOnlySet<int> gone)
    {
        var added = Enumerable.Range(0, before.Count).OrderBy(at => before[at]).ToArray();
        if (_spare.Length < _elements.Count)
            _spare = new int[Room(_spare.Length, _elements.Count)];
        Array.Resize(ref _places, Room(_places.Length, _elements.Count));
        var cuts = new HashSet<int>(Cuts);
        Cuts.Clear();
        var (behind, to, next) = (Count, 0, 0);
        for (var place = 0; place <= behind; place++)
        {
            // A part from which all is gone is none.
            if (cuts.Contains(place) && (Cuts.Count == 0 || Cuts[^1] < to))
                Cuts.Add(to);
            for (; next < added.Length && before[added[next]] == place; next++)
                Put(_settled + added[next]);
            if (place == behind)
                break;
            if (At(place) is var step && gone.Contains(step))
                _places[step] = -1;
            else
                Put(step);
        }
        Cuts.RemoveAll(cut => cut == to);
        if (to > 0 && Cuts is not [0, ..])
            Cuts.Insert(0, 0);
        (_order, _spare, _count) = (_spare, _order ?? [], to);

        void Put(int step)
        {
            _spare[to] = step;
            _places[step] = to++;
        }
    }

    private static int Room(int length, int needed) => length >= needed ? length : needed + (needed / 16) + 64;
}
