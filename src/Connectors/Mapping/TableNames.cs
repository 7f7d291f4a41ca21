namespace Binnacle.Connectors.Mapping;

/// <summary>The names a template can use in one table: its columns, what the file's name caught, the mapping's constants, and the table's own names.</summary>
internal sealed record TableNames(string File, string? Sheet, IReadOnlyList<string> Headings, IReadOnlyDictionary<string, string> Caught, IReadOnlyDictionary<string, string> Constants)
{
    public const string Row = "row";
    public const string Heading = "heading";

    /// <summary>-1 if there is no such column.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Headings.Count; i++)
        {
            if (Headings[i].Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    /// <summary>What the file's name caught or the mapping says; null if neither does.</summary>
    public string? Said(string name) => Caught.TryGetValue(name, out var caught) ? caught : Constants.GetValueOrDefault(name);

    public string? Own(string name) => name switch { "file" => Path.GetFileNameWithoutExtension(File), "sheet" => Sheet ?? "", _ => null };

    public string List() => Headings.Count == 0
        ? "none"
        : string.Join(", ", Headings.Take(30).Select(heading => $"\"{heading}\"")) + (Headings.Count > 30 ? $" and {Headings.Count - 30} more" : "");
}
