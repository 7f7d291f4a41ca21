namespace Binnacle.Samples;

/// <summary>
/// What is known of Veloria Cycles because it was put there: what a reader may find out, and what tests hold the program to. Dates stand relative to
/// the last completed month, so that the organisation is always five years old.
/// </summary>
/// <param name="Last">First day of the last completed month.</param>
public sealed record PlantedTruths(DateOnly Last)
{
    public const int Months = 60;

    // Cause and effect. Each figure is entered by itself and holds a part of the one before, so many months later, and noise of its own.

    /// <summary>Training hours come before defects, defects before retention, retention before the growth of revenue.</summary>
    public static readonly IReadOnlyList<(string Cause, string Effect, int Lag, int Sign)> Chain =
    [
        ("training-hours", "assembly/defect-rate", 3, -1), ("assembly/defect-rate", "retention", 2, -1), ("retention", "revenue-growth", 4, 1),
    ];

    /// <summary>How much of an effect its cause explains: the correlation at the lag in a long run of months.</summary>
    public const double Strength = 0.6;

    /// <summary>Both grow, and have nothing to do with each other: correlated as they stand, not month on month.</summary>
    public static readonly (string One, string Other) SharedTrend = ("dealer-inquiries", "certified");

    /// <summary>Cycle time drops for good: a second line was opened.</summary>
    public DateOnly LevelShift => new(Last.Year - 1, 3, 1);

    public const string Shifted = "cycle-time";

    /// <summary>Share of a year's e-bike orders in each month, January first, times twelve.</summary>
    public static readonly IReadOnlyList<double> Season = [0.62, 0.72, 1.05, 1.30, 1.38, 1.30, 1.20, 1.05, 0.95, 0.85, 0.78, 0.80];

    // Structure.

    /// <summary>In the middle of last year the Swiss dealers go from Service &amp; Parts to Bikes: unit, scorecard and revenue.</summary>
    public DateOnly Reorganisation => new(Last.Year - 1, 7, 1);

    public const string Moved = "swiss";

    /// <summary>Customer weighs 25 instead of 20 and internal process 30 instead of 35 from here on.</summary>
    public DateOnly WeightsChange => new(Last.Year - 1, 1, 1);

    /// <summary>The satisfaction score is asked in another way from here on.</summary>
    public DateOnly DefinitionBreak => new(Last.Year - 2, 1, 1);

    // Values.

    /// <summary>Defect rate of Assembly: the target and red flag from a year on.</summary>
    public IReadOnlyList<(DateOnly From, double Target, double Red)> DefectTargets =>
        [(First, 3.0, 4.6), (new(Last.Year - 1, 1, 1), 2.6, 4.2), (new(Last.Year, 1, 1), 2.4, 4.0)];

    /// <summary>Late rework tickets: the defect rate of this month was first said to be 2.0, and 2.2 from the 14th of the month after next on.</summary>
    public DateOnly CorrectedMonth => Last.AddMonths(-2);

    public const double FirstSaid = 2.0;
    public const double Corrected = 2.2;

    /// <summary>On-time delivery of this month came twice, half a year apart.</summary>
    public DateOnly LateCorrectedMonth => Last.AddMonths(-8);

    /// <summary>The last fourteen months are published, each on the day after its figures were due.</summary>
    public DateOnly FirstPublished => Last.AddMonths(-13);

    /// <summary>The board was given this month's edition; two months later an invoice turned up and the gross margin was restated.</summary>
    public DateOnly RestatedMonth => Last.AddMonths(-4);

    public const double PublishedMargin = 36.8;
    public const double RestatedMargin = 35.1;

    /// <summary>Nobody has reported the dealers' sell-through of the last month, nor that of a month a year before.</summary>
    public IReadOnlyList<DateOnly> Missing => [Last, Last.AddMonths(-13)];

    /// <summary>A person has put this status beside the computed one of the suppliers' punctuality in the last month.</summary>
    public const string OverrideStatus = "amber";

    public const string OverrideMemo = "Two suppliers moved their dates after the count; Tomasz expects October to be worse than it looks.";

    /// <summary>He has left, and his name was erased; what he owned still says his id.</summary>
    public const string AbsentOwner = "hugo";

    public DateOnly First => Last.AddMonths(1 - Months);

    public IEnumerable<DateOnly> All => Enumerable.Range(0, Months).Select(First.AddMonths);
}
