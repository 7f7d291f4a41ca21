using Binnacle.App.Scores;
using Binnacle.Cli.Output;

namespace Binnacle.Cli.Commands.Scorecards;

/// <summary>A row per node, with the API's field names as headings.</summary>
internal static class ScorecardCsv
{
    public static void Write(TextWriter writer, IEnumerable<ScorecardView> views)
    {
        CsvText.WriteLine(
            writer, "scorecard", "period", "window", "asKnownOn", "id", "kind", "level", "address", "code", "name", "weight", "weightShare", "status", "statusWord", "gap",
            "override", "actual", "word", "unit", "target", "variance", "score", "comparable", "coverage", "leaves", "staleLeaves", "contribution");
        foreach (var view in views)
            foreach (var row in view.Rows.Concat(view.Themes).Concat(view.ChildScorecards))
                CsvText.WriteLine(
                    writer, view.Scorecard.Code, view.Period.Name, row.Window ?? "period", view.AsKnownOn.Seq, row.Id, row.Kind, row.Level, row.Address, row.Code, row.Name,
                    row.Weight, row.WeightShare, row.Status.Code, row.Status.Word, row.Gap?.Code, row.Override?.Status.Code, row.Actual, row.Actual is null ? row.ActualText : null,
                    row.Unit?.Symbol, row.Target, row.Variance, row.Score, row.Comparable, row.Coverage, row.Leaves, row.StaleLeaves, row.Contribution);
    }
}
