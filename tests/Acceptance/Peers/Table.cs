using System.Globalization;
using Sylvan.Data.Csv;

namespace Binnacle.Acceptance.Peers;

/// <summary>A published table: what the test knows of a data set beside what the program imported.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    public static Table Read(string path)
    {
        using var csv = CsvDataReader.Create(path);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
            rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString));
        return new(rows);
    }

    /// <summary>None for an empty cell.</summary>
    public static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
