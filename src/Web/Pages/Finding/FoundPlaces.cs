using Binnacle.App.Scores;
using Binnacle.Web.Components.Frames;

namespace Binnacle.Web.Pages.Finding;

/// <summary>The page on which what was found can be seen.</summary>
internal static class FoundPlaces
{
    public static string Of(FoundElement element, ReadingRequest reading) => element switch
    {
        { Scorecard: null } => new PageAddress(PageAddress.Measure(element.Address), reading).Here,
        { Kind: "scorecard" or "initiative" } => new PageAddress(PageAddress.Card(element.Scorecard), reading).Here,
        { Kind: "theme", Address: var address } => new PageAddress(PageAddress.Card(element.Scorecard), reading).With("theme", address[(address.IndexOf('/') + 1)..]),
        _ => new PageAddress(PageAddress.Card(element.Scorecard), reading).With("why", element.Address) + "#why",
    };

    public static string Kind(FoundElement element) => element.Kind == "kpi" ? "KPI" : element.Kind;
}
