using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;

namespace Binnacle.Core.Tests.Scoring.RollUps;

/// <summary>Short words for children in tests; codes are a, b, c … in order.</summary>
internal static class Children
{
    public static readonly RollUpRule NoMinimum = new() { Minimum = MinimumPresent.None };

    public static ChildScore Child(double? score, double weight = 1, Gap? gap = null, bool flagged = false) => new()
    {
        Score = score,
        Weight = weight,
        Gap = score is null ? gap ?? Gap.NoData : null,
        Flagged = flagged,
        Coverage = Coverage.OfLeaf(score, gap),
    };

    public static RollUpOutcome Run(RollUpRule rule, params ChildScore[] children) => Run(rule, BandSet.Default, children);

    public static RollUpOutcome Run(RollUpRule rule, BandSet bands, params ChildScore[] children) =>
        RollUp.Run(rule, [.. children.Select((child, i) => child with { Code = child.Code ?? ((char)('a' + i)).ToString() })], bands);

    public static RollUpOutcome Run(RollUpMethod method, params double?[] scores) =>
        Run(new RollUpRule { Method = method }, [.. scores.Select(score => Child(score))]);
}
