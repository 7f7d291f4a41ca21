using System.Globalization;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.App.Scores;

/// <summary>A roll-up rule in words.</summary>
internal static class RuleWords
{
    public static RuleView Of(RollUpRule rule) => new(
        RowBuilder.Camel(rule.Method), RowBuilder.Camel(rule.Missing), rule.EffectiveMinimum.Share, rule.EffectiveMinimum.Count, RowBuilder.Camel(rule.Ceiling),
        rule.CapChildrenAt100, rule.UseNative, rule.ChildShare, rule.Expression, SentenceOf(rule));

    private static string SentenceOf(RollUpRule rule)
    {
        var sentence = MethodOf(rule);
        if (rule.UseNative)
            sentence += ", on the children's own scales";
        if (rule.CapChildrenAt100)
            sentence += ", each capped at 100";
        sentence += rule.Missing switch
        {
            MissingChildren.Zero => "; what is missing counts as 0",
            MissingChildren.Strict => "; absent if any child is",
            _ => "; what is missing is left out with its weight",
        };
        var minimum = rule.EffectiveMinimum;
        if (minimum.Share > 0)
            sentence += string.Create(CultureInfo.InvariantCulture, $", at least {minimum.Share * 100:0.#} % of the weight must be there");
        if (minimum.Count > 0)
            sentence += string.Create(CultureInfo.InvariantCulture, $", at least {minimum.Count} must be there");
        if (rule.ChildShare > 0)
            sentence += string.Create(CultureInfo.InvariantCulture, $"; child scorecards give {rule.ChildShare * 100:0.#} %");
        return sentence + ".";
    }

    private static string MethodOf(RollUpRule rule) => rule.Method switch
    {
        RollUpMethod.WeightedMean => "Weighted mean of the children",
        RollUpMethod.Mean => "Mean of the children",
        RollUpMethod.WeightedGeometricMean => "Weighted geometric mean of the children",
        RollUpMethod.Min => "The lowest child",
        RollUpMethod.Max => "The highest child",
        RollUpMethod.Sum => "The sum of the children",
        RollUpMethod.MostFrequentStatus => $"The most frequent status, the {(rule.Ties == StatusTies.Worst ? "worse" : "better")} of equals",
        RollUpMethod.FirstFlagged => "The first flagged child that has a status",
        RollUpMethod.MajorityWithFlagged => "The majority, subject to flagged children",
        RollUpMethod.ShareOnGreen => "Share of the children on green or better",
        RollUpMethod.OwnMeasureOnly => "Its own measures only",
        RollUpMethod.Expression => $"By the expression {rule.Expression}",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, "There is no such method."),
    };
}
