using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>
/// Whether what people edit fits together. Every edit goes through it: the structure after the edit is checked, so a deletion is refused where
/// something still refers to what is deleted, and a cycle where it is introduced.
/// </summary>
public static class StructureCheck
{
    /// <summary>All problems and warnings, in the order of the elements.</summary>
    public static IReadOnlyList<StructureProblem> Problems(Structure structure)
    {
        var problems = new List<StructureProblem>();
        MentionCheck.Run(structure, problems);
        // Some checks walk along parents and mentions: those must lead somewhere.
        var leads = problems.Count == 0;
        CodeCheck.Run(structure, problems);
        if (leads)
        {
            var names = new Names(structure);
            MeasureCheck.Run(structure, names, problems);
            FormulaCycles.Run(structure, names, problems);
            NodeCheck.Run(structure, problems);
        }
        return [.. problems.Distinct().OrderBy(problem => problem.Element)];
    }
}
