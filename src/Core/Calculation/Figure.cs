using System.Collections.Immutable;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>A value of one base period, or why there is none.</summary>
public sealed record Figure
{
    public double? Value { get; init; }

    public string? Word { get; init; }

    /// <summary>Set exactly when there is neither a value nor a word.</summary>
    public Gap? Gap { get; init; }

    /// <summary>What a person should know of it: a division by zero, a break crossed.</summary>
    public string? Detail { get; init; }

    /// <summary>Nobody reported it: the missing policy stands in.</summary>
    public bool Filled { get; init; }

    /// <summary>Whether it counts as present in completeness and coverage.</summary>
    public bool Counts { get; init; }

    public bool IsPresent => Gap is null;

    public static Figure Of(double value) => new() { Value = value, Counts = true };

    public static Figure None(Gap gap, string? detail = null) => new() { Gap = gap, Detail = detail };

    public static Figure From(Observation observation) => observation.State == ObservationState.Word
        ? new() { Word = observation.Word, Counts = observation.Quality != Quality.Estimate }
        : new() { Value = observation.Value, Counts = observation.Quality != Quality.Estimate };
}

/// <summary>A value over a window of base periods.</summary>
public sealed record WindowFigure
{
    public required Figure Figure { get; init; }

    /// <summary>The base periods of the window that are due or have a value, in time order.</summary>
    public required ImmutableArray<Period> Expected { get; init; }

    /// <summary>Those of them that have a value after the missing policy.</summary>
    public required ImmutableArray<Period> Present { get; init; }

    /// <summary>How many of the expected ones count as reported.</summary>
    public required int Counted { get; init; }

    /// <summary>The last base period of the window.</summary>
    public required Period Last { get; init; }

    /// <summary>The period asked for is finer than the measure: this is its newest ended period.</summary>
    public bool Carried { get; init; }

    /// <summary>A to-date figure somebody reported, which wins over the computed one.</summary>
    public bool Imported { get; init; }

    /// <summary>What would have been computed where an imported figure won and differs.</summary>
    public double? Computed { get; init; }

    /// <summary>Nobody reported any of it: the missing policy stands in throughout, and does not count as present.</summary>
    public bool OnlyFilled { get; init; }

    /// <summary>Some periods are management's forecast.</summary>
    public bool Forecast { get; init; }

    public bool IsComplete => Imported || Counted >= Expected.Length;
}
