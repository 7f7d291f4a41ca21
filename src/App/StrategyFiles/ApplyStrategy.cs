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

    public static async Task<StrategyOutcome> Run(Request request, Workspace workspace, IPersonDirectory people, CancellationToken ct)
    {
        var plan = Plan(request.Documents, request.Unreadable, request.Options, await workspace.Follow(ct));
        if (plan.Problems.Length > 0)
            return new(plan, null);
        var applied = plan.Changes.Length == 0 ? new ApplyOutcome.Nothing(workspace.Image) : await workspace.Apply(plan.Edit(request.Author), ct);
        if (applied is ApplyOutcome.Applied or ApplyOutcome.Nothing)
            await SaveNew(plan.People, people, ct);
        return new(plan, applied);
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

/// <param name="Applied">What became of it; null where the plan has problems.</param>
public sealed record StrategyOutcome(StrategyPlan Plan, ApplyOutcome? Applied);
