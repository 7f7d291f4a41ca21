namespace Binnacle.Connectors.Workbooks;

/// <summary>What the columns of KPI lists are called in offices, by the key they mean.</summary>
internal static class KpiHeadings
{
    private static readonly (string Key, string[] Words)[] Known =
    [
        ("code", ["code", "kpicode", "kpiid", "id", "no", "number", "kpino", "measurecode", "indicatorcode", "metriccode", "ref", "reference"]),
        ("name", ["kpi", "kpiname", "name", "indicator", "indicatorname", "measure", "measurename", "metric", "metricname", "keyperformanceindicator", "title"]),
        ("scorecard", ["scorecard", "card"]),
        ("perspective", ["perspective", "bscperspective", "category", "area", "dimension"]),
        ("objective", ["objective", "strategicobjective", "goal", "strategicgoal", "criticalsuccessfactor", "csf"]),
        ("organisation-unit", ["department", "organisationunit", "organizationunit", "orgunit", "businessunit", "division", "entity", "team"]),
        ("owner", ["owner", "kpiowner", "responsible", "responsibleperson", "accountable", "lead"]),
        ("description", ["description", "definition", "kpidefinition", "meaning", "purpose"]),
        ("unit", ["unit", "unitofmeasure", "uom", "measurementunit", "units"]),
        ("direction", ["direction", "polarity", "trenddirection", "desireddirection", "betteris", "goodis", "goodwhen"]),
        ("frequency", ["frequency", "reportingfrequency", "periodicity", "measurementfrequency", "reportingperiod"]),
        ("weight", ["weight", "weighting", "kpiweight", "weightpercent"]),
        ("target", ["target", "targetvalue", "goalvalue", "annualtarget"]),
        ("red", ["red", "redflag", "redthreshold", "threshold", "lowerlimit"]),
        ("amber", ["amber", "yellow", "amberthreshold", "yellowthreshold"]),
        ("green", ["green", "greenthreshold"]),
        ("baseline", ["baseline", "startvalue", "baselinevalue"]),
        ("stretch", ["stretch", "stretchtarget"]),
        ("benchmark", ["benchmark"]),
        ("min", ["min", "minimum"]),
        ("max", ["max", "maximum"]),
        ("source", ["source", "datasource", "system"]),
        ("indicator", ["leadlag", "leadinglagging", "indicatortype", "laglead"]),
        ("formula", ["binnacleformula"]),
        ("aggregation", ["aggregation", "consolidation"]),
    ];

    /// <summary>Null for a column no one can know the meaning of.</summary>
    public static string? Key(string heading)
    {
        var plain = string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        foreach (var (key, words) in Known)
        {
            if (words.Contains(plain)) return key;
        }

        return null;
    }
}
