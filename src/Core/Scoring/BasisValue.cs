using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>x, or why there is none.</summary>
public readonly record struct BasisValue
{
    public const double DefaultRedFlagTolerance = 0.10;

    public double X { get; private init; }

    public Gap? Reason { get; private init; }

    public double? AssumedRed { get; private init; }

    public static BasisValue Of(Scale scale, in ScaleInputs inputs)
    {
        if (inputs.Value is not { } value) return Absent(inputs.Word is null ? Gap.NoData : Gap.WrongKind);
        var ln = scale.Logarithm;
        return scale.Basis switch
        {
            Basis.Value => ln && value <= 0 ? Absent(Gap.LogarithmOfNonPositive) : Present(ln ? Math.Log(value) : value),
            Basis.RatioToTarget => WithTarget(value, inputs.Target, ln, static (v, t) => v / t),
            Basis.RelativeDeviation => WithTarget(value, inputs.Target, ln, static (v, t) => Math.Abs(v - t) / Math.Abs(t)),
            Basis.Progress => Progress(value, inputs, ln),
            Basis.Pace => Pace(Progress(value, inputs, ln), inputs.ElapsedShare),
            Basis.MinMaxPosition => Position(value, inputs, ln),
            Basis.WorstToTarget => Between(value, inputs.Worst, Gap.NoWorst, inputs.Target, Gap.NoTarget, Gap.TargetEqualsWorst, ln),
            Basis.RedToGoal => RedToGoal(value, inputs, ln),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale.Basis, "There is no such basis."),
        };
    }

    private static BasisValue WithTarget(double value, double? target, bool ln, Func<double, double, double> formula)
    {
        if (target is not { } t) return Absent(Gap.NoTarget);
        if (!Take(ln, ref value, ref t)) return Absent(Gap.LogarithmOfNonPositive);
        return t == 0 ? Absent(Gap.ZeroDenominator) : Present(formula(value, t));
    }

    private static BasisValue Progress(double value, in ScaleInputs inputs, bool ln) =>
        Between(value, inputs.Baseline, Gap.NoBaseline, inputs.Target, Gap.NoTarget, Gap.TargetEqualsBaseline, ln);

    private static BasisValue Pace(BasisValue progress, double? expected)
    {
        if (progress.Reason is not null) return progress;
        if (expected is not { } share) return Absent(Gap.NoExpectedProgress);
        return share == 0 ? Absent(Gap.ZeroDenominator) : Present(progress.X / share);
    }

    private static BasisValue Position(double value, in ScaleInputs inputs, bool ln) => inputs.Direction == Direction.Lower
        ? Between(value, inputs.Max, Gap.NoMinimumOrMaximum, inputs.Min, Gap.NoMinimumOrMaximum, Gap.MaximumEqualsMinimum, ln)
        : Between(value, inputs.Min, Gap.NoMinimumOrMaximum, inputs.Max, Gap.NoMinimumOrMaximum, Gap.MaximumEqualsMinimum, ln);

    private static BasisValue RedToGoal(double value, in ScaleInputs inputs, bool ln)
    {
        if (inputs.Target is not { } goal) return Absent(Gap.NoTarget);
        double? assumed = inputs.Red is null ? AssumeRed(goal, inputs) : null;
        var red = inputs.Red ?? assumed!.Value;
        if (inputs.Direction != Direction.OnTarget)
        {
            return Between(value, red, Gap.NoRedFlag, goal, Gap.NoTarget, Gap.GoalEqualsRedFlag, ln) with { AssumedRed = assumed };
        }
        if (!Take(ln, ref value, ref goal) || !Take(ln, ref red)) return Absent(Gap.LogarithmOfNonPositive);
        return red == goal
            ? Absent(Gap.GoalEqualsRedFlag)
            : Present(1 - (Math.Abs(value - goal) / Math.Abs(goal - red))) with { AssumedRed = assumed };
    }

    private static double AssumeRed(double goal, in ScaleInputs inputs)
    {
        var worse = (inputs.RedFlagTolerance ?? DefaultRedFlagTolerance) * Math.Abs(goal);
        return inputs.Direction == Direction.Higher ? goal - worse : goal + worse;
    }

    /// <summary>0 at <paramref name="zero"/>, 1 at <paramref name="one"/>, whichever of them is larger.</summary>
    private static BasisValue Between(double value, double? zero, Gap noZero, double? one, Gap noOne, Gap equal, bool ln)
    {
        if (one is not { } to) return Absent(noOne);
        if (zero is not { } from) return Absent(noZero);
        if (!Take(ln, ref value, ref from) || !Take(ln, ref to)) return Absent(Gap.LogarithmOfNonPositive);
        return from == to ? Absent(equal) : Present((value - from) / (to - from));
    }

    private static bool Take(bool ln, ref double first, ref double second) => Take(ln, ref first) && Take(ln, ref second);

    private static bool Take(bool ln, ref double number)
    {
        if (!ln) return true;
        if (number <= 0) return false;
        number = Math.Log(number);
        return true;
    }

    private static BasisValue Present(double x) => double.IsFinite(x) ? new() { X = x } : Absent(Gap.Overflow);

    private static BasisValue Absent(Gap reason) => new() { Reason = reason };
}
