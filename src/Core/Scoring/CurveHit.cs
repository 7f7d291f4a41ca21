namespace Binnacle.Core.Scoring;

public enum HitKind
{
    None,

    /// <summary>Exactly on the point numbered <see cref="CurveHit.Index"/> of the points by rising x.</summary>
    Point,

    /// <summary>Between that point and the next.</summary>
    Segment,

    /// <summary>Beyond the first or last point, held at its score.</summary>
    Held,

    /// <summary>Beyond the first or last point, on the line run on.</summary>
    RunOn,

    /// <summary>The step numbered so, by rising x; −1 is below all steps.</summary>
    Step,
    Word,
    Rule,
    Expression,
}

/// <summary>Where on its curve a value came to lie.</summary>
public readonly record struct CurveHit(HitKind Kind, int Index);
