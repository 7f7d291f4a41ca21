using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>Weights, roll-up rules and bands of nodes; themes on the right card; native scales that do not agree.</summary>
internal static class NodeCheck
{
    public static void Run(Structure structure, List<StructureProblem> problems)
    {
        if (structure.Settings.RollUp is { } standard)
            Add(structure.Settings, "rollUp", RollUpCheck.Problems(standard), problems);
        if (!(structure.Settings.RedFlagTolerance is >= 0 and < double.PositiveInfinity))
            problems.Add(new(structure.Settings.Id, "redFlagTolerance", "The red flag's tolerance is a share of 0 or more."));
        foreach (var node in structure.All<Node>())
        {
            if (!(node.Weight is >= 0 and < double.PositiveInfinity))
                problems.Add(new(node.Id, "weight", "A weight is a number of 0 or more."));
            if (node.RollUp is { } rule)
                Add(node, "rollUp", RollUpCheck.Problems(rule, [.. structure.Children(node).Select(child => CodeOf(structure, child))]), problems);
            if (node is Scorecard { Defaults: { } defaults })
                Add(node, "defaults", RollUpCheck.Problems(defaults), problems);
            if (node.Bands is { } bands)
                Add(node, "", ScaleCheck.Problems(ScalePresets.GoalRedFlag with { Bands = bands }, Direction.Higher), problems);
            if (node is Objective { Theme: { } theme } objective && structure.Find<Theme>(theme) is { } crossing && structure.CardOf(objective)?.Id != crossing.Scorecard)
                problems.Add(new(node.Id, "theme", $"The theme '{crossing.Code}' is on another scorecard."));
            Native(structure, node, problems);
        }
    }

    private static void Add(Elements.Element element, string field, IEnumerable<ScoringProblem> found, List<StructureProblem> problems) =>
        problems.AddRange(found.Select(problem => new StructureProblem(element.Id, field.Length == 0 ? problem.Place : $"{field}.{problem.Place}", problem.Message)));

    /// <summary>Native scores mean different things where "on target" is another number on each scale.</summary>
    private static void Native(Structure structure, Node node, List<StructureProblem> problems)
    {
        var rule = structure.RollUpOf(node);
        if (!rule.UseNative || rule.Method is RollUpMethod.MostFrequentStatus or RollUpMethod.ShareOnGreen or RollUpMethod.MajorityWithFlagged)
            return;
        var points = structure.Children(node).OfType<Placement>()
            .Select(placement => structure.Find<Measure>(placement.Measure)).OfType<Measure>()
            .Select(structure.RulesOf).Where(rules => rules is { Use: MeasureUse.Kpi, InformationOnly: false })
            .Select(rules => OnTarget(rules.Scale)).OfType<double>().Distinct().Order().ToArray();
        if (points.Length > 1)
            problems.Add(new(node.Id, "rollUp", $"'{node.Code}' rolls up native scores, but on target is {string.Join(" on one scale and ", points.Select(Text))} on another: they do not compare.", IsWarning: true));
    }

    private static double? OnTarget(Scale scale) => scale.BestAtTarget ?? scale.Bands.LimitOf(Status.Green);

    private static string Text(double number) => Math.Round(number, 3).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string CodeOf(Structure structure, Node child) =>
        child is Placement placement && structure.Find(placement.Measure) is { } measure ? measure.Code : child.Code;
}
