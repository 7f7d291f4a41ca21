using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.StrategyFiles.Planning;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles;

public enum PlanAction
{
    Create,
    Change,
    End,
}

/// <param name="From">From when changes, endings and new nodes hold where the files do not say it; <see cref="DateOnly.MinValue"/> is the beginning.</param>
/// <param name="KeepMissing">What the files do not mention stays, even where they are complete.</param>
public sealed record PlanOptions(DateOnly? From = null, bool KeepMissing = false);

/// <summary>A key before and after; null: not said.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <param name="Name">As people call it: north/revenue, corporate/growth.</param>
/// <param name="BasedOn">The change that brought what the plan was made from; 0 for a new element.</param>
/// <param name="Place">Where the files say it; null for what ends.</param>
public sealed record PlannedChange(
    PlanAction Action, ElementKind Kind, ElementId Id, string Name, DateOnly HoldsFrom, long BasedOn, Element? Before, Element? After,
    ImmutableArray<FieldChange> Fields, Place? Place);

/// <summary>What applying files would do to a workspace.</summary>
/// <param name="People">Names to write outside the log.</param>
/// <param name="Problems">What keeps the plan from being applied.</param>
public sealed record StrategyPlan(
    ImmutableArray<PlannedChange> Changes, ImmutableArray<PersonName> People, ImmutableArray<Problem> Problems, ImmutableArray<Problem> Warnings)
{
    public bool ChangesNothing => Changes.IsEmpty && Problems.IsEmpty;

    /// <summary>Added to the history, they make the world after the plan.</summary>
    /// <param name="seq">The sequence number the change would get.</param>
    public IEnumerable<Revision> Revisions(long seq) =>
        Changes.Select(change => new Revision(change.Id, change.Kind, change.HoldsFrom, seq, change.After));

    /// <summary>The one edit that applies the plan. New elements have stand-ins for ids: the real ones are given when it is applied.</summary>
    public Edit Edit(Author author)
    {
        if (!Problems.IsEmpty)
            throw new InvalidOperationException($"A plan with problems cannot be applied: {Problems[0]}");
        var created = Changes.Where(change => change.Action == PlanAction.Create).Select(change => change.Id).ToHashSet();
        ElementId StandIn(ElementId id) => created.Contains(id) ? new(-id.Value) : id;
        return new(author)
        {
            Elements =
            [
                .. Changes.Select(change => new ElementEdit(StandIn(change.Id), change.HoldsFrom, change.After?.Renumber(StandIn), new(change.BasedOn))),
            ],
        };
    }

    /// <param name="reading">Its problems become the plan's; then nothing is planned.</param>
    public static StrategyPlan Of(StrategyReading reading, StructureHistory history, PlanOptions? options = null) =>
        reading.Problems.IsEmpty
            ? new Planner(reading, history, options ?? new()).Plan()
            : new([], [], reading.Problems, reading.Warnings);
}
