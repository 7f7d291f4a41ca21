using System.Text.RegularExpressions;

namespace Binnacle.Connectors.Mapping;

/// <summary>Rows and columns that are no data: titles, notes, totals.</summary>
public sealed record IgnoredRows
{
    public static readonly IgnoredRows None = new();

    /// <summary>Row numbers, both ends included.</summary>
    public IReadOnlyList<(long First, long Last)> Numbers { get; init; } = [];

    /// <summary>Patterns for the first cell that is not blank.</summary>
    public IReadOnlyList<Regex> Like { get; init; } = [];

    /// <summary>One that holds is enough.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>Columns, or patterns of them, that belong to nothing, not even to <c>{*}</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
