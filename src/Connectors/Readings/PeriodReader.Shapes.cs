using System.Text.RegularExpressions;

namespace Binnacle.Connectors.Readings;

public sealed partial class PeriodReader
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // "2010/11 [Note 1]", "2012 (p)", "2014*": what stands behind the period is kept as a note.
    private static (string Body, string? Note) WithoutNote(string text)
    {
        var tidy = text.Trim().Replace('\u2013', '-').Replace('\u2212', '-').Replace('\u00A0', ' ').Replace('\u202F', ' ');
        var match = Note().Match(tidy);
        if (!match.Success || match.Index == 0) return (tidy, null);
        return (tidy[..match.Index].TrimEnd(), match.Groups["n"].Value.Trim().Trim('[', ']', '(', ')'));
    }

    [GeneratedRegex(@"\s*(?<n>(\[[^\]]*\]|\([^)]*\)|[*†‡]+)\s*)+$", Plain)]
    private static partial Regex Note();

    [GeneratedRegex(@"^(?<y>[12]\d{3})(\.0+)?$", Plain)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^(?<y>\d{4})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$", Plain)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(?<y>[12]\d{3})\s*(?<s>[-/])\s*(?<n>\d{4}|\d{1,2})$", Plain)]
    private static partial Regex TwoPartYear();

    [GeneratedRegex(@"^(?<f>FY\s*)?(?<y>\d{4}|(?<=FY\s*)\d{2})(/(?<y2>\d{2}|\d{4}))?[\s\-_/]*(?<l>[QTHMP])\s*(?<n>\d{1,2})$", Plain)]
    private static partial Regex YearPart();

    [GeneratedRegex(@"^((?<l>[QTHP])\s*(?<n>\d{1,2})|(?<n>[1-4])(?<l>[QTH]))[\s\-_/,]*(?<f>FY\s*)?'?(?<y>\d{4}|\d{2})(/(?<y2>\d{2}|\d{4}))?$", Plain)]
    private static partial Regex PartYear();

    [GeneratedRegex(@"^FY[\s\-]*'?(?<y>\d{4}|\d{2})([-/](?<y2>\d{4}|\d{2}))?$", Plain)]
    private static partial Regex FiscalYear();

    [GeneratedRegex(@"^((?<y>\d{4})[\s\-]*W(eek|k)?\s*(?<n>\d{1,2})|W(eek|k)?\s*(?<n>\d{1,2})[\s\-,/]*(?<y>\d{4}))$", Plain)]
    private static partial Regex WeekOfYear();

    [GeneratedRegex(@"^((?<m>[\p{L}]{3,12}\.?)[\s\-_/,]*'?(?<y>\d{4}|\d{2})|(?<y>\d{4})[\s\-_/]*(?<m>[\p{L}]{3,12}\.?))$", Plain)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^((?<d>\d{1,2})(st|nd|rd|th|\.)?[\s\-/]*(?<m>[\p{L}]{3,12}\.?)[\s\-/,]*(?<y>\d{4}|\d{2})|(?<m>[\p{L}]{3,12}\.?)\s+(?<d>\d{1,2})(st|nd|rd|th)?,?\s+(?<y>\d{4}))$", Plain)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>\d{4}|\d{2})([ T]\d{1,2}:\d{2}(:\d{2})?)?$", Plain)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"^\d{5,8}$", Plain)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d.*( to |-|–).*\d", Plain)]
    private static partial Regex Range();
}
