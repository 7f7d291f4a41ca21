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

/// <summary>Steps in the order of calculation, whatever one reads before it, and who reads what each writes. Numbers and no objects: an edit goes from one to the next.</summary>
internal sealed class StepList
{
    private readonly List<Step> _added = [];
    private readonly List<ElementId> _elements = [];
    private readonly List<(int Step, int Reader)> _reads = [];
    private Step[] _steps = [];
    private int[] _readers = [];

    public int Count => _elements.Count;

    public ReadOnlySpan<Step> All => _steps;

    public ref readonly Step this[int step] => ref _steps[step];

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
            if ((_steps.Length > 0 ? _steps[at] : _added[at]) is var step && step.From < stretch.To && step.To > stretch.From && (isFirst || step.From >= stretch.From))
                into.Add(at);
    }

    /// <param name="reads">Steps it reads.</param>
    /// <returns>Its number.</returns>
    public int Add(in Step step, ElementId element, ReadOnlySpan<int> reads)
    {
        foreach (var earlier in reads)
            _reads.Add((earlier, _added.Count));
        _added.Add(step);
        _elements.Add(element);
        return _added.Count - 1;
    }

    /// <summary>Another step in the place of one, read by the same ones; what it reads is among what that one reads.</summary>
    public void Replace(int at, in Step step)
    {
        var (reader, readers) = (_steps[at].Reader, _steps[at].Readers);
        _steps[at] = step;
        (_steps[at].Reader, _steps[at].Readers) = (reader, readers);
    }

    /// <summary>Every step is there.</summary>
    public void Settle()
    {
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
        _added.Clear();
        _added.TrimExcess();
        _reads.Clear();
        _reads.TrimExcess();
    }
}
