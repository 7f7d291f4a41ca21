using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.RollUps;

/// <summary>How a node's score comes from its children.</summary>
public sealed record RollUpRule
{
    public static RollUpRule Default { get; } = new();

    public RollUpMethod Method { get; init; }

    /// <summary>The formula, where the method is <see cref="RollUpMethod.Expression"/>.</summary>
    public string? Expression { get; init; }

    public StatusTies Ties { get; init; }

    public MissingChildren Missing { get; init; }

    /// <summary>None: 60 % of the weight where missing children are left out, nothing where they count as zero.</summary>
    public MinimumPresent? Minimum { get; init; }

    /// <summary>A child above 100 counts as 100.</summary>
    public bool CapChildrenAt100 { get; init; }

    public Ceiling Ceiling { get; init; }

    /// <summary>Children count with the score of their own scale instead of the comparable one.</summary>
    public bool UseNative { get; init; }

    /// <summary>The child scorecards' part of the score, 0..1; the rest is the node's own.</summary>
    public double ChildShare { get; init; }

    /// <summary>A child whose status a person has set counts with that status.</summary>
    public bool RollsUpOverride { get; init; }

    [JsonIgnore]
    public MinimumPresent EffectiveMinimum => Minimum ?? (Missing == MissingChildren.Respread ? DefaultMinimum : MinimumPresent.None);

    private static readonly MinimumPresent DefaultMinimum = MinimumPresent.ShareOfWeight(0.6);
}
