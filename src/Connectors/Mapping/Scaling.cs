namespace Binnacle.Connectors.Mapping;

/// <summary>What numbers are multiplied by: a factor, or one for each text of a column ("Thousands": 1000). A text without factor rejects the value.</summary>
public sealed record Scaling(double Factor)
{
    public static readonly Scaling None = new(1);

    public string? Column { get; init; }

    public IReadOnlyDictionary<string, double> Factors { get; init; } = new Dictionary<string, double>();
}
