using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Time;

namespace Binnacle.Core.Strategies;

/// <summary>What holds for the whole organisation unless an element says otherwise. There is exactly one.</summary>
public sealed record OrganizationSettings : Element
{
    public override ElementKind Kind => ElementKind.Organization;

    public ReportingCalendar Calendar { get; init; } = new();

    /// <summary>IANA name; days of "as known on" end in this zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    public string? Currency { get; init; }

    /// <summary>Whether pages say scores in numbers, or leave them to words, marks and counts. Calculation and API are the same either way.</summary>
    public ScoreDisplay Scores { get; init; } = ScoreDisplay.Numbers;

    /// <summary>A missing red flag is this share worse than the target.</summary>
    public double RedFlagTolerance { get; init; } = 0.10;

    /// <summary>What every measure says unless it or its definition says otherwise.</summary>
    public MeasureSpec Measures { get; init; } = MeasureSpec.Silent;

    /// <summary>How every node rolls up unless it or its scorecard says otherwise.</summary>
    public RollUpRule? RollUp { get; init; }
}

/// <summary>How pages show scores.</summary>
public enum ScoreDisplay
{
    Numbers,
    Words,
}
