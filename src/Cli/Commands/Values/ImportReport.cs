using System.Globalization;
using Binnacle.App.Imports;

namespace Binnacle.Cli.Commands.Values;

/// <summary>An import in words: counts that add up, corrections with the old value, rejections by reason.</summary>
internal static class ImportReport
{
    private const int Shown = 10;

    public static void Write(TextWriter to, ImportView view)
    {
        var counts = view.Counts;
        to.WriteLine(view.IsPreview
            ? "Preview: nothing was written."
            : view.Change is { } seq ? string.Create(CultureInfo.InvariantCulture, $"Recorded as change {seq}.") : "Nothing new: nothing was written.");
        to.WriteLine(Said($"{counts.Rows} rows: {counts.RowsRead} read, {counts.RowsEmpty} empty, {counts.RowsIgnored} ignored, {counts.RowsLeftOut} left out"));
        to.WriteLine(Said($"{counts.Values} values: {counts.Accepted} accepted, {counts.Unchanged} unchanged, {counts.Corrected} corrected, {counts.Rejected} rejected, {counts.Blank} blank, {counts.Repeated} repeated, {counts.Superseded} superseded, {counts.LeftOut} left out"));
        foreach (var remark in view.Remarks)
            to.WriteLine(remark);
        if (view.IgnoredColumns.Count > 0)
            to.WriteLine($"Columns not used: {string.Join(", ", view.IgnoredColumns)}");
        Some(to, "Corrected", view.Corrected.Select(value => $"{value.Measure} {value.Series} {value.Period}: {value.Old} → {value.Value} ({value.Place})"), counts.Corrected);
        Some(to, "Rejected, by reason", view.Reasons.Select(reason => Said($"{reason.Count} × {reason.Text} (first: {reason.First})")), view.Reasons.Count);
        Some(to, "Blank", view.Blanks.Select(blank => Said($"{blank.Count} × \"{blank.Text}\" (first: {blank.First})")), view.Blanks.Count);
        if (view.IsPreview)
            Some(to, "Accepted", view.Accepted.Select(value => $"{value.Measure} {value.Series} {value.Period}: {value.Value} ({value.Place})"), counts.Accepted);
    }

    private static void Some(TextWriter to, string title, IEnumerable<string> lines, long count)
    {
        if (count == 0)
            return;
        to.WriteLine($"{title}:");
        foreach (var line in lines.Take(Shown))
            to.WriteLine($"  {line}");
        if (count > Shown)
            to.WriteLine(Said($"  … and {count - Shown} more (--json lists up to {ImportPreview.ListLimit})"));
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
