using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Memory;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>
/// Takes a large table of numbers as one change, all of it or nothing: no preview, no row is left out. What each value must be is what every other
/// import asks; it is asked of a series at a time.
/// </summary>
public static class BulkImport
{
    /// <summary>Of the file; more are counted.</summary>
    public const int ProblemsTold = 50;

    /// <summary>In bytes: some eight million values. Half of what an import makes stays, and a collection moves all of that.</summary>
    private const long MadeBetweenCollections = 512L * 1024 * 1024;

    /// <summary>Of longer ones the last is kept alone: an array of each length would stay until the import ends.</summary>
    private const int MostShared = 256;

    /// <param name="Chunks">Of the whole file; read on another thread while the one before is written.</param>
    /// <param name="Columns">Takes their columns back.</param>
    public sealed record Request(Author Author, IEnumerable<BulkChunk> Chunks, BulkColumns Columns);

    public static async Task<BulkOutcome> Run(Request request, Workspace workspace, CancellationToken ct)
    {
        var image = await workspace.Follow(ct);
        var reading = new Reading(WorkspaceTarget.Of(image, DuplicatePolicy.RejectLater));
        var outcome = new BulkOutcome();
        await using var batch = await workspace.BeginImport(request.Author, ct);
        using var chunks = request.Chunks.GetEnumerator();
        var pause = default(CollectorPause);
        var next = Next();
        try
        {
            while (await next is { } chunk)
            {
                next = Next();
                // Few files are longer than a chunk, and those that are mostly are much longer.
                if (outcome.Rows > 0)
                    pause = pause.OrAnother(small: MadeBetweenCollections, large: MadeBetweenCollections / 4);
                outcome.Add(chunk);
                var blocks = new List<FactBlock>(chunk.Columns.Count);
                foreach (var column in chunk.Columns)
                    if (reading.Block(column, outcome) is { } block)
                        blocks.Add(block);
                request.Columns.TakeBack(chunk.Columns);
                // Once something is wrong nothing will be kept, and the rest is read for its problems alone.
                if (outcome.ProblemCount == 0)
                    foreach (var (place, problem) in await batch.Write(blocks, ct))
                        outcome.Wrong($"{place}: {problem}");
            }
        }
        finally
        {
            pause.Dispose();
            // Whoever still reads the file lets go of it before it is closed.
            await Task.WhenAny(next);
        }
        return outcome.ProblemCount > 0 ? outcome : outcome with { Applied = await batch.Commit(ct) };

        Task<BulkChunk?> Next() => Task.Run(() => chunks.MoveNext() ? chunks.Current : null, ct);
    }

    /// <summary>From a file's words to the organisation's: each subject is looked up once.</summary>
    private sealed class Reading(ImportTarget target)
    {
        private readonly Dictionary<BulkSubject, (KnownMeasure? Measure, string? Refusal)> _known = [];

        /// <summary>The last of each length: many series have the same, and then have one array.</summary>
        private readonly Dictionary<int, Period[]> _shared = [];
        private Period[] _long = [];
        private Period[] _periods = [];

        public FactBlock? Block(BulkColumn column, BulkOutcome outcome)
        {
            var subject = column.Subject;
            if (!_known.TryGetValue(subject, out var known))
                _known[subject] = known = Find(subject);
            if (known.Measure is not { } measure)
            {
                outcome.Wrong($"{subject.PlaceOf(column.Rows[0])}: {known.Refusal}");
                return null;
            }
            if (_periods.Length < column.Count)
                _periods = new Period[2 * column.Count];
            var periods = _periods.AsSpan(0, column.Count);
            var rising = true;
            for (var at = 0; at < periods.Length; at++)
            {
                if (ImportFit.Of(target, subject.Series, column.Periods[at], measure, out periods[at]) is { } misfit)
                    outcome.Wrong($"{subject.PlaceOf(column.Rows[at])}: {misfit}");
                rising &= at == 0 || periods[at] > periods[at - 1];
            }
            return rising ? Made(measure.Id, Shared(periods), column.Values.ToArray(), column.Rows.ToArray()) : Sorted(periods.ToArray());

            FactBlock Made(ElementId id, Period[] of, double[] values, int[] rows) => new(id, subject.Series, 0, Quality.Submitted, subject.Source, subject.Heading, of, values, rows);

            FactBlock? Sorted(Period[] periods)
            {
                var (values, rows) = (column.Values.ToArray(), column.Rows.ToArray());
                var order = Enumerable.Range(0, periods.Length).OrderBy(at => periods[at]).ToArray();
                for (var at = 1; at < order.Length; at++)
                    if (periods[order[at]] == periods[order[at - 1]])
                        outcome.Wrong($"{subject.PlaceOf(rows[order[at]])}: Row {rows[order[at - 1]]} already gives {subject.Address} {subject.Series} for the same period.");
                return outcome.ProblemCount > 0 ? null : Made(measure.Id, [.. order.Select(at => periods[at])], [.. order.Select(at => values[at])], [.. order.Select(at => rows[at])]);
            }
        }

        private Period[] Shared(ReadOnlySpan<Period> periods)
        {
            if (periods.Length > MostShared)
                return periods.SequenceEqual(_long) ? _long : _long = periods.ToArray();
            if (!_shared.TryGetValue(periods.Length, out var shared) || !periods.SequenceEqual(shared))
                _shared[periods.Length] = shared = periods.ToArray();
            return shared;
        }

        private (KnownMeasure?, string?) Find(BulkSubject subject)
        {
            if (target.Find(subject.Unit, subject.Measure) is not { } measure)
                return (null, $"There is no measure \"{subject.Address}\".");
            return (measure.Refusal ?? target.RefusesSeries?.Invoke(measure.Id, subject.Series)) is { } refusal ? (null, refusal) : (measure, null);
        }
    }
}

/// <summary>What became of a bulk import.</summary>
public sealed record BulkOutcome
{
    private readonly List<string> _problems = [];

    public long Rows { get; private set; }

    public long Values { get; private set; }

    public long Blank { get; private set; }

    public long LeftOut { get; private set; }

    public long ProblemCount { get; private set; }

    /// <summary>The first of them, each with its place.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Null where there were problems.</summary>
    public ApplyOutcome? Applied { get; init; }

    internal void Add(BulkChunk chunk)
    {
        (Rows, Values, Blank, LeftOut) = (Rows + chunk.Rows, Values + chunk.Values, Blank + chunk.Blank, LeftOut + chunk.LeftOut);
        foreach (var problem in chunk.Problems)
            Wrong(problem);
    }

    internal void Wrong(string problem)
    {
        ProblemCount++;
        if (_problems.Count < BulkImport.ProblemsTold)
            _problems.Add(problem);
    }
}
