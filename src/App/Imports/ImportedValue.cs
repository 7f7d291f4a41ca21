using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>What became of one value of one row before anyone compared it with what is known.</summary>
public abstract record ImportedValue(CellPlace Place);

/// <summary>
/// A value that reads well. A period of frequency day stands for the period of the measure's own frequency that holds the day.
/// </summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Unit">The organisation unit's code; null if the measure's code says it all.</param>
/// <param name="Measure">The measure's code.</param>
/// <param name="Series">Such as actual or target.</param>
/// <param name="Period">As the file gives it.</param>
/// <param name="Content">A number, a word, not applicable or cleared.</param>
public sealed record ImportedObservation(CellPlace Place, string? Unit, string Measure, string Series, Period Period, ImportedContent Content)
    : ImportedValue(Place)
{
    public string? Note { get; init; }

    public Quality Quality { get; init; } = Quality.Submitted;

    /// <summary>Who says so, where the file names it.</summary>
    public string? Origin { get; init; }

    /// <summary>Where it comes from, as the log keeps it.</summary>
    public string Source => Origin is null ? Place.ToString() : $"{Origin} ({Place})";

    /// <summary>Whether nothing new is said, the source aside.</summary>
    public bool SaysTheSameAs(Observation known) =>
        ImportedContent.From(known) == Content && known.Quality == Quality && (Content.State == ObservationState.NotApplicable || known.Note == Note);

    public Observation ToObservation(ImportKey key, long seq) => new(
        key.Measure, key.Series, key.Period, seq, Content.State,
        Content.State == ObservationState.Value ? Content.Number : null,
        Content.State == ObservationState.Word ? Content.Text : null,
        Quality, Source, Content.State == ObservationState.NotApplicable ? Content.Text : Note);
}

/// <summary>Nothing is reported: an empty cell or a word that stands for one, which is kept here.</summary>
public sealed record BlankValue(CellPlace Place, string Text) : ImportedValue(Place);

/// <summary>A value that cannot be taken; the reason says what to do.</summary>
public sealed record RejectedValue(CellPlace Place, string Reason) : ImportedValue(Place)
{
    /// <summary>The same cell read as a word, for a measure whose scale has words; null where it cannot be one.</summary>
    public ImportedObservation? AsWord { get; init; }
}

/// <summary>A value the mapping leaves out, such as a code its lookup skips.</summary>
public sealed record LeftOutValue(CellPlace Place) : ImportedValue(Place);
