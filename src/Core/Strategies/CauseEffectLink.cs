using Binnacle.Core.Elements;

namespace Binnacle.Core.Strategies;

/// <summary>A belief of the strategy: the cause comes before the effect and helps predict it. Loops between objectives are allowed and marked.</summary>
public sealed record CauseEffectLink : Element
{
    public override ElementKind Kind => ElementKind.Link;

    public ElementId Cause { get; init; }

    public ElementId Effect { get; init; }

    /// <summary>True: more of the cause, less of the effect.</summary>
    public bool Negative { get; init; }

    /// <summary>Months from cause to effect, 0 or more; null where nobody said.</summary>
    public int? LagMonths { get; init; }

    /// <summary>How strongly people believe in it, 0 to 1.</summary>
    public double? Strength { get; init; }

    public override ElementId? Under => Cause;

    public override IEnumerable<ElementId> Mentions => [Cause, Effect];
}
