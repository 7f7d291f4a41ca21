namespace Binnacle.Web.Components.Frames;

/// <summary>The places of the rail.</summary>
public enum Section
{
    None,
    Overview,
    Scorecard,
    Map,
    Measures,
}
