using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces;

namespace Binnacle.App.StrategyFiles;

/// <summary>Makes a workspace say what strategy files say, as one change.</summary>
public static class ApplyStrategy
{
    /// <param name="Unreadable">Problems of files that could not be parsed.</param>
    public sealed record Request(
        Author Author, ImmutableArray<StrategyDocument> Documents, ImmutableArray<Problem> Unreadable, PlanOptions Options);

    /// <summary>Planned against the newest state. What the workspace refuses, and what somebody else changed in between, become the plan's problems.</summary>
    public static async Task<StrategyOutcome> Run(Request request, Workspace workspace, IPersonDirectory people, CancellationToken ct)
    {
        var plan = Plan(request.Documents, request.Unreadable, request.Options, await workspace.Follow(ct));
        if (!plan.Problems.IsEmpty)
            return new(plan, null);
        ChangeHeader? header = null;
        if (!plan.Changes.IsEmpty)
            switch (await workspace.Apply(plan.Edit(request.Author), ct))
            {
                case ApplyOutcome.Applied applied:
                    header = applied.Header;
                    break;
                case ApplyOutcome.Refused refused:
                    return new(plan with { Problems = [.. refused.Problems.Select(problem => new Problem(new(problem.Place, ""), problem.Message))] }, null);
                case ApplyOutcome.Conflict conflict:
                    return new(plan with { Problems = [.. conflict.Conflicts.Select(Told)] }, null);
            }
        if (!plan.People.IsEmpty)
            await SaveNew(plan.People, people, ct);
        return new(plan, header);
    }

    private static Problem Told(EditConflict conflict) => new(
        new(conflict is EditConflict.OfElement { Theirs: var theirs } ? $"{ElementBody.Name(theirs.Kind)} {theirs.Body?.Code}" : "a value", ""),
        $"{conflict.By?.Author.Actor ?? "Somebody"} changed this after the plan was made. Look at the plan again, then apply it.");

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
