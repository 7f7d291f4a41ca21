using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Workbooks;

/// <summary>Words of fixed lists as people write them in cells: "Monthly", "Higher is better", "In progress".</summary>
internal static class WordsOfPeople
{
    private static readonly HashSet<string> Lists =
    [
        "use", "direction", "frequency", "aggregation", "target-aggregation", "reported", "missing", "scored-view", "completeness", "indicator", "trend", "assessment", "state",
    ];

    private static readonly Dictionary<(string Key, string Word), string> Known = new()
    {
        [("frequency", "daily")] = "day",
        [("frequency", "days")] = "day",
        [("frequency", "weekly")] = "week",
        [("frequency", "monthly")] = "month",
        [("frequency", "quarterly")] = "quarter",
        [("frequency", "semi-annual")] = "half-year",
        [("frequency", "semi-annually")] = "half-year",
        [("frequency", "half-yearly")] = "half-year",
        [("frequency", "biannual")] = "half-year",
        [("frequency", "annual")] = "year",
        [("frequency", "annually")] = "year",
        [("frequency", "yearly")] = "year",
        [("direction", "higher-is-better")] = "higher",
        [("direction", "high")] = "higher",
        [("direction", "up")] = "higher",
        [("direction", "increase")] = "higher",
        [("direction", "maximize")] = "higher",
        [("direction", "maximise")] = "higher",
        [("direction", "more-is-better")] = "higher",
        [("direction", "positive")] = "higher",
        [("direction", "lower-is-better")] = "lower",
        [("direction", "low")] = "lower",
        [("direction", "down")] = "lower",
        [("direction", "decrease")] = "lower",
        [("direction", "minimize")] = "lower",
        [("direction", "minimise")] = "lower",
        [("direction", "less-is-better")] = "lower",
        [("direction", "negative")] = "lower",
        [("direction", "stabilize")] = "on-target",
        [("direction", "stabilise")] = "on-target",
        [("direction", "maintain")] = "on-target",
        [("indicator", "lead")] = "leading",
        [("indicator", "lag")] = "lagging",
        [("use", "measure")] = "kpi",
    };

    public static ScalarNode Plain(string key, ScalarNode cell)
    {
        if (cell.Text is not { } text || !Lists.Contains(key)) return cell;
        var word = string.Join('-', text.Trim().ToLowerInvariant().Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries));
        return cell with { Text = Known.GetValueOrDefault((key, word), word) };
    }
}
