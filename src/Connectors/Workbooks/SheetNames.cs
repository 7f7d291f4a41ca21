namespace Binnacle.Connectors.Workbooks;

/// <summary>The sheets of a definition workbook, in their order, with the columns that say where a row belongs.</summary>
internal static class SheetNames
{
    public const string About = "Read me";
    public const string Organization = "Organization";
    public const string Units = "Units";
    public const string Owners = "Owners";
    public const string Strategies = "Strategies";
    public const string Scales = "Scales";
    public const string Definitions = "Definitions";
    public const string Kpis = "KPIs";
    public const string Targets = "Targets";
    public const string Scorecards = "Scorecards";
    public const string Perspectives = "Perspectives";
    public const string Themes = "Themes";
    public const string Objectives = "Objectives";
    public const string Weights = "Weights";
    public const string Links = "Links";
    public const string Initiatives = "Initiatives";

    public const string Code = "code";
    public const string Parent = "parent";
    public const string Scorecard = "scorecard";
    public const string Under = "under";
    public const string Kpi = "kpi";
    public const string Setting = "setting";
    public const string Value = "value";

    /// <summary>The organisation unit; in the strategy files it is said by where a measure or scorecard stands.</summary>
    public const string OrganizationUnit = "organisation-unit";

    /// <summary>In which order the kinds of children stand under a node.</summary>
    public const string SectionOrder = "section-order";

    /// <summary>The usual order.</summary>
    public static readonly string[] ChildSections = ["perspectives", "objectives", "measures"];

    /// <summary>Each sheet and the columns it must have.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Needed)> All =
    [
        (Organization, [Setting, Value]), (Units, [Code]), (Owners, [Code]), (Strategies, [Code]), (Scales, [Code]), (Definitions, [Code]), (Kpis, [Code]),
        (Targets, [Kpi]), (Scorecards, [Code]), (Perspectives, [Scorecard, Code]), (Themes, [Scorecard, Code]), (Objectives, [Scorecard, Code]),
        (Weights, [Scorecard, Kpi]), (Links, [Scorecard, "cause", "effect"]), (Initiatives, [Code]),
    ];

    /// <summary>"Scored view" for the key scored-view.</summary>
    public static string Heading(string key) => key switch
    {
        Kpi => "KPI",
        "unit" => "Unit of measure",
        _ => char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' '),
    };

    /// <summary>The key a heading stands for: its words in lower case with hyphens between.</summary>
    public static string Key(string heading, string sheet)
    {
        var key = string.Join('-', heading.Trim().ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries));
        return key switch
        {
            "unit-of-measure" or "uom" => "unit",
            "organization-unit" or "org-unit" => OrganizationUnit,
            "unit" when sheet is Scorecards or Targets => OrganizationUnit,
            "id" or "person" when sheet == Owners => Code,
            "e-mail" or "email" => "mail",
            "measure" => Kpi,
            _ => key,
        };
    }
}
