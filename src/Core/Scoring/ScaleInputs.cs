using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Everything a scale may look at, for one measure and one period (or window). Absent is null.</summary>
public readonly record struct ScaleInputs
{
    public double? Value { get; init; }

    /// <summary>The observation's word, where it is one.</summary>
    public string? Word { get; init; }

    public double? Target { get; init; }

    public double? Baseline { get; init; }

    public double? Benchmark { get; init; }

    /// <summary>The red flag, in the value's unit.</summary>
    public double? Red { get; init; }

    public double? Amber { get; init; }

    public double? Green { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Worst { get; init; }

    /// <summary>The value one period before.</summary>
    public double? Previous { get; init; }

    /// <summary>The progress expected by now, 0..1: days passed over days in all, or the target profile's share.</summary>
    public double? ElapsedShare { get; init; }

    public Direction Direction { get; init; }

    /// <summary>How much worse than the target, as a share of it, a red flag nobody has set is assumed to be; none: 0.10.</summary>
    public double? RedFlagTolerance { get; init; }
}
