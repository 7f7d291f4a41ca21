namespace Binnacle.App.Imports;

/// <summary>The first of each kind, and all reasons with their counts.</summary>
internal sealed class PreviewLists
{
    private const string Other = "Other reasons.";
    private readonly List<ImportChange> accepted = [];
    private readonly List<ImportChange> corrected = [];
    private readonly List<RejectedValue> rejected = [];
    private readonly Dictionary<string, (long Count, CellPlace First)> reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Count, CellPlace First)> blanks = new(StringComparer.Ordinal);

    public void Add(ImportChange change)
    {
        var list = change.Old is null ? accepted : corrected;
        if (list.Count < ImportPreview.ListLimit) list.Add(change);
    }

    public void Add(RejectedValue value)
    {
        if (rejected.Count < ImportPreview.ListLimit) rejected.Add(value);
        Count(reasons, value.Reason, value.Place);
    }

    public void Add(BlankValue value) => Count(blanks, value.Text, value.Place);

    public ImportPreview Preview(ImportCounts counts) => new(counts)
    {
        Accepted = [.. accepted],
        Corrected = [.. corrected],
        Rejected = [.. rejected],
        Reasons = [.. reasons.Select(pair => new RejectionGroup(pair.Key, pair.Value.Count, pair.Value.First))],
        Blanks = [.. blanks.Select(pair => new BlankGroup(pair.Key, pair.Value.Count, pair.Value.First))],
    };

    private static void Count(Dictionary<string, (long Count, CellPlace First)> groups, string text, CellPlace place)
    {
        var key = groups.ContainsKey(text) || groups.Count < ImportPreview.ListLimit ? text : Other;
        groups[key] = groups.TryGetValue(key, out var group) ? (group.Count + 1, group.First) : (1, place);
    }
}
