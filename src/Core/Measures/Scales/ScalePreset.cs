using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>The named scales; each is made by the method of the same name in <see cref="ScalePresets"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScalePreset>))]
public enum ScalePreset
{
    GoalRedFlag,
    MinMax,
    BaselineTarget,
    ActualOverTarget,
    OrderedRules,
    WorstTarget,
    Stabilise,
    Pace,
    Goalposts,
}
