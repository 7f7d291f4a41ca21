using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>What a scale's curve looks at: x, computed from the value and its reference points.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Basis>))]
public enum Basis
{
    /// <summary>v</summary>
    Value,

    /// <summary>v / t</summary>
    RatioToTarget,

    /// <summary>|v − t| / |t|</summary>
    RelativeDeviation,

    /// <summary>(v − b) / (t − b)</summary>
    Progress,

    /// <summary>(v − min) / (max − min), or (max − v) / (max − min) where lower is better.</summary>
    MinMaxPosition,

    /// <summary>Progress divided by the progress expected by now.</summary>
    Pace,

    /// <summary>(v − worst) / (t − worst)</summary>
    WorstToTarget,

    /// <summary>(v − r) / (g − r): 0 at the red flag, 1 at the goal. On target: 1 − |v − g| / |g − r|.</summary>
    RedToGoal,
}
