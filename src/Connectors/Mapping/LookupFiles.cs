using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>Reads the lookups that stand in files of their own.</summary>
internal static class LookupFiles
{
    public static ImportMapping Load(ImportMapping mapping, string folder, TableLimits limits, List<Problem> problems, CancellationToken ct)
    {
        if (mapping.Lookups.Values.All(lookup => lookup.From is null)) return mapping;
        var loaded = new Dictionary<string, Lookup>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, lookup) in mapping.Lookups) loaded[name] = lookup.From is { } from ? Load(lookup, from, mapping, folder, limits, problems, ct) : lookup;
        return mapping with { Lookups = loaded };
    }

    private static Lookup Load(Lookup lookup, LookupFile from, ImportMapping mapping, string folder, TableLimits limits, List<Problem> problems, CancellationToken ct)
    {
        var place = mapping.Places.GetValueOrDefault(from.File) ?? new Place(from.File, "");
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var table = TableFile.Open(Path.GetFullPath(from.File, folder), new(), folder, limits, [], ct);
            var headings = HeadingRow.Find(table, null, [], ct);
            var names = new TableNames(table.File, table.Sheet, headings.Names, values, values);
            var (key, value) = (names.Column(from.KeyColumn), names.Column(from.ValueColumn));
            if (key < 0) problems.Add(new(place, $"{table.File} has no column \"{from.KeyColumn}\"; the columns are {names.List()}."));
            if (value < 0) problems.Add(new(place, $"{table.File} has no column \"{from.ValueColumn}\"; the columns are {names.List()}."));
            if (key < 0 || value < 0) return lookup;
            foreach (var row in table.Rows(ct))
            {
                if (row.Number <= headings.LastRow || row[key].IsBlank || row[value].IsBlank) continue;
                if (!values.TryAdd(row[key].Text, row[value].Text) && values[row[key].Text] != row[value].Text)
                    problems.Add(new(place, $"{table.File}, row {row.Number} gives \"{row[key].Text}\" a second meaning."));
            }
        }
        catch (Exception e) when (e is UnreadableTableException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(place, e.Message));
        }

        return lookup with { Values = values };
    }
}
