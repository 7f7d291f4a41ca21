using System.Globalization;

namespace Binnacle.Core.Formulas.Conditions;

/// <summary>Values for which no condition holds; null is without end. A single value where both ends are the same.</summary>
public readonly record struct ConditionGap(double? From, bool FromIncluded, double? To, bool ToIncluded)
{
    /// <summary>Such as <c>value from 80 (included) to 90 (not included)</c>.</summary>
    public string Text(string variable = "value")
    {
        if (From is { } only && only == To) return $"{variable} = {Write(only)}";
        return (From, To) switch
        {
            (null, null) => $"every {variable}",
            (null, { } to) => $"{variable} {(ToIncluded ? "up to" : "below")} {Write(to)}",
            ({ } from, null) => $"{variable} {(FromIncluded ? "from" : "above")} {Write(from)}{(FromIncluded ? " on" : "")}",
            ({ } from, { } to) => $"{variable} from {Write(from)} ({Ends(FromIncluded)}) to {Write(to)} ({Ends(ToIncluded)})",
        };
    }

    private static string Ends(bool included) => included ? "included" : "not included";

    private static string Write(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
