using Binnacle.Core.Elements;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Follows edits by which elements come, go, move, are called otherwise or are calculated otherwise: what they touch is compiled again, and its steps come among those that
/// stay. Other calendars, and what all nodes inherit, are left to a new plan.
/// </summary>
internal sealed class NewParts(PlanTables tables)
{
    /// <summary>What was replaced may be this much and as much again as all there was: a plan made anew is tidy.</summary>
    private const int MostLeft = 4096;

    /// <summary>Of finding an order: each moves measures before those that read them now.</summary>
    private const int MostAttempts = 8;

    private readonly int _made = Kept(tables);

    /// <summary>Null, and nothing has changed, where the plan has to be made anew.</summary>
    public Restructured? Take(World next)
    {
        if (!tables.IsInOneOrder || Kept(tables) > (2 * _made) + MostLeft || !next.Structures.Latest.Settings.Calendar.Equals(tables.Grid.Calendar))
            return null;
        if (TouchedElements.By(tables, next) is not { } touched)
            return null;
        var (world, structures) = (tables.World, tables.StructuresOf(tables.World));
        tables.Turn(next, touched.Structures);
        var latest = new Dictionary<ElementId, int>();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var parts = new PartCompiler(tables, next, touched, latest);
            var isWhole = false;
            try
            {
                if (parts.TryCompile())
                {
                    var restructured = parts.Settle();
                    isWhole = true;
                    return restructured;
                }
            }
            finally
            {
                if (!isWhole)
                {
                    parts.Forget();
                    tables.Turn(world, structures);
                }
            }
            if (!parts.TrySpreadTo(latest))
                return null;
            tables.Turn(next, touched.Structures);
        }
        tables.Turn(world, structures);
        return null;
    }

    private static int Kept(PlanTables tables) => tables.MeanChildren.Count + tables.Others.Length + tables.Measures.Count + tables.Segments.Count + tables.Steps.Made;
}

/// <summary>What became of a plan's steps by another structure.</summary>
/// <param name="Steps">To be run, over all periods.</param>
/// <param name="Gone">Scores that are there no more.</param>
/// <param name="AreParts">There are other steps, and not the same ones with other kernels.</param>
internal sealed record Restructured(int[] Steps, IReadOnlyList<ScoreChange> Gone, bool AreParts);
