using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Steps the calculator answers for. After an edit it tells what it has forgotten, and no other answer is asked for again.</summary>
internal sealed class AnsweredSteps
{
    private readonly PlanTables _tables;
    private readonly ILookup<ElementId, int> _steps;

    public AnsweredSteps(PlanTables tables)
    {
        _tables = tables;
        _steps = Enumerable.Range(0, tables.Steps.Count).Select(tables.Steps.At).Where(step => tables.IsAnswered(tables.Steps[step])).ToLookup(tables.Steps.ElementOf);
        Count = _steps.Sum(steps => steps.Count());
    }

    public int Count { get; }

    /// <summary>The calculator answers for a step, or for a level.</summary>
    public bool Any => Count > 0 || _tables.Facts.AnySlow;

    /// <summary>All of them, of a structure that is another one.</summary>
    public void AskAgain(EditRun edits)
    {
        var grid = _tables.Grid;
        foreach (var measure in _tables.Facts.Reread(null).Distinct().ToList())
            edits.Run(_tables.FindMeasure(measure)!.Steps, 0, grid.Count, grid.Count);
        if (Count > 0)
            edits.Run([.. _steps.SelectMany(steps => steps)], 0, grid.Count, grid.Count);
    }

    /// <param name="next">A world whose facts alone differ.</param>
    /// <param name="added">By these.</param>
    public void Follow(World next, IReadOnlyCollection<Observation> added, EditRun edits)
    {
        var grid = _tables.Grid;
        var forgotten = _tables.Calculator().Follow(next, added).ToList();
        var levels = forgotten.Where(key => key.Quantity == Quantity.BaseLevel).Select(key => key.Element).ToHashSet();
        foreach (var measure in _tables.Facts.Reread(levels).Distinct().ToList())
            edits.Run(_tables.FindMeasure(measure)!.Steps, 0, grid.Count, grid.Count);
        foreach (var keys in forgotten.Where(key => key.Quantity is Quantity.Measure or Quantity.Actual or Quantity.Node).ToLookup(key => key.Element))
        {
            if (_steps[keys.Key].ToArray() is not { Length: > 0 } steps)
                continue;
            var places = keys.Select(key => grid.IndexOf(key.Period)).ToList();
            // A unit with periods of its own is asked about others than the grid's.
            var (from, to) = places.Min() < 0 ? (0, grid.Count) : (places.Min(), places.Max() + 1);
            edits.Run(steps, from, to, grid.YearEnd(to - 1));
        }
    }
}
