using System.Globalization;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Sqlite;

/// <summary>What every store of the log can keep and give back as it was. Anything else is a bug of the caller.</summary>
internal static class RowRules
{
    private static readonly string[] States = ["value", "word", "not-applicable", "cleared"];

    public static void Check(ChangeDraft draft)
    {
        if (draft.Revisions.Count + draft.Observations.Count == 0) throw new ArgumentException("A change has at least one row.", nameof(draft));
        Check(draft.Author);
        Check(draft.Revisions, draft.Observations);
    }

    public static void Check(Author author)
    {
        ArgumentException.ThrowIfNullOrEmpty(author.Actor);
        ArgumentException.ThrowIfNullOrEmpty(author.Channel);
    }

    public static void Check(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations)
    {
        for (var i = 0; i < revisions.Count; i++) Check(revisions[i]);
        for (var i = 0; i < observations.Count; i++) Check(observations[i]);
    }

    public static void Check(IReadOnlyList<ObservationBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Periods.Length == 0 || block.Values.Length != block.Periods.Length || block.Rows.Length != (block.SourceAfter is null ? 0 : block.Periods.Length))
                throw new ArgumentException($"A block has one period a value, and a row where its source names one: not {block.Periods.Length}, {block.Values.Length}, {block.Rows.Length}.", nameof(blocks));
            foreach (var value in block.Values)
                if (!double.IsFinite(value)) throw new ArgumentException($"{value} is no number to keep.", nameof(blocks));
            ArgumentException.ThrowIfNullOrEmpty(block.Series);
        }
    }

    private static void Check(RevisionRow row)
    {
        if (string.IsNullOrEmpty(row.Kind) || row.Kind == Redaction.Kind)
            throw new ArgumentException($"'{row.Kind}' is no kind of element.", nameof(row));
        if (row.Element < 1) throw new ArgumentException($"Element ids begin at 1, not {row.Element}.", nameof(row));
        if (row.Version < 1) throw new ArgumentException($"Schema versions begin at 1, not {row.Version}.", nameof(row));
        if (row.HoldsFrom.Length > 0
            && !DateOnly.TryParseExact(row.HoldsFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new ArgumentException($"'{row.HoldsFrom}' is no ISO date.", nameof(row));
    }

    private static void Check(ObservationRow row)
    {
        if (Array.IndexOf(States, row.State) < 0) throw new ArgumentException($"'{row.State}' is no state of an observation.", nameof(row));
        if (row.Value is { } value && !double.IsFinite(value)) throw new ArgumentException($"{value} is no number to keep.", nameof(row));
        ArgumentException.ThrowIfNullOrEmpty(row.Series);
        ArgumentException.ThrowIfNullOrEmpty(row.Period);
    }
}
