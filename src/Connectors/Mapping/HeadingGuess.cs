namespace Binnacle.Connectors.Mapping;

/// <summary>Completes a mapping by what the headings are called, and says what it took from where.</summary>
internal static class HeadingGuess
{
    public static IReadOnlyList<ValueMapping> Complete(ImportMapping mapping, IReadOnlyList<string> headings, Func<string, bool> isPeriod, List<string> remarks)
    {
        var defaults = mapping.Defaults;
        var entries = mapping.Values.Count > 0 ? [.. mapping.Values.Select(value => value.Or(defaults))] : Found(mapping, headings, isPeriod, remarks);
        var said = new HashSet<string>();
        return [.. entries.Select(Filled)];

        ValueMapping Filled(ValueMapping entry)
        {
            bool Catches(string name) => entry.Column?.Names.Contains(name, StringComparer.OrdinalIgnoreCase) == true || mapping.Constants.ContainsKey(name);
            return entry with
            {
                Measure = entry.Measure ?? (Catches("measure") ? null : Take("measure", HeadingWords.Measure(headings))),
                Unit = entry.Unit ?? (Catches("unit") || entry.Measure is not null ? null : Take("unit", HeadingWords.Unit(headings))),
                Period = entry.Period ?? (Catches("period") ? null : PeriodOf(headings)),
                Series = entry.Series ?? (Catches("series") || mapping.Values.Count > 0 ? null : Take("series", HeadingWords.SeriesColumn(headings))),
                Note = entry.Note ?? (mapping.Values.Count > 0 ? null : Take("note", HeadingWords.Note(headings))),
                Quality = entry.Quality ?? (mapping.Values.Count > 0 ? null : Take("quality", HeadingWords.Quality(headings))),
            };
        }

        Template? Take(string field, string? heading)
        {
            if (heading is null) return null;
            if (said.Add(field)) remarks.Add($"The {field} was taken from the column \"{heading}\".");
            return Template.Column(heading);
        }

        Template? PeriodOf(IReadOnlyList<string> all)
        {
            var year = all.FirstOrDefault(heading => HeadingWords.Is(heading, "year"));
            var month = all.FirstOrDefault(heading => HeadingWords.Is(heading, "month"));
            if (year is null || month is null) return Take("period", HeadingWords.Period(all));
            if (said.Add("period")) remarks.Add($"The period was taken from the columns \"{year}\" and \"{month}\".");
            return Template.Parse($"{{{year}}}-{{{month}}}", out _);
        }
    }

    private static List<ValueMapping> Found(ImportMapping mapping, IReadOnlyList<string> headings, Func<string, bool> isPeriod, List<string> remarks)
    {
        var defaults = mapping.Defaults;
        if (defaults.Column is not null || defaults.Value is not null) return [defaults];
        var periods = headings.Where(isPeriod).ToList();
        var isWide = mapping.Layout switch
        {
            Layout.ColumnPerPeriod => true,
            Layout.RowPerValue => false,
            _ => periods.Count > 0 && defaults.Period is null && HeadingWords.Period(headings) is null,
        };
        if (isWide)
        {
            if (mapping.Layout is null) remarks.Add($"Read as a column for each period: {Listed(periods)}.");
            return [defaults with { Column = NamePattern.Parse("{period}", out _) }];
        }

        if (HeadingWords.Value(headings) is { } value)
        {
            remarks.Add($"The value was taken from the column \"{value}\".");
            return [defaults with { Column = NamePattern.Parse(Plain(value), out _) }];
        }

        var series = defaults.Series is null ? HeadingWords.SeriesOf(headings).ToList() : [];
        if (series.Count > 0) remarks.Add($"Values were taken from the columns {string.Join(", ", series.Select(pair => $"\"{pair.Heading}\" ({pair.Series})"))}.");
        return [.. series.Select(pair => defaults with { Column = NamePattern.Parse(Plain(pair.Heading), out _), Series = Template.Literal(pair.Series) })];
    }

    // Headings with braces or stars would be read as patterns; they are matched by any text in their place.
    private static string Plain(string heading) => heading.Replace('{', '*').Replace('}', '*');

    private static string Listed(List<string> names) => names.Count <= 4 ? string.Join(", ", names) : $"{names[0]}, {names[1]} … {names[^1]} ({names.Count})";
}
