using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Values;

internal static class StatusWord
{
    public static Observation Of(ElementId element, string series, Period period, string? band, string? note) =>
        new(element, series, period, 0, band is null ? ObservationState.Cleared : ObservationState.Word, Word: band, Note: note);
}
