using System.Runtime.CompilerServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What is wrong in a structure, remembered as long as the structure lives: the state before an edit was the state after the last one.</summary>
internal static class StructureProblems
{
    private static readonly ConditionalWeakTable<Structure, HashSet<EditProblem>> Found = [];

    public static HashSet<EditProblem> Of(Structure structure) => Found.GetValue(structure, All);

    private static HashSet<EditProblem> All(Structure structure) =>
    [
        .. Dangling(structure),
        .. Duplicates(structure),
    ];

    private static IEnumerable<EditProblem> Dangling(Structure structure) =>
        from element in structure.Elements
        from id in element.Mentions
        where structure.Find(id) is null
        select new EditProblem(element.Id, Place.Of(structure, element), $"Refers to the element {id}, which is not there. Remove the reference first, or end both.");

    private static IEnumerable<EditProblem> Duplicates(Structure structure) =>
        from same in structure.Elements.Where(element => element.Code.Length > 0).GroupBy(element => (element.Kind, Owner(structure, element), element.Code))
        where same.Count() > 1
        from element in same.Skip(1)
        select new EditProblem(element.Id, Place.Of(structure, element), $"The code '{element.Code}' is taken by '{same.First().Name}' ({same.First().Id}).");

    /// <summary>Where a code must be unique: the unit of a measure, the card of what stands on a card, else the organisation.</summary>
    private static ElementId? Owner(Structure structure, Element element) => element switch
    {
        Measure measure => measure.Unit,
        Scorecard => null,
        Placement placement => placement.Parent,
        Node node => structure.CardOf(node)?.Id,
        _ => null,
    };
}
