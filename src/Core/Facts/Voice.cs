namespace Binnacle.Core.Facts;

/// <summary>
/// All there is to an observation but its element, series, period and number. The cells of one import share one: their sources differ in a row's number
/// alone, so that is kept beside the number and the text around it here.
/// </summary>
/// <param name="HasValue">Whether the cell's number says anything.</param>
/// <param name="Before">The source up to its last number; all of it where it has none, or one that might not come back as it was.</param>
/// <param name="After">The rest; null where all of it is before.</param>
internal sealed record Voice(long Seq, ObservationState State, bool HasValue, string? Word, Quality Quality, string? Note, string? Before, string? After)
{
    /// <summary>A number of more digits might not come back as it was.</summary>
    private const int MostDigits = 9;

    public bool IsNumber => State == ObservationState.Value && Quality != Quality.Rejected && HasValue;

    /// <summary>Nothing but a number was said, and by whom: as most are.</summary>
    public bool IsPlain => IsNumberWithoutNote && Quality == Quality.Submitted && Before is null && After is null;

    public bool IsNumberWithoutNote => State == ObservationState.Value && HasValue && Word is null && Note is null;

    /// <inheritdoc cref="IsPlain"/>
    public static Voice Plain(long seq) => new(seq, ObservationState.Value, HasValue: true, Word: null, Quality.Submitted, Note: null, Before: null, After: null);

    /// <param name="row">The number in its source; 0 where it has none.</param>
    public static Voice Of(Observation said, out int row)
    {
        row = 0;
        var (before, after) = (said.Source, (string?)null);
        if (said.Source is { } source)
        {
            var (from, to) = Number(source);
            if (to > from)
                (before, row, after) = (source[..from], Read(source.AsSpan(from..to)), source[to..]);
        }
        return new(said.Seq, said.State, said.Value is not null, said.Word, said.Quality, said.Note, before, after);
    }

    /// <summary>But for the number, and who says it when.</summary>
    public bool SaysTheSameAs(Observation said) => State == said.State && HasValue == said.Value is not null && Word == said.Word && Quality == said.Quality && Note == said.Note;

    /// <summary>Whether the observation differs in its number and row alone.</summary>
    public bool Fits(Observation said, out int row)
    {
        row = 0;
        if (said.Seq != Seq || said.State != State || said.Value is not null != HasValue || said.Quality != Quality || said.Word != Word || said.Note != Note)
            return false;
        if (said.Source is not { } source)
            return Before is null;
        var (from, to) = Number(source);
        if (After is null)
            return from == to && source == Before;
        if (to == from || from != Before!.Length || !source.AsSpan(0, from).SequenceEqual(Before) || !source.AsSpan(to).SequenceEqual(After))
            return false;
        row = Read(source.AsSpan(from..to));
        return true;
    }

    public bool Fits(FactBlock block) =>
        IsNumberWithoutNote && Seq == block.Seq && Quality == block.Quality && Before == block.SourceBefore && After == block.SourceAfter;

    public Observation Of(Elements.ElementId element, string series, Time.Period period, double value, int row) =>
        new(element, series, period, Seq, State, HasValue ? value : null, Word, Quality, After is null ? Before : string.Concat(Before, row.ToString(System.Globalization.CultureInfo.InvariantCulture), After), Note);

    /// <summary>Where the last number stands; nowhere if there is none, or none that would come back as it was.</summary>
    private static (int From, int To) Number(string source)
    {
        var to = source.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var from = to;
        while (from > 0 && char.IsAsciiDigit(source[from - 1]))
            from--;
        return to - from > MostDigits || (to - from > 1 && source[from] == '0') ? (0, 0) : (from, to);
    }

    private static int Read(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}
