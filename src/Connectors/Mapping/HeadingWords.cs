namespace Binnacle.Connectors.Mapping;

/// <summary>What headings are called where no mapping says it. Compared without case, punctuation and spaces.</summary>
internal static class HeadingWords
{
    private static readonly string[] Measures = ["measurecode", "kpicode", "indicatorcode", "metriccode", "code", "kpi", "measure", "indicator", "metric", "kpiname", "measurename", "indicatorname", "metricname"];
    private static readonly string[] Units = ["unitcode", "organisationunit", "organizationunit", "orgunit", "businessunit", "department", "division", "entity", "unit"];
    private static readonly string[] Periods = ["period", "reportingperiod", "timeperiod", "fiscalperiod", "month", "date", "quarter", "week", "fiscalyear", "year", "time"];
    private static readonly string[] SeriesColumns = ["series", "datatype", "valuetype", "scenario", "kind"];
    private static readonly string[] Values = ["value", "obsvalue", "amount", "number"];
    private static readonly string[] Notes = ["note", "notes", "comment", "comments", "commentary", "remark", "remarks"];
    private static readonly string[] Qualities = ["quality", "dataquality"];

    private static readonly Dictionary<string, string> Series = new(StringComparer.Ordinal)
    {
        ["actual"] = "actual",
        ["actuals"] = "actual",
        ["actualvalue"] = "actual",
        ["result"] = "actual",
        ["achieved"] = "actual",
        ["target"] = "target",
        ["targets"] = "target",
        ["targetvalue"] = "target",
        ["goal"] = "target",
        ["plan"] = "target",
        ["budget"] = "target",
        ["stretch"] = "stretch",
        ["stretchtarget"] = "stretch",
        ["baseline"] = "baseline",
        ["startvalue"] = "baseline",
        ["benchmark"] = "benchmark",
        ["forecast"] = "forecast",
        ["red"] = "red",
        ["redflag"] = "red",
        ["amber"] = "amber",
        ["green"] = "green",
    };

    public static string? Measure(IReadOnlyList<string> headings) => First(headings, Measures);

    public static string? Unit(IReadOnlyList<string> headings) => First(headings, Units);

    public static string? Period(IReadOnlyList<string> headings) => First(headings, Periods);

    public static string? SeriesColumn(IReadOnlyList<string> headings) => First(headings, SeriesColumns);

    public static string? Value(IReadOnlyList<string> headings) => First(headings, Values);

    public static string? Note(IReadOnlyList<string> headings) => First(headings, Notes);

    public static string? Quality(IReadOnlyList<string> headings) => First(headings, Qualities);

    /// <summary>Columns that hold a series each, such as Actual and Target.</summary>
    public static IEnumerable<(string Heading, string Series)> SeriesOf(IReadOnlyList<string> headings)
    {
        foreach (var heading in headings)
        {
            if (Series.TryGetValue(Plain(heading), out var series)) yield return (heading, series);
        }
    }

    public static bool Is(string heading, string word) => Plain(heading) == word;

    // The order of the words is the order of trust: a code before a name.
    private static string? First(IReadOnlyList<string> headings, string[] words) =>
        words.Select(word => headings.FirstOrDefault(heading => Plain(heading) == word)).FirstOrDefault(heading => heading is not null);

    private static string Plain(string heading) => string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
