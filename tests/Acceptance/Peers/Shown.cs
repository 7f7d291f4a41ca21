using System.Text.Json;

namespace Binnacle.Acceptance.Peers;

/// <summary>One scorecard in one period as the program shows it: its rows by their code or, where two share one, by their address.</summary>
internal sealed class Shown
{
    private readonly Dictionary<string, JsonElement> _rows = [];

    public Shown(JsonElement view)
    {
        foreach (var row in view.GetProperty("rows").EnumerateArray())
        {
            _rows.TryAdd(row.GetProperty("code").GetString()!, row);
            _rows[row.GetProperty("address").GetString()!] = row;
        }
        Card = view.GetProperty("scorecard").GetProperty("code").GetString()!;
        Period = view.GetProperty("period").GetProperty("name").GetString()!;
    }

    public string Card { get; }

    public string Period { get; }

    public JsonElement this[string row] => _rows.TryGetValue(row, out var found) ? found : throw new ArgumentException($"There is no row {row}; there are {string.Join(", ", _rows.Keys)}.", nameof(row));

    public bool Has(string row) => _rows.ContainsKey(row);

    public double? Score(string row) => Number(row, "score");

    public double? Comparable(string row) => Number(row, "comparable");

    public double? Actual(string row) => Number(row, "actual");

    public double? Target(string row) => Number(row, "target");

    public double? Coverage(string row) => Number(row, "coverage");

    public string? Text(string row, string field) => this[row].GetProperty(field).GetString();

    /// <summary>The band's code; "none" for grey.</summary>
    public string Status(string row) => this[row].GetProperty("status").GetProperty("code").GetString()!;

    /// <summary>Why the row is grey.</summary>
    public string? Gap(string row) => this[row].GetProperty("gap") is { ValueKind: JsonValueKind.Object } gap ? gap.GetProperty("code").GetString() : null;

    public double? Number(string row, string field) => this[row].GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
