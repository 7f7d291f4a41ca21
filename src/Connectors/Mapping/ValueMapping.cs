using Binnacle.Core.Facts;

namespace Binnacle.Connectors.Mapping;

/// <summary>One value taken from each row, or from each column its pattern matches. What is null here is taken from the mapping's own defaults.</summary>
public sealed record ValueMapping
{
    /// <summary>The column or columns the value stands in. Null with <see cref="Value"/> for a value made of text.</summary>
    public NamePattern? Column { get; init; }

    public Template? Value { get; init; }

    public Template? Measure { get; init; }

    public Template? Unit { get; init; }

    public Template? Series { get; init; }

    public Template? Period { get; init; }

    public Template? Note { get; init; }

    public Template? Quality { get; init; }

    public Template? Origin { get; init; }

    public Scaling? Scale { get; init; }

    /// <summary>Whether the cells hold words (yes/no, scored words) instead of numbers.</summary>
    public bool? IsWord { get; init; }

    public ValueMapping Or(ValueMapping defaults) => new()
    {
        Column = Column ?? (Value is null ? defaults.Column : null),
        Value = Value ?? (Column is null ? defaults.Value : null),
        Measure = Measure ?? defaults.Measure,
        Unit = Unit ?? defaults.Unit,
        Series = Series ?? defaults.Series,
        Period = Period ?? defaults.Period,
        Note = Note ?? defaults.Note,
        Quality = Quality ?? defaults.Quality,
        Origin = Origin ?? defaults.Origin,
        Scale = Scale ?? defaults.Scale,
        IsWord = IsWord ?? defaults.IsWord,
    };

    public static readonly Template ActualSeries = Template.Literal(SeriesNames.Actual);
}
