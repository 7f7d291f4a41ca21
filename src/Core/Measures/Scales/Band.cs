namespace Binnacle.Core.Measures.Scales;

/// <summary>One stretch of scores with its look. Colour, shape and word say the same thing three times, for readers who miss one of them.</summary>
public sealed record Band
{
    /// <summary>Scores this close below a limit still reach it.</summary>
    public const double Tolerance = 1e-9;

    public required string Code { get; init; }

    public required Status Status { get; init; }

    public required string Word { get; init; }

    /// <summary>Hexadecimal, with the hash.</summary>
    public required string Colour { get; init; }

    public required string Shape { get; init; }

    /// <summary>None for the lowest band, which has no lower end.</summary>
    public double? LowerLimit { get; init; }

    /// <summary>The limit itself belongs to the band below ("exceeds" begins above 100, not at it).</summary>
    public bool AboveLimit { get; init; }

    public bool Reaches(double score) => LowerLimit is not { } limit
        || (AboveLimit ? score > limit + Tolerance : score >= limit - Tolerance);

    public static Band Red { get; } = new() { Code = "red", Status = Status.Red, Word = "off target", Colour = "#c0392b", Shape = "diamond" };

    public static Band Amber(double lowerLimit) =>
        new() { Code = "amber", Status = Status.Amber, Word = "watch", Colour = "#d68910", Shape = "triangle", LowerLimit = lowerLimit };

    public static Band Green(double lowerLimit) =>
        new() { Code = "green", Status = Status.Green, Word = "on target", Colour = "#1e8449", Shape = "circle", LowerLimit = lowerLimit };

    public static Band Exceeds(double above) =>
        new() { Code = "exceeds", Status = Status.Exceeds, Word = "exceeds", Colour = "#1f618d", Shape = "star", LowerLimit = above, AboveLimit = true };
}
