using Binnacle.App.Changes;

namespace Binnacle.Storage.Tests.Logs;

/// <summary>Rows to write.</summary>
internal static class Rows
{
    public static readonly Author Ann = new("ann", "cli", "First figures", OnBehalfOf: "bo");

    public static RevisionRow Revision(int element = 1, string? body = """{"name":"Margin"}""") => new("measure", element, "2026-01-01", 1, body);

    public static ObservationRow Value(int measure, double value, string? note = null) =>
        new(measure, "actual", "M2026-01-01", value, null, "value", "submitted", "figures.csv:2", note);

    /// <summary>Two years of months, as an import says them.</summary>
    public static ObservationBlock Block(int measure, string series = "actual", string? after = ", value") => new(
        measure, series, null, "figures.csv row ", after,
        [.. Enumerable.Range(0, 24).Select(month => $"M{2025 + (month / 12)}-{1 + (month % 12):00}-01")],
        [.. Enumerable.Range(0, 24).Select(month => month switch { 0 => 0.1 + 0.2, 1 => -1e300, 2 => 5e-324, 3 => 0, 4 => -12.25, _ => measure * month / 4.0 })],
        after is null ? [] : [.. Enumerable.Range(0, 24).Select(month => 2 + (3 * month))]);

    public static ChangeDraft Draft(params ObservationRow[] observations) => new(Ann, [], observations);

    /// <summary>Some of everything a row can say, different for each number.</summary>
    public static ChangeDraft Mixed(int number) => new(
        Ann with { Reason = $"Reason {number}", OnBehalfOf = number % 2 == 0 ? null : "bo" },
        [Revision(number, $$"""{"name":"Umsatz – 売上 {{number}}"}"""), new("objective", number + 1, "", 2, null)],
        [
            Value(number, number / 3.0, "note 'quoted'\n\"twice\""),
            new(number, "actual", "Q2026-01-01", null, "amber", "word", "approved", null, ""),
            new(number, "target", "Y2026-01-01", null, null, "not-applicable", null, "ann", "closed"),
            new(number, "mine", "D2026-02-28", null, null, "cleared", "estimate", null, null),
        ]);
}
