using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Elements;

/// <summary>Rows of the log as what they mean. One reader shares the words that many rows repeat.</summary>
internal sealed class RowReader
{
    private readonly Dictionary<string, Period> _periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public Revision Read(RevisionRow row, long seq)
    {
        var kind = ElementBody.Kind(row.Kind);
        var id = new ElementId(row.Element);
        var from = DateOnly.MinValue;
        if (row.HoldsFrom.Length > 0 && !DateOnly.TryParseExact(row.HoldsFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out from))
            throw new UnreadableBodyException($"The {row.Kind} {id} holds from '{row.HoldsFrom}' in change {seq}, which is no day. Restore the file from a backup, or open it with a newer program.");
        return new(id, kind, from, seq, row.Body is { } body ? ElementBody.Decode(kind, id, row.Version, body) : null);
    }

    public Observation Read(ObservationRow row, long seq) => new(
        new(row.Measure),
        Shared(row.Series),
        PeriodOf(row.Period, seq),
        seq,
        RowText.State(row.State),
        row.Value,
        row.Word is { } word ? Shared(word) : null,
        RowText.Quality(row.Quality),
        row.Source,
        row.Note);

    public FactBlock Read(ObservationBlock block, long seq) => new(
        new(block.Measure), Shared(block.Series), seq, RowText.Quality(block.Quality), block.SourceBefore, block.SourceAfter,
        block.Periods, block.Values, block.Rows);

    private Period PeriodOf(string text, long seq)
    {
        if (_periods.TryGetValue(text, out var known))
            return known;
        if (!Period.TryParseStored(text, out var period))
            throw new UnreadableBodyException($"The change {seq} holds a value for the period '{text}', which this program ({UnreadableBodyException.ThisProgram}) does not know. Open the file with a newer one.");
        return _periods[text] = period;
    }

    private string Shared(string text)
    {
        if (_words.TryGetValue(text, out var known))
            return known;
        // Free words are not worth keeping.
        if (_words.Count < 10_000)
            _words.Add(text, text);
        return text;
    }
}
