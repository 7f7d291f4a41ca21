using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

public enum ObservationState
{
    /// <summary>A number.</summary>
    Value,

    /// <summary>A word: yes, no, or one of a scale's words.</summary>
    Word,

    /// <summary>There is nothing to measure, for the reason in the note.</summary>
    NotApplicable,

    /// <summary>An earlier value was taken back.</summary>
    Cleared,
}

public enum Quality
{
    Estimate,
    Provisional,
    Submitted,
    Approved,

    /// <summary>Kept, shown, and treated as absent.</summary>
    Rejected,
}

/// <summary>What somebody said a series was in a period, and since which change we know it.</summary>
/// <param name="Element">A measure; for judgements and overrides the objective or node judged.</param>
/// <param name="Seq">The change that brought it.</param>
/// <param name="Source">Person, token, or file with its cell or line.</param>
public sealed record Observation(
    ElementId Element,
    string Series,
    Period Period,
    long Seq,
    ObservationState State,
    double? Value = null,
    string? Word = null,
    Quality Quality = Quality.Submitted,
    string? Source = null,
    string? Note = null)
{
    /// <summary>Whether it gives a number to calculate with.</summary>
    public bool IsNumber => State == ObservationState.Value && Quality != Quality.Rejected && Value is not null;

    public bool IsWord => State == ObservationState.Word && Quality != Quality.Rejected && Word is not null;

    public bool IsNotApplicable => State == ObservationState.NotApplicable && Quality != Quality.Rejected;

    /// <summary>Same word from the same mouth: seq and source aside, nothing new is said.</summary>
    public bool SaysTheSameAs(Observation other) =>
        State == other.State && Value.Equals(other.Value) && Word == other.Word && Quality == other.Quality && Note == other.Note;
}
