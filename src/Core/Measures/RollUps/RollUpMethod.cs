using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.RollUps;

[JsonConverter(typeof(JsonStringEnumConverter<RollUpMethod>))]
public enum RollUpMethod
{
    WeightedMean,
    Mean,

    /// <summary>A counted child at or below 0 makes the result 0.</summary>
    WeightedGeometricMean,
    Min,
    Max,

    /// <summary>Plain sum of the scores; weights only say who counts.</summary>
    Sum,

    /// <summary>The middle of the band most children are in.</summary>
    MostFrequentStatus,

    /// <summary>Score and status of the first flagged child that has one.</summary>
    FirstFlagged,

    /// <summary>The flagged children's majority, unless it is green: then the majority of all.</summary>
    MajorityWithFlagged,

    /// <summary>100 × children on green or better ÷ children present.</summary>
    ShareOnGreen,

    /// <summary>Only the measures placed directly on the node count.</summary>
    OwnMeasureOnly,

    /// <summary>A formula over the children: SCORE(code), SCORES(how), WEIGHT(code).</summary>
    Expression,
}
