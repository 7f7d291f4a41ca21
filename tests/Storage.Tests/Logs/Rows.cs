using Binnacle.App.Changes;
using Binnacle.Core.Time;

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
        [.. Enumerable.Range(0, 24).Select(month => new Period(Frequency.Month, new DateOnly(2025, 1, 1).AddMonths(month)))],
        [.. Enumerable.Range(0, 24).Select(month => month switch { 0 => 0.1 + 0.2, 1 => -1e300, 2 => 5e-324, 3 => 0, 4 => -12.25, _ => measure * month / 4.0 })],
        after is null ? [] : [.. Enumerable.Range(0, 24).Select(month => 2 + (3 * month))]);

    /// <summary>With gaps, and rows that do not rise evenly.</summary>
    public static ObservationBlock Gappy(int measure) => new(
        measure, "actual", "estimate", "figures.csv row ", ", value",
        [.. Enumerable.Range(0, 9).Select(week => new Period(Frequency.Week, new DateOnly(2026, 1, 5).AddDays(7 * (week + (week / 3)))))],
        [.. Enumerable.Range(0, 9).Select(week => week / 7.0)], [.. Enumerable.Range(0, 9).Select(week => 40 - (week * week))]);

    /// <summary>At distances that only a calendar knows.</summary>
    public static ObservationBlock Uneven(int measure, string? after = ", value") => new(
        measure, "actual", null, "figures.csv row ", after,
        [.. ((int[])[0, 28, 56, 91, 119]).Select(day => new Period(Frequency.Month, new DateOnly(2026, 1, 31).AddDays(day)))],
        [1, 2.5, -3, 1e20, 0], after is null ? [] : [2, 3, 4, 5, 6]);

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
