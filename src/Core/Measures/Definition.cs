using Binnacle.Core.Elements;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Measures;

/// <summary>What a figure means; many measures, one a unit, share it.</summary>
public sealed record Definition : Element
{
    public override ElementKind Kind => ElementKind.Definition;

    public MeasureSpec Spec { get; init; } = MeasureSpec.Silent;
}

/// <summary>One figure of one unit, with its own values, targets and owner.</summary>
public sealed record Measure : Element
{
    public override ElementKind Kind => ElementKind.Measure;

    public ElementId Unit { get; init; }

    public ElementId? Definition { get; init; }

    /// <summary>Where the measure departs from its definition, or all it says where it has none.</summary>
    public MeasureSpec Spec { get; init; } = MeasureSpec.Silent;

    public override ElementId? Under => Unit;

    public override IEnumerable<ElementId> Mentions => Definition is { } definition ? [Unit, definition] : [Unit];
}

/// <summary>A scale kept by itself, used by many measures through its code.</summary>
public sealed record NamedScale : Element
{
    public override ElementKind Kind => ElementKind.Scale;

    public Scale Scale { get; init; } = ScalePresets.GoalRedFlag;
}
