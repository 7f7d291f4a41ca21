using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.App.Elements;

/// <summary>What is said, as rows of the log.</summary>
internal static class RowText
{
    // By number of the state.
    private static readonly string[] States = ["value", "word", "not-applicable", "cleared"];

    public static RevisionRow Row(Revision revision) => new(
        ElementBody.Name(revision.Kind),
        revision.Id.Value,
        revision.HoldsFrom == DateOnly.MinValue ? "" : revision.HoldsFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ElementBody.Version(revision.Kind),
        revision.Body is { } body ? ElementBody.Encode(body) : null);

    public static ObservationRow Row(Observation said) => new(
        said.Element.Value,
        said.Series,
        said.Period.ToString(),
        said.Value,
        said.Word,
        State(said.State),
        Word(said.Quality),
        said.Source,
        said.Note);

    public static ObservationBlock Block(FactBlock block) =>
        new(block.Element.Value, block.Series, Word(block.Quality), block.SourceBefore, block.SourceAfter, block.Periods, block.Values, block.Rows);

    private static string? Word(Quality quality) => quality == Core.Facts.Quality.Submitted ? null : quality.ToString().ToLowerInvariant();

    public static string State(ObservationState state) => States[(int)state];

    public static ObservationState State(string word) =>
        Array.IndexOf(States, word) is >= 0 and var state
            ? (ObservationState)state
            : throw new UnreadableBodyException($"The file holds a value in the state '{word}', which this program ({UnreadableBodyException.ThisProgram}) does not know. Open it with a newer one.");

    /// <summary>No word means submitted, as nearly all are.</summary>
    public static Quality Quality(string? word) =>
        word is null ? Core.Facts.Quality.Submitted
        : Enum.TryParse<Quality>(word, ignoreCase: true, out var quality) && char.IsAsciiLetter(word[0]) ? quality
        : throw new UnreadableBodyException($"The file holds a value of the quality '{word}', which this program ({UnreadableBodyException.ThisProgram}) does not know. Open it with a newer one.");
}
