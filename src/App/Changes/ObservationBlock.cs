using Binnacle.Core.Time;

namespace Binnacle.App.Changes;

/// <summary>
/// Many numbers of one series that an import said at once: observations in the state "value" that differ in period, number and the row of their source
/// alone. A row of the log has them together.
/// </summary>
/// <param name="SourceBefore">The source up to the number of its row; all of it where <paramref name="SourceAfter"/> is null.</param>
/// <param name="SourceAfter">The rest; null where the source names no row.</param>
/// <param name="Periods">None twice.</param>
/// <param name="Values">Finite; one a period.</param>
/// <param name="Rows">One a period where the source names them, else empty.</param>
public sealed record ObservationBlock(
    int Measure, string Series, string? Quality, string? SourceBefore, string? SourceAfter, Period[] Periods, double[] Values, int[] Rows)
{
    /// <summary>The same, one by one.</summary>
    public IEnumerable<ObservationRow> Observations() => Periods.Select((period, at) => new ObservationRow(
        Measure, Series, period.ToString(), Values[at], null, "value", Quality,
        SourceAfter is null ? SourceBefore : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SourceBefore}{Rows[at]}{SourceAfter}"), null));
}
