using System.Globalization;
using Binnacle.Core.Facts;

namespace Binnacle.App.Imports;

/// <summary>What an imported value says, apart from notes and quality.</summary>
public readonly record struct ImportedContent
{
    private ImportedContent(ObservationState state, double number, string? text) => (State, Number, Text) = (state, number, text);

    public ObservationState State { get; }

    /// <summary>0 unless this is a number.</summary>
    public double Number { get; }

    /// <summary>The word, or the reason for not applicable.</summary>
    public string? Text { get; }

    public static ImportedContent Cleared { get; } = new(ObservationState.Cleared, 0, null);

    public static ImportedContent Of(double number) =>
        double.IsFinite(number)
            ? new(ObservationState.Value, number == 0 ? 0 : number, null)
            : throw new ArgumentOutOfRangeException(nameof(number), number, "A value is finite.");

    public static ImportedContent Of(string word)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        return new(ObservationState.Word, 0, word);
    }

    public static ImportedContent NotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(ObservationState.NotApplicable, 0, reason);
    }

    public static ImportedContent From(Observation observation) => observation.State switch
    {
        ObservationState.Value => Of(observation.Value ?? 0),
        ObservationState.Word => Of(observation.Word!),
        ObservationState.NotApplicable => NotApplicable(observation.Note ?? "no reason given"),
        _ => Cleared,
    };

    public override string ToString() => State switch
    {
        ObservationState.Value => Number.ToString("R", CultureInfo.InvariantCulture),
        ObservationState.Word => Text!,
        ObservationState.NotApplicable => $"not applicable ({Text})",
        _ => "cleared",
    };
}
