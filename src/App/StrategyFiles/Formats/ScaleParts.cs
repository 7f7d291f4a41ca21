using System.Collections.Immutable;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

internal enum Clamp
{
    Both,
    Low,
    High,
    None,
}

/// <summary>A scale as a file says it: a preset with its numbers, and whatever differs from it. Null: not said.</summary>
internal sealed record ScaleParts
{
    public ScalePreset? Preset { get; init; }
    public double? Red { get; init; }
    public double? Amber { get; init; }
    public double? Green { get; init; }
    public double? Caution { get; init; }
    public double? Low { get; init; }
    public double? Best { get; init; }
    public double? High { get; init; }
    public double? Behind { get; init; }
    public double? OnTrack { get; init; }
    public Basis? Basis { get; init; }
    public bool? Logarithm { get; init; }
    public LinearCurve? Points { get; init; }
    public ImmutableArray<Step>? Steps { get; init; }
    public double? Below { get; init; }
    public YesNoCurve? YesNo { get; init; }
    public WordCurve? Words { get; init; }
    public RuleCurve? Rules { get; init; }
    public string? Expression { get; init; }
    public Clamp? Clamp { get; init; }
    public BandSet? Bands { get; init; }
    public Unset<double>? BestAtTarget { get; init; }
    public double? LowEnd { get; init; }
    public double? HighEnd { get; init; }

    /// <summary>Every curve that is said; there should be one at most.</summary>
    public IEnumerable<(string Key, Curve Curve)> Curves
    {
        get
        {
            if (Points is not null)
                yield return ("points", Points);
            if (Steps is { } steps)
                yield return ("steps", new StepCurve { Below = Below ?? 0, Steps = steps });
            if (YesNo is not null)
                yield return ("yes-no", YesNo);
            if (Words is not null)
                yield return ("words", Words);
            if (Rules is not null)
                yield return ("rules", Rules);
            if (Expression is not null)
                yield return ("expression", new ExpressionCurve(Expression));
        }
    }
}

/// <summary>A value, or the word "none", which takes a preset's value away.</summary>
internal readonly record struct Unset<T>(T? Value)
    where T : struct;
