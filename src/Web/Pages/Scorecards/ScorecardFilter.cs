using Binnacle.App.Scores;

namespace Binnacle.Web.Pages.Scorecards;

/// <summary>Which rows of a scorecard are on the page. What is asked for wrongly asks for nothing.</summary>
/// <param name="Levels">objectives or perspectives; otherwise everything.</param>
/// <param name="Show">attention, late, leading or lagging; otherwise every KPI.</param>
/// <param name="Theme">A theme's code.</param>
/// <param name="Closed">Addresses with commas between.</param>
public sealed record ScorecardFilter(string? Levels, string? Show, string? Theme, string? Closed)
{
    public static readonly ScorecardFilter None = new(null, null, null, null);

    private const string Grey = "none";

    public static readonly IReadOnlyList<(string Value, string Name)> Shows =
        [("", "all KPIs"), ("attention", "not on target"), ("late", "late or missing"), ("leading", "leading KPIs"), ("lagging", "lagging KPIs")];

    public bool IsClosed(RowView row) => Closed?.Split(',').Contains(row.Address) == true;

    public string? Toggled(RowView row)
    {
        var closed = (Closed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(',', closed.Contains(row.Address) ? closed.Where(address => address != row.Address) : closed.Append(row.Address));
    }

    /// <summary>The rows kept, with every row above them, in the card's order.</summary>
    public IReadOnlyList<RowView> Rows(IReadOnlyList<RowView> rows)
    {
        var kept = new bool[rows.Count];
        var above = new List<int>();
        for (var at = 0; at < rows.Count; at++)
        {
            above.RemoveAll(index => rows[index].Level >= rows[at].Level);
            if (Keeps(rows[at], above.Select(index => rows[index])))
            {
                kept[at] = true;
                above.ForEach(index => kept[index] = true);
            }
            above.Add(at);
        }
        return [.. rows.Where((_, at) => kept[at])];
    }

    private bool Keeps(RowView row, IEnumerable<RowView> above)
    {
        var isLeaf = row.Kind is "kpi" or "input";
        var level = Levels switch
        {
            "perspectives" => row.Kind is "scorecard" or "perspective",
            "objectives" => !isLeaf,
            _ => true,
        };
        var theme = string.IsNullOrEmpty(Theme) || row.Kind == "scorecard" || above.Append(row).Any(on => on.Theme == Theme);
        // A filter asks for KPIs; what stands above them comes along.
        var show = Show switch
        {
            "attention" => isLeaf && row.Score is { } score && row.Limits is [.., _] limits && score < limits[Math.Min(1, limits.Count - 1)],
            "late" => isLeaf && row.Status.Code == Grey,
            "leading" or "lagging" => isLeaf && row.Indicator == Show,
            _ => true,
        };
        return level && theme && show;
    }
}
