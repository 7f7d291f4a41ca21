using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.App.Imports;

/// <summary>An import, or its preview, for people and programs. The lists hold at most <see cref="ImportPreview.ListLimit"/> entries; the counts are of everything.</summary>
/// <param name="Change">The number of the change it became; null for a preview and where nothing was new.</param>
/// <param name="Problems">What kept it from being written, beyond rejected values.</param>
public sealed record ImportView(
    bool IsPreview,
    long? Change,
    ImportCounts Counts,
    IReadOnlyList<ImportedValueView> Accepted,
    IReadOnlyList<ImportedValueView> Corrected,
    IReadOnlyList<RejectedValueView> Rejected,
    IReadOnlyList<ReasonView> Reasons,
    IReadOnlyList<ReasonView> Blanks,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> Problems)
{
    public static ImportView Of(ImportOutcome outcome, WorkspaceImage image, IReadOnlyList<string> remarks, IReadOnlyList<string> ignoredColumns)
    {
        var (preview, structure) = (outcome.Preview, image.Structure.Latest);
        return new(
            outcome.Applied is null,
            outcome.Applied is ApplyOutcome.Applied applied ? applied.Header.Seq : null,
            preview.Counts,
            [.. preview.Accepted.Select(change => Of(change, structure))],
            [.. preview.Corrected.Select(change => Of(change, structure))],
            [.. preview.Rejected.Select(value => new RejectedValueView(value.Place.ToString(), value.Reason))],
            [.. preview.Reasons.Select(group => new ReasonView(group.Reason, group.Count, group.First.ToString()))],
            [.. preview.Blanks.Select(group => new ReasonView(group.Text, group.Count, group.First.ToString()))],
            remarks,
            ignoredColumns,
            outcome.Applied is ApplyOutcome.Refused refused ? [.. refused.Problems.Select(problem => problem.ToString())] : []);
    }

    private static ImportedValueView Of(ImportChange change, Structure structure)
    {
        var measure = structure.Find<Measure>(change.Key.Measure);
        var calendar = measure is null ? structure.Settings.Calendar : structure.CalendarOf(measure.Unit);
        return new(
            change.Observation.Place.ToString(), measure is null ? change.Observation.Measure : NodeAddress.Of(structure, measure), change.Key.Series,
            calendar.Format(change.Key.Period), change.Observation.Content.ToString(), change.Old is null ? null : ImportedContent.From(change.Old).ToString());
    }
}

/// <param name="Place">plan.csv row 5, Target.</param>
/// <param name="Old">What it corrects; null where it is new.</param>
public sealed record ImportedValueView(string Place, string Measure, string Series, string Period, string Value, string? Old);

public sealed record RejectedValueView(string Place, string Reason);

/// <param name="First">Where it occurs first.</param>
public sealed record ReasonView(string Text, long Count, string First);
