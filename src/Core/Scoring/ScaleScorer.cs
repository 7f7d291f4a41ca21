using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Scores one value; for many values on one scale, compile it once.</summary>
public static class ScaleScorer
{
    public static ScoredValue Score(Scale scale, in ScaleInputs inputs) => CompiledScale.Compile(scale).Score(inputs);
}
