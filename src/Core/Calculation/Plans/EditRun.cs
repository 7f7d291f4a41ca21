using System.Runtime.InteropServices;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>From an edited value up: each step that reads something changed runs again over the months it can touch, in order, until nothing changes any more. Nothing is allocated once it has run.</summary>
internal sealed class EditRun(StepList steps, PlanTables tables)
{
    /// <summary>With more edited steps they are looked up, and not looked for.</summary>
    private const int Few = 16;

    private readonly PriorityQueue<int, int> _open = new();
    private readonly HashSet<int> _edited = [];
    private readonly Row[] _written = new Row[MeasureKernel.MostWritten];
    private readonly List<Stretch> _changes = [];
    private readonly List<ScoreChange> _vanished = [];

    /// <summary>Scores as they were, those of one stretch behind those of the other; behind all of them what the step at hand is about to write over.</summary>
    private double[] _before = new double[64];
    private int _kept;

    /// <summary>Scores that differ since <see cref="Start"/>, in the order of calculation; for as long as nothing runs.</summary>
    public IEnumerable<ScoreChange> Changes()
    {
        foreach (var vanished in _vanished)
            yield return vanished;
        // Of several values moved on at once, the first that touched a score knows what it was.
        var told = new HashSet<(ElementId, bool, int)>();
        foreach (var (step, toDate, from, length, before) in _changes)
            for (var at = 0; at < length; at++)
            {
                if (!told.Add((steps.ElementOf(step), toDate, from + at)))
                    continue;
                var (old, now) = (_before[before + at], Score(step, toDate)[from + at]);
                if (!now.Equals(old))
                    yield return new(steps.ElementOf(step), tables.Grid.Periods[from + at], toDate, Told(old), Told(now));
            }
    }

    public void Start()
    {
        _changes.Clear();
        _vanished.Clear();
        _kept = 0;
    }

    /// <summary>Scores that are there no more, with what they were.</summary>
    public void Vanished(IEnumerable<ScoreChange> scores) => _vanished.AddRange(scores);

    /// <param name="edited">What reads the edited rows themselves: their readers run in any case.</param>
    /// <param name="from">First period that may be different.</param>
    /// <param name="to">Behind the last of them.</param>
    /// <param name="toDateTo">Behind the last whose figures to date may be.</param>
    public void Run(ReadOnlySpan<int> edited, int from, int to, int toDateTo)
    {
        _edited.Clear();
        foreach (var step in edited)
        {
            Open(step);
            if (edited.Length > Few)
                _edited.Add(step);
        }
        var last = -1;
        while (_open.TryDequeue(out var at, out _))
        {
            if (at == last)
                continue;
            last = at;
            if (Differs(at, from, to, toDate: false) | Differs(at, from, toDateTo, toDate: true) || (edited.Length > Few ? _edited.Contains(at) : edited.Contains(at)))
                foreach (var reader in steps.ReadersOf(at))
                    Open(reader);
        }
    }

    private void Open(int step)
    {
        if (steps.PlaceOf(step) is >= 0 and var place)
            _open.Enqueue(step, place);
    }

    private bool Differs(int at, int from, int to, bool toDate)
    {
        ref readonly var step = ref steps[at];
        (from, to) = (Math.Max(from, step.From), Math.Min(to, step.To));
        if (from >= to)
            return false;
        var written = Written(step, toDate);
        var length = to - from;
        if (_before.Length < _kept + (written.Length * length))
            Array.Resize(ref _before, Math.Max(2 * _before.Length, _kept + (written.Length * length)));
        for (var row = 0; row < written.Length; row++)
            written[row].Span[from..to].CopyTo(_before.AsSpan(_kept + (row * length)));
        tables.Calculate(step, from, to, toDate);
        var differs = false;
        for (var row = written.Length - 1; row >= 0; row--)
        {
            // By their bits: absent is absent.
            if (MemoryMarshal.AsBytes(written[row].Span[from..to]).SequenceEqual(MemoryMarshal.AsBytes(_before.AsSpan(_kept + (row * length), length))))
                continue;
            differs = true;
            if (row > 0)
                continue;
            _changes.Add(new(at, toDate, from, length, _kept));
            _kept += length;
        }
        return differs;
    }

    private static double? Told(double score) => double.IsNaN(score) ? null : score;

    private Row Score(int step, bool toDate) => Written(steps[step], toDate)[0];

    /// <summary>The score first.</summary>
    private ReadOnlySpan<Row> Written(in Step step, bool toDate)
    {
        switch (step.Kind)
        {
            case StepKind.Measure:
                return _written.AsSpan(0, tables.Measures[step.At].Written(toDate, _written));
            case StepKind.Mean:
                _written[0] = tables.Means[step.At].Written(toDate);
                return _written.AsSpan(0, 1);
            default:
                return tables.Others[step.At].Written(toDate);
        }
    }

    /// <summary>Periods of a step's score that were calculated again, not all of them to something else.</summary>
    /// <param name="Before">Where the scores they had are kept.</param>
    private readonly record struct Stretch(int Step, bool ToDate, int From, int Length, int Before);
}
