using Binnacle.App.Scores;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Web.Components;

/// <summary>Which of the page's own colours a status takes, so that it reads in light, dark and print alike.</summary>
internal static class StatusTones
{
    private static readonly Band[] Usual = [Band.Red, Band.Amber(BandSet.RedAmberLimit), Band.Green(BandSet.AmberGreenLimit), Band.Exceeds(100)];

    /// <summary>Null for a band with a colour of its own.</summary>
    public static string? Of(StatusView status)
    {
        if (status.Code == "none")
            return "none";
        var usual = Usual.FirstOrDefault(band => band.Colour.Equals(status.Colour, StringComparison.OrdinalIgnoreCase));
        return usual?.Status switch
        {
            Status.Red => "off",
            Status.Amber => "watch",
            Status.Green => "on-target",
            Status.Exceeds => "exceeds",
            _ => null,
        };
    }

    /// <summary>A colour and nothing else: it goes into a style.</summary>
    public static bool IsColour(string text) => text.Length is 4 or 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;
}
