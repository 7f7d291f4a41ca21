using System.Runtime.ExceptionServices;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// A full run: the program cut into parts, by level, for one thread or several. A part reads what parts of lower levels write, or what stands before it in itself,
/// so whoever is free takes the next part in the order of levels and waits only until the levels below are done. Nothing is allocated by a run.
/// </summary>
internal sealed class ParallelRun : IThreadPoolWorkItem
{
    private readonly Action<int, int> _run;

    /// <summary>By level, then in order.</summary>
    private readonly (int From, int To, int Level)[] _parts;
    private readonly int[] _partsOfLevel;
    private readonly int[] _open;
    private int _next;
    private int _undone;
    private volatile ExceptionDispatchInfo? _failure;

    /// <param name="run">Runs the steps from one place on, up to another.</param>
    public ParallelRun(StepList steps, Action<int, int> run)
    {
        var cuts = steps.Cuts;
        _run = run;
        var partOf = new int[steps.Count];
        for (var (at, part) = (0, -1); at < steps.Count; at++)
        {
            if (part + 1 < cuts.Count && cuts[part + 1] == at)
                part++;
            partOf[at] = part;
        }
        var levels = new int[cuts.Count];
        // What a step reads stands before it: a part's level is final when its first step's turn has come.
        for (var at = 0; at < steps.Count; at++)
            foreach (var reader in steps.ReadersOf(steps.At(at)))
                if (steps.PlaceOf(reader) is >= 0 and var place && partOf[place] is var other && other != partOf[at])
                    levels[other] = Math.Max(levels[other], levels[partOf[at]] + 1);
        _parts = [.. cuts.Select((from, part) => (from, part + 1 < cuts.Count ? cuts[part + 1] : steps.Count, levels[part])).OrderBy(part => part.Item3)];
        _partsOfLevel = new int[levels.DefaultIfEmpty(-1).Max() + 1];
        foreach (var part in _parts)
            _partsOfLevel[part.Level]++;
        _open = new int[_partsOfLevel.Length];
        _next = _parts.Length;
    }

    /// <param name="threads">The caller's and so many of the pool's less one, as far as they are free.</param>
    public void Run(int threads)
    {
        _partsOfLevel.CopyTo(_open, 0);
        Volatile.Write(ref _undone, _parts.Length);
        // From here on whoever is still there from the run before may take part.
        Volatile.Write(ref _next, 0);
        for (var other = 1; other < threads; other++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        Execute();
        var wait = default(SpinWait);
        while (Volatile.Read(ref _undone) > 0)
            wait.SpinOnce(sleep1Threshold: -1);
        var failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    public void Execute()
    {
        while (Interlocked.Increment(ref _next) - 1 is var at && at < _parts.Length)
        {
            ref readonly var part = ref _parts[at];
            var wait = default(SpinWait);
            while (part.Level > 0 && Volatile.Read(ref _open[part.Level - 1]) > 0)
                wait.SpinOnce(sleep1Threshold: -1);
            try
            {
                if (_failure is null)
                    _run(part.From, part.To);
            }
            catch (Exception exception)
            {
                // Told to who runs it, once nobody waits for this part any more.
                _failure ??= ExceptionDispatchInfo.Capture(exception);
            }
            Interlocked.Decrement(ref _open[part.Level]);
            Interlocked.Decrement(ref _undone);
        }
    }
}
