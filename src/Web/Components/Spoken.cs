using System.Globalization;

namespace Binnacle.Web.Components;

/// <summary>Small numbers as a sentence says them.</summary>
internal static class Spoken
{
    private static readonly string[] Words =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    /// <param name="count">0 or more; above twenty it is written in digits.</param>
    public static string Count(int count) => count < Words.Length ? Words[count] : count.ToString(CultureInfo.CurrentCulture);
}
