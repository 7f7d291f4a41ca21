using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Periods of a grid that are read with one structure.</summary>
/// <param name="From">First period.</param>
/// <param name="To">Behind the last.</param>
internal sealed record Stretch(Structure Structure, int From, int To)
{
    /// <summary>All of the grid. Where a structure begins to hold within a fiscal year, the rest of that year is a stretch by itself.</summary>
    public static Stretch[] Of(World world, Grid grid)
    {
        var stretches = new List<Stretch>();
        for (var from = 0; from < grid.Count;)
        {
            var structure = world.StructureOf(grid.Calendar.LastDay(grid.Periods[from]));
            var to = from + 1;
            while (to < grid.Count && world.StructureOf(grid.Calendar.LastDay(grid.Periods[to])).Segment == structure.Segment)
                to++;
            var ofYear = from == grid.YearStart[from] ? to : Math.Min(to, grid.YearEnd(from));
            stretches.Add(new(structure, from, ofYear));
            if (ofYear < to)
                stretches.Add(new(structure, ofYear, to));
            from = to;
        }
        return [.. stretches];
    }
}
