namespace Binnacle.App.Imports;

/// <summary>
/// Compares the rows of an import with what is known and says what each value would do. Rows pass through in chunks; what stays in memory is one entry
/// for each value taken (to find a second one for the same key) and the preview's short lists.
/// </summary>
public sealed class ImportCheck(ImportTarget target)
{
    public const int ChunkRows = 10_000;

    private enum Given
    {
        New,
        Correction,
        Unchanged,
    }

    private readonly Dictionary<ImportKey, (ImportedContent Content, long Row, Given How)> given = [];
    private readonly HashSet<UInt128> rowsSeen = [];
    private readonly PreviewLists lists = new();
    private ImportCounts counts;

    /// <summary>Of the rows passed so far.</summary>
    public ImportPreview Preview => lists.Preview(counts);

    /// <summary>
    /// The changes of each chunk of rows, in the file's order. Where the last one wins, a later chunk may change what an earlier one did.
    /// </summary>
    public IEnumerable<IReadOnlyList<ImportChange>> Chunks(IEnumerable<ImportRow> rows, Action<ImportRow, IReadOnlyList<RejectedValue>>? rejected, CancellationToken ct)
    {
        var changes = new List<ImportChange?>();
        var inChunk = new Dictionary<ImportKey, int>();
        var passed = 0;
        foreach (var row in rows)
        {
            Take(row, changes, inChunk, rejected);
            if (++passed % ChunkRows > 0) continue;
            ct.ThrowIfCancellationRequested();
            yield return Taken();
        }

        yield return Taken();

        IReadOnlyList<ImportChange> Taken()
        {
            ImportChange[] taken = [.. changes.OfType<ImportChange>()];
            changes.Clear();
            inChunk.Clear();
            return taken;
        }
    }

    private void Take(ImportRow row, List<ImportChange?> changes, Dictionary<ImportKey, int> inChunk, Action<ImportRow, IReadOnlyList<RejectedValue>>? rejected)
    {
        counts = row.Fate switch
        {
            RowFate.Read => counts with
            {
                Rows = counts.Rows + 1,
                RowsRead = counts.RowsRead + 1,
                RowsRagged = counts.RowsRagged + (row.IsRagged ? 1 : 0),
                RowsRepeated = counts.RowsRepeated + (rowsSeen.Add(Fingerprint(row)) ? 0 : 1),
            },
            RowFate.Empty => counts with { Rows = counts.Rows + 1, RowsEmpty = counts.RowsEmpty + 1 },
            RowFate.Ignored => counts with { Rows = counts.Rows + 1, RowsIgnored = counts.RowsIgnored + 1 },
            _ => counts with { Rows = counts.Rows + 1, RowsLeftOut = counts.RowsLeftOut + 1 },
        };
        if (row.Fate != RowFate.Read) return;
        var refusals = new List<RejectedValue>();
        foreach (var value in row.Values)
        {
            counts = counts with { Values = counts.Values + 1 };
            switch (value is RejectedValue { AsWord: { } word } && Knows(word) ? word : value)
            {
                case BlankValue blank:
                    counts = counts with { Blank = counts.Blank + 1 };
                    lists.Add(blank);
                    break;
                case LeftOutValue:
                    counts = counts with { LeftOut = counts.LeftOut + 1 };
                    break;
                case RejectedValue refusal:
                    refusals.Add(refusal);
                    break;
                case ImportedObservation observation when Compare(observation, changes, inChunk) is { } reason:
                    refusals.Add(new RejectedValue(observation.Place, reason));
                    break;
            }
        }

        counts = counts with { Rejected = counts.Rejected + refusals.Count };
        foreach (var refusal in refusals) lists.Add(refusal);
        if (refusals.Count > 0) rejected?.Invoke(row, refusals);
    }

    private bool Knows(ImportedObservation word) =>
        target.Find(word.Unit, word.Measure)?.Words.Contains(word.Content.Text!, StringComparer.OrdinalIgnoreCase) == true;

    // Null, or why the observation cannot be taken.
    private string? Compare(ImportedObservation observation, List<ImportChange?> changes, Dictionary<ImportKey, int> inChunk)
    {
        var address = observation.Unit is null ? observation.Measure : $"{observation.Unit}/{observation.Measure}";
        if (target.Find(observation.Unit, observation.Measure) is not { } measure) return $"There is no measure \"{address}\".";
        if (measure.Refusal is { } refusal) return refusal;
        if (ImportFit.Of(target, observation.Series, observation.Period, measure, out var period) is { } misfit) return misfit;
        var key = new ImportKey(measure.Id, observation.Series, period);
        if (target.Refuses?.Invoke(observation.ToObservation(key, 0)) is { } unkept) return unkept;
        if (given.TryGetValue(key, out var earlier)) return Again(key, observation, earlier, changes, inChunk);
        Take(key, observation, changes, inChunk);
        return null;
    }

    private string? Again(
        ImportKey key, ImportedObservation observation, (ImportedContent Content, long Row, Given How) earlier, List<ImportChange?> changes, Dictionary<ImportKey, int> inChunk)
    {
        if (earlier.Content == observation.Content)
        {
            counts = counts with { Repeated = counts.Repeated + 1 };
            return null;
        }

        if (target.Duplicates == DuplicatePolicy.RejectLater)
        {
            counts = counts with { Contradicting = counts.Contradicting + 1 };
            return $"Row {earlier.Row} already gives {earlier.Content} for the same measure, series and period; this one says {observation.Content}.";
        }

        counts = earlier.How switch
        {
            Given.New => counts with { Superseded = counts.Superseded + 1, Accepted = counts.Accepted - 1 },
            Given.Correction => counts with { Superseded = counts.Superseded + 1, Corrected = counts.Corrected - 1 },
            _ => counts with { Superseded = counts.Superseded + 1, Unchanged = counts.Unchanged - 1 },
        };
        var isOut = earlier.How != Given.Unchanged;
        if (inChunk.Remove(key, out var index)) (changes[index], isOut) = (null, false);
        Take(key, observation, changes, inChunk, isOut);
        return null;
    }

    // Where an earlier chunk already changed the value, even going back to what is known has to be written.
    private void Take(ImportKey key, ImportedObservation observation, List<ImportChange?> changes, Dictionary<ImportKey, int> inChunk, bool isOut = false)
    {
        var current = target.Current(key);
        var how = current is null ? Given.New : observation.SaysTheSameAs(current) ? Given.Unchanged : Given.Correction;
        counts = how switch
        {
            Given.New => counts with { Accepted = counts.Accepted + 1 },
            Given.Correction => counts with { Corrected = counts.Corrected + 1 },
            _ => counts with { Unchanged = counts.Unchanged + 1 },
        };
        given[key] = (observation.Content, observation.Place.Row, how);
        if (how == Given.Unchanged && !isOut) return;
        var change = new ImportChange(key, observation, current);
        lists.Add(change);
        inChunk[key] = changes.Count;
        changes.Add(change);
    }

    // Two hashes of 64 bits (FNV-1a) over the lengths and characters of the cells. It only serves to count rows that are the same.
    private static UInt128 Fingerprint(ImportRow row)
    {
        const ulong prime = 0x100000001b3;
        ulong first = 0xcbf29ce484222325, second = 0x84222325cbf29ce4;
        Add(row.Place.File);
        Add(row.Place.Sheet ?? "");
        foreach (var cell in row.Cells) Add(cell);
        return new UInt128(first, second);

        void Add(string text)
        {
            Mix((ulong)text.Length);
            foreach (var c in text) Mix(c);
        }

        void Mix(ulong value)
        {
            first = (first ^ value) * prime;
            second = (second ^ (value + 0x9e3779b9)) * prime;
        }
    }
}
