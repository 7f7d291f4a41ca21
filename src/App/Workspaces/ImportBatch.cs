using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>
/// Many values that become one change at the end. Chunks go to the file as they come; nobody sees them, waits for them, or keeps them if the batch
/// is disposed uncommitted. Not for several threads at once.
/// </summary>
public sealed class ImportBatch : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly IChangeBatch _batch;
    private readonly Author _author;
    private readonly GivenPeriods _given = new();
    private FactTable _written = FactTable.Empty;
    private StructureHistory _checkedAgainst;

    internal ImportBatch(Workspace workspace, IChangeBatch batch, Author author)
    {
        (_workspace, _batch, _author) = (workspace, batch, author);
        _checkedAgainst = workspace.Image.Structure;
    }

    /// <summary>Values that will be new or different.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// Writes those that say something new. Values with problems are left out and reported; the caller decides whether to commit the others.
    /// Ten to fifty thousand are a good chunk.
    /// </summary>
    public async Task<ImmutableArray<EditProblem>> Write(IReadOnlyList<Observation> values, CancellationToken ct)
    {
        var image = Newest();
        var problems = ImmutableArray.CreateBuilder<EditProblem>();
        var accepted = new List<Observation>(values.Count);
        var (seen, again) = (new HashSet<(ElementId, string, Period)>(), new HashSet<(ElementId, string, Period)>());
        foreach (var said in values)
        {
            // A batch that said something else of it before has to say it again.
            var isNew = _written.Newest(said.Element, said.Series, said.Period) is null;
            if (isNew && (image.Facts.Newest(said.Element, said.Series, said.Period)?.SaysTheSameAs(said) ?? said.State == ObservationState.Cleared))
                continue;
            var wrong = ValueProblems.Of(_checkedAgainst, said).ToList();
            if (wrong.Count == 0)
            {
                accepted.Add(said);
                if (!seen.Add(Key(said)) || !isNew)
                    again.Add(Key(said));
            }
            problems.AddRange(wrong);
        }
        var blocks = FactBlock.Gather(accepted.Where(said => !again.Contains(Key(said))), out var alone);
        // Of a key that comes twice the later word holds, and that is the one that stands by itself.
        alone = [.. alone, .. accepted.Where(said => again.Contains(Key(said)))];
        if (alone.Count > 0)
            await _batch.Write([], [.. alone.Select(RowText.Row)], ct);
        if (blocks.Count > 0)
            await _batch.Write([.. blocks.Select(RowText.Block)], ct);
        _written = _written.Add(accepted);
        Rows += accepted.Count;
        return problems.ToImmutable();

        static (ElementId, string, Period) Key(Observation said) => (said.Element, said.Series, said.Period);
    }

    /// <summary>
    /// The same of whole series. What is known already is left out. Here a value given twice is a problem, whatever it says the second time: the first problem of
    /// each block is told with its place, and then none of its values are written.
    /// </summary>
    public async Task<IReadOnlyList<(string Place, string Problem)>> Write(IReadOnlyList<FactBlock> blocks, CancellationToken ct)
    {
        var image = Newest();
        var (problems, accepted, plain) = (new List<(string, string)>(), new List<FactBlock>(blocks.Count), new PlainValues(_checkedAgainst));
        var written = new FactTable.Builder(_written);
        foreach (var given in blocks)
        {
            if (Problem(given, plain) is { } problem)
            {
                problems.Add(problem);
                continue;
            }
            if (given.Without(image.Facts.Of(given.Element).Cells(given.Series)) is not { Periods.Length: > 0 } block)
                continue;
            accepted.Add(block);
            written.Add(block);
            Rows += block.Periods.Length;
        }
        if (accepted.Count > 0)
            await _batch.Write([.. accepted.Select(RowText.Block)], ct);
        _written = written.Built();
        return problems;
    }

    /// <summary>What values are compared with; until the first is written, their structure too.</summary>
    private WorkspaceImage Newest()
    {
        var image = _workspace.Image;
        if (Rows == 0)
            _checkedAgainst = image.Structure;
        return image;
    }

    private (string Place, string Problem)? Problem(FactBlock block, PlainValues plain)
    {
        if (_given.Add(block) is { } twice)
            return (block.Observations().First(said => said.Period == twice).Source ?? "", "The file gives a value for the same measure, series and period before.");
        return plain.Are(block) ? null : block.Observations()
            .SelectMany(said => ValueProblems.Of(_checkedAgainst, said).Select(problem => ((string, string)?)(said.Source ?? "", problem.Message))).FirstOrDefault();
    }

    /// <summary>Makes them one change, behind whatever was written meanwhile.</summary>
    public async Task<ApplyOutcome> Commit(CancellationToken ct)
    {
        if (Rows == 0)
            return new ApplyOutcome.Nothing(_workspace.Image);
        var problems = ImmutableArray<EditProblem>.Empty;
        var header = (ChangeHeader?)null;
        var image = await _workspace.Append(
            async now =>
            {
                if (!ReferenceEquals(now.Structure, _checkedAgainst))
                    problems = [.. _written.All.SelectMany(said => ValueProblems.Of(now.Structure, said)).Distinct()];
                if (problems.Length > 0)
                    return true;
                header = await _batch.Commit(_author, now.Seq, ct);
                return header is not null;
            },
            ct,
            () => header is null ? null : new(header.Seq, _written));
        return header is null ? new ApplyOutcome.Refused(problems) : new ApplyOutcome.Applied(header, image, []);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
