using System.Runtime.CompilerServices;
using Binnacle.Core.Checks;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What is wrong in a structure, remembered as long as the structure lives: the state before an edit was the state after the last one.</summary>
internal static class StructureProblems
{
    private static readonly ConditionalWeakTable<Structure, HashSet<EditProblem>> Found = [];

    public static HashSet<EditProblem> Of(Structure structure) => Found.GetValue(structure, All);

    private static HashSet<EditProblem> All(Structure structure) =>
    [
        .. StructureCheck.Problems(structure).Where(problem => !problem.IsWarning).Select(problem => new EditProblem(
            problem.Element,
            structure.Find(problem.Element) is { } element ? $"{Place.Of(structure, element)}, {problem.Field}" : problem.Field,
            problem.Message)),
    ];
}
