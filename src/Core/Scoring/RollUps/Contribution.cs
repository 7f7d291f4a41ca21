namespace Binnacle.Core.Scoring.RollUps;

/// <summary>One child's part in its parent's score.</summary>
public readonly record struct Contribution
{
    public string Code { get; init; }

    /// <summary>The weight in effect as a share of the weights counted; 0 for a child that is not counted.</summary>
    public double WeightShare { get; init; }

    /// <summary>The score as counted, after the cap and with 0 for a missing child where the rule says so.</summary>
    public double? CountedScore { get; init; }

    /// <summary>Over all children these add up to the score.</summary>
    public double Points { get; init; }
}
