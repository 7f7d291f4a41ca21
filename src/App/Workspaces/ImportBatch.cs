using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

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
        var image = _workspace.Image;
        if (Rows == 0)
            _checkedAgainst = image.Structure;
        var problems = ImmutableArray.CreateBuilder<EditProblem>();
        var accepted = new List<Observation>(values.Count);
        foreach (var said in values)
        {
            // A batch that said something else of it before has to say it again.
            if (_written.Newest(said.Element, said.Series, said.Period) is null && (image.Facts.Newest(said.Element, said.Series, said.Period)?.SaysTheSameAs(said) ?? said.State == ObservationState.Cleared))
                continue;
            var wrong = ValueProblems.Of(_checkedAgainst, said).ToList();
            if (wrong.Count == 0)
                accepted.Add(said);
            problems.AddRange(wrong);
        }
        if (accepted.Count > 0)
            await _batch.Write([], [.. accepted.Select(RowText.Row)], ct);
        _written = _written.Add(accepted);
        Rows += accepted.Count;
        return problems.ToImmutable();
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
            ct);
        return header is null ? new ApplyOutcome.Refused(problems) : new ApplyOutcome.Applied(header, image, []);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
