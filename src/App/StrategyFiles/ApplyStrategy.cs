using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;

namespace Binnacle.App.StrategyFiles;

/// <summary>Makes a workspace say what strategy files say, as one change.</summary>
public static class ApplyStrategy
{
    /// <param name="Unreadable">Problems of files that could not be parsed.</param>
    public sealed record Request(
        Author Author, ImmutableArray<StrategyDocument> Documents, ImmutableArray<Problem> Unreadable, PlanOptions Options);

    /// <summary>Planned against the newest state; where somebody else was faster, planned anew.</summary>
    public static async Task<StrategyOutcome> Run(Request request, Workspace workspace, IPersonDirectory people, CancellationToken ct)
    {
        StrategyPlan? plan = null;
        ChangeHeader? header = null;
        await workspace.Append(
            async image =>
            {
                plan = Plan(request.Documents, request.Unreadable, request.Options, image);
                if (plan.Problems.Length > 0 || plan.Changes.Length == 0)
                    return true;
                header = await workspace.Log.Append([plan.Draft(request.Author)], image.Seq, ct) is [var recorded] ? recorded : null;
                return header is not null;
            },
            ct);
        if (plan!.Problems.IsEmpty && !plan.People.IsEmpty)
            await SaveNew(plan.People, people, ct);
        return new(plan, header);
    }

    public static StrategyPlan Plan(ImmutableArray<StrategyDocument> documents, ImmutableArray<Problem> unreadable, PlanOptions options, WorkspaceImage image) =>
        StrategyPlan.Of(StrategyReader.Read(documents, image.Structure, unreadable), image.Structure, options);

    private static async Task SaveNew(ImmutableArray<PersonName> named, IPersonDirectory people, CancellationToken ct)
    {
        var known = await people.All(ct);
        var changed = named.Where(person => !known.Contains(person)).ToArray();
        if (changed.Length > 0)
            await people.Save(changed, ct);
    }
}

/// <param name="Header">Null where there was nothing to change, or problems.</param>
public sealed record StrategyOutcome(StrategyPlan Plan, ChangeHeader? Header);
