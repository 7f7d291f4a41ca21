using System.Globalization;

namespace Binnacle.Web.Components;

/// <summary>The very number of the API, for whoever reads a page by program.</summary>
internal static class Exact
{
    public static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
