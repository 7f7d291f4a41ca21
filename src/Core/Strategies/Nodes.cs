using Binnacle.Core.Elements;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Strategies;

/// <summary>Anything that has a score: scorecard, perspective, theme, objective, placement.</summary>
public abstract record Node : Element
{
    /// <summary>Relative to its siblings', 0 or more; shown as a share of their sum. 0: shown, not counted.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Position among its siblings; sums run in this order.</summary>
    public int Order { get; init; }

    /// <summary>Counts for ceilings ("no better than amber while a critical child is red") and flagged-first roll-ups.</summary>
    public bool Critical { get; init; }

    /// <summary>Null: the scorecard's default, then the organisation's, then the weighted mean.</summary>
    public RollUpRule? RollUp { get; init; }

    /// <summary>Names, looks and limits of this node's own statuses; null: red, amber, green at thirds.</summary>
    public BandSet? Bands { get; init; }
}

/// <summary>One unit's view of its strategy.</summary>
public sealed record Scorecard : Node
{
    public override ElementKind Kind => ElementKind.Scorecard;

    public ElementId Unit { get; init; }

    public ElementId? Strategy { get; init; }

    /// <summary>The scorecard this one cascades from.</summary>
    public ElementId? Parent { get; init; }

    /// <summary>How the nodes of this card roll up unless they say otherwise.</summary>
    public RollUpRule? Defaults { get; init; }

    public override ElementId? Under => Parent ?? Unit;

    public override IEnumerable<ElementId> Mentions =>
        new ElementId?[] { Unit, Strategy, Parent }.Where(id => id is not null).Select(id => id!.Value);
}

/// <summary>A way of looking at the organisation: financial, customer, internal process, learning and growth, or one's own.</summary>
public sealed record Perspective : Node
{
    public override ElementKind Kind => ElementKind.Perspective;

    public ElementId Scorecard { get; init; }

    public override ElementId? Under => Scorecard;
}

/// <summary>Runs across perspectives; a second parent for objectives. Its score never feeds upwards.</summary>
public sealed record Theme : Node
{
    public override ElementKind Kind => ElementKind.Theme;

    public ElementId Scorecard { get; init; }

    public override ElementId? Under => Scorecard;
}

/// <summary>How an objective is assessed.</summary>
public enum Assessment
{
    ByMeasures,

    /// <summary>A person chooses a band each period; the band's middle is the score.</summary>
    Judgement,
    NotYetMeasured,
}

/// <summary>What the strategy wants to achieve. Lives under a perspective, a scorecard or another objective.</summary>
public sealed record Objective : Node
{
    public override ElementKind Kind => ElementKind.Objective;

    public ElementId Parent { get; init; }

    public ElementId? Theme { get; init; }

    public Assessment Assessment { get; init; } = Assessment.ByMeasures;

    public override ElementId? Under => Parent;

    public override IEnumerable<ElementId> Mentions => Theme is { } theme ? [Parent, theme] : [Parent];
}

/// <summary>A measure on a card, with its weight there. One measure may be placed many times, or nowhere.</summary>
public sealed record Placement : Node
{
    public override ElementKind Kind => ElementKind.Placement;

    /// <summary>An objective, a perspective or a scorecard.</summary>
    public ElementId Parent { get; init; }

    public ElementId Measure { get; init; }

    public override ElementId? Under => Parent;

    public override IEnumerable<ElementId> Mentions => [Parent, Measure];
}
