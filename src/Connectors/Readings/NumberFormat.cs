namespace Binnacle.Connectors.Readings;

/// <summary>How a mapping says numbers are written; null leaves it to the column's own evidence.</summary>
public sealed record NumberFormat
{
    public static readonly NumberFormat Default = new();

    public DecimalMark? Decimal { get; init; }

    /// <summary>Whether 45 % is 45. As in Excel it is 0.45 unless said otherwise.</summary>
    public bool PercentIsPoints { get; init; }

    /// <summary>Texts to take away before reading, such as "EUR" or "kg".</summary>
    public IReadOnlyList<string> Strip { get; init; } = [];
}
