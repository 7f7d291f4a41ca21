using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Mapping;

/// <summary>Which values the rows of one table give, and which of its columns nothing uses.</summary>
internal sealed record ColumnPlan(IReadOnlyList<PlannedValue> Values, IReadOnlyList<string> IgnoredColumns, IReadOnlyList<(Condition Condition, IReadOnlyList<int> Columns)> Where)
{
    public required IReadOnlyList<(Condition Condition, IReadOnlyList<int> Columns)> Ignore { get; init; }

    /// <summary>Null with problems if the table has not what the mapping names.</summary>
    public static ColumnPlan? Make(ImportMapping mapping, TableNames names, Func<string, bool> isPeriod, List<Problem> problems, List<string> remarks)
    {
        var before = problems.Count;
        var planner = new ColumnPlanner(mapping, names, isPeriod, problems);
        var entries = HeadingGuess.Complete(mapping, names.Headings, isPeriod, remarks);
        var values = planner.Values(entries);
        var where = planner.Conditions(mapping.Where);
        var ignore = planner.Conditions(mapping.Ignore.Where);
        planner.FillOthers();
        if (problems.Count == before && values.Count == 0) problems.Add(new(new Place(names.File, ""), $"No column gives values. The columns are {names.List()}."));
        return problems.Count > before ? null : new(values, planner.Unused(), where) { Ignore = ignore };
    }
}
