using System.Text.RegularExpressions;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Generated;

/// <summary>In how many organisations each feature of the rules of calculation occurs. It looks at what was made, not at what was meant.</summary>
public sealed partial class FeatureCount
{
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);

    public int Cases { get; private set; }

    /// <summary>Every feature there is: a new word in an enumeration is a new feature.</summary>
    public static IEnumerable<string> All =>
    [
        .. Enums<Aggregation>(), .. Enums<Frequency>(), .. Enums<Direction>(), .. Enums<MissingPolicy>(), .. Enums<Completeness>(), .. Enums<Indicator>(), .. Enums<TrendBasis>(),
        .. Enums<MeasureUse>(), .. Enums<Reported>(), .. Enums<Phasing>(), .. Enums<ScalePreset>(), .. Enums<Basis>(), .. Enums<Assessment>(),
        .. Enums<RollUpMethod>(), .. Enums<MissingChildren>(), .. Enums<StatusTies>(), .. Enums<Ceiling>(),
        .. Enums<ObservationState>(), .. Enums<Quality>(), .. Enums<ElementKind>(),
        .. Enum.GetValues<WindowKind>().Where(kind => kind != WindowKind.Scored).Select(Name),
        "LinearCurve", "StepCurve", "YesNoCurve", "WordCurve", "RuleCurve", "ExpressionCurve", "logarithm", "unclamped", "exceeds", "named scale",
        "filled counts as present", "level formula", "target coarser", "target until", "one-off", "per period", "starts on", "information only", "break", "linking factor", "weighted by",
        "+", "-", "*", "/", "^", ">", "IF", "AND", "OR", "NOT", "COALESCE", "ABS", "ROUND", "MIN", "MAX", "SUM", "AVG", "COUNT", "SQRT", "LN", "EXP", "POWER",
        "TARGET", "SCORE", "PREVIOUS", "PRIOR", "SAMEPERIODLASTYEAR", "YTD", "ROLLING", "GROWTH", "CHILDREN", "other unit's code", "several currencies",
        "minimum by count", "minimum by share", "capped", "native", "child share", "override rolls up", "own bands", "weight 0", "critical",
        "departs from definition", "objective under objective", "skipped level", "on several cards", "unlinked", "own calendar", "negative link", "milestones",
        SeriesNames.Target, SeriesNames.Stretch, SeriesNames.Forecast, SeriesNames.Red, SeriesNames.Backcast, SeriesNames.ActualToDate, SeriesNames.TargetToDate,
        SeriesNames.Judgement, SeriesNames.Override, "corrected", "coarser than its measure",
        "Placement changed", "Measure changed", "Objective changed", "Definition changed", "Organization changed", "Placement ended", "Measure begun later", "changed from the beginning",
    ];

    public IEnumerable<(string Feature, double Share)> Shares => All.Select(feature => (feature, (double)_cases.GetValueOrDefault(feature) / Math.Max(Cases, 1)));

    public void Add(GeneratedOrganization organization)
    {
        Cases++;
        foreach (var feature in Of(organization).Distinct())
            _cases[feature] = _cases.GetValueOrDefault(feature) + 1;
    }

    private static IEnumerable<string> Of(GeneratedOrganization organization)
    {
        var structure = organization.Structure.Latest;
        return structure.Elements.Select(element => Name(element.Kind))
            .Concat(structure.All<Measure>().SelectMany(measure => Of(measure, structure.RulesOf(measure))))
            .Concat(structure.All<Node>().SelectMany(node => Of(node, structure)))
            .Concat(structure.All<OrganizationUnit>().Where(unit => unit.Calendar is not null).Select(_ => "own calendar"))
            .Concat(structure.All<CauseEffectLink>().Where(link => link.Negative).Select(_ => "negative link"))
            .Concat(structure.All<Initiative>().Where(initiative => initiative.Milestones.Length > 0).Select(_ => "milestones"))
            .Concat(structure.UnlinkedMeasures.Select(_ => "unlinked"))
            .Concat(structure.All<Measure>().Select(measure => structure.RulesOf(measure).Unit.Currency).OfType<string>().Distinct().Skip(1).Select(_ => "several currencies"))
            .Concat(OfValues(organization, structure))
            .Concat(OfChanges(organization));
    }

    private static IEnumerable<string> Of(Measure measure, MeasureRules rules)
    {
        IEnumerable<string?> features =
        [
            Name(rules.Aggregation), Name(rules.Frequency), Name(rules.Direction), Name(rules.Missing.Policy), Name(rules.Completeness), Name(rules.Indicator), Name(rules.Trend),
            Name(rules.Use), Name(rules.Reported), Name(rules.ScoredView.Kind), rules.Target.Frequency is null ? null : Name(rules.Target.Phasing),
            rules.Scale.Preset is { } preset ? Name(preset) : null, Name(rules.Scale.Basis), rules.Scale.Curve.GetType().Name,
            Word(rules.Scale.Logarithm, "logarithm"), Word(!rules.Scale.ClampHigh, "unclamped"), Word(rules.Scale.Bands.Bands.Any(band => band.Status == Status.Exceeds), "exceeds"),
            Word(measure.Spec.ScaleCode is not null && measure.Spec.Scale is null, "named scale"), Word(rules.Missing.CountsAsPresent, "filled counts as present"),
            Word(rules.Levels.Values.Any(level => level.Formula is not null), "level formula"), Word(rules.Target.Frequency is not null, "target coarser"),
            Word(rules.Target.Until is not null, "target until"), Word(rules.Target.OneOff, "one-off"), Word(rules.Target.PerPeriod, "per period"),
            Word(rules.StartsOn is not null, "starts on"), Word(rules.InformationOnly, "information only"), Word(rules.Breaks.Length > 0, "break"),
            Word(rules.Breaks.Any(cut => cut.LinkingFactor is not null), "linking factor"), Word(rules.WeightedBy is not null, "weighted by"),
            Word(measure.Definition is not null && measure.Spec != new MeasureSpec(), "departs from definition"), Word(rules.Formula?.Contains("/b", StringComparison.Ordinal) ?? false, "other unit's code"),
        ];
        return features.OfType<string>().Concat(Words().Matches(CodesAside().Replace(rules.Formula ?? "", "")).Select(match => match.Value));
    }

    private static IEnumerable<string> Of(Node node, Structure structure)
    {
        var rule = structure.RollUpOf(node);
        IEnumerable<string?> features =
        [
            .. node is Placement ? [] : new[] { Name(rule.Method), Name(rule.Missing), Name(rule.Ties), Name(rule.Ceiling) },
            Word(rule.Minimum is { Count: > 0 }, "minimum by count"), Word(rule.Minimum is { Share: > 0 }, "minimum by share"), Word(rule.CapChildrenAt100, "capped"), Word(rule.UseNative, "native"),
            Word(node is Scorecard card && rule.ChildShare > 0 && structure.ChildScorecards(card).Any(), "child share"), Word(rule.RollsUpOverride, "override rolls up"),
            Word(node.Bands is not null, "own bands"), Word(node.Weight == 0, "weight 0"), Word(node.Critical, "critical"),
            node is Objective objective ? Name(objective.Assessment) : null,
            Word(node is Objective && Structure.ParentOf(node) is { } above && structure.Find<Objective>(above) is not null, "objective under objective"),
            Word(node is Placement && Structure.ParentOf(node) is { } parent && structure.Find<Objective>(parent) is null, "skipped level"),
            Word(node is Placement placed && structure.PlacementsOf(placed.Measure).Select(structure.CardOf).Distinct().Count() > 1, "on several cards"),
        ];
        return features.OfType<string>();
    }

    private static IEnumerable<string> OfValues(GeneratedOrganization organization, Structure structure)
    {
        var seen = new HashSet<(ElementId, string, Period)>();
        foreach (var said in organization.Changes.SelectMany(change => change.Observations))
        {
            yield return Name(said.State);
            yield return Name(said.Quality);
            yield return said.Series;
            if (!seen.Add((said.Element, said.Series, said.Period)))
                yield return "corrected";
            if (structure.Find<Measure>(said.Element) is { } measure && said.Period.Frequency > structure.RulesOf(measure).Frequency)
                yield return "coarser than its measure";
        }
    }

    private static IEnumerable<string> OfChanges(GeneratedOrganization organization)
    {
        var known = new HashSet<ElementId>();
        foreach (var said in organization.Changes.SelectMany(change => change.Revisions))
        {
            var isNew = known.Add(said.Id);
            if (!isNew)
                yield return $"{said.Kind} {(said.Body is null ? "ended" : "changed")}";
            else if (said.HoldsFrom > DateOnly.MinValue)
                yield return $"{said.Kind} begun later";
            if (!isNew && said.HoldsFrom == DateOnly.MinValue)
                yield return "changed from the beginning";
        }
    }

    private static IEnumerable<string> Enums<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Name);

    private static string Name<T>(T word)
        where T : struct, Enum => $"{typeof(T).Name}.{word}";

    private static string? Word(bool occurs, string feature) => occurs ? feature : null;

    [GeneratedRegex(@"[A-Z]{2,}|[-+*/^>]")]
    private static partial Regex Words();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex CodesAside();
}
