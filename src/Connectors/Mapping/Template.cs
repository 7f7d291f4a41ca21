using System.Text;

namespace Binnacle.Connectors.Mapping;

/// <summary>
/// Text with columns in it: <c>{iso}/{indicator|slug}</c>. A brace that is meant is written twice. Names are columns, constants, names a pattern caught, or
/// <c>file</c>, <c>sheet</c>, <c>row</c>, <c>heading</c>; <c>*</c> is all columns nothing else uses. An empty cell is an error except
/// where the name ends in a question mark: <c>{region?}</c>.
/// </summary>
public sealed record Template
{
    public const string OtherColumns = "*";

    private Template(string text, IReadOnlyList<Part> parts) => (Text, Parts) = (text, parts);

    public string Text { get; }

    public IReadOnlyList<Part> Parts { get; }

    public IEnumerable<string> Names => Parts.Where(part => part.IsName).Select(part => part.Text);

    /// <summary>The one column this is about, if it is nothing but a column.</summary>
    public string? OnlyName => Parts is [{ IsName: true, Filters.Count: 0 } only] ? only.Text : null;

    public static Template Literal(string text) => new(text, [new Part(text, false, [])]);

    public static Template Column(string name) => new("{" + name + "}", [new Part(name, true, [])]);

    /// <summary>Null with the reason if the text is no template.</summary>
    public static Template? Parse(string text, out string? reason)
    {
        reason = null;
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                literal.Append(text[i++]);
                continue;
            }

            if (text[i] == '}') return Fail($"\"{text}\" closes a brace it does not open", out reason);
            if (text[i] != '{')
            {
                literal.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0) return Fail($"\"{text}\" opens a brace it does not close", out reason);
            if (literal.Length > 0) parts.Add(new Part(literal.ToString(), false, []));
            literal.Clear();
            var names = text[(i + 1)..end].Split('|', StringSplitOptions.TrimEntries);
            var filters = new List<TextFilter>();
            foreach (var name in names.Skip(1))
            {
                if (TextFilters.Find(name) is not { } filter) return Fail($"\"{name}\" is none of the filters {TextFilters.Names}", out reason);
                filters.Add(filter);
            }

            var mayBeEmpty = names[0].EndsWith('?');
            var column = names[0].TrimEnd('?');
            if (column.Length == 0) return Fail($"\"{text}\" has empty braces", out reason);
            parts.Add(new Part(column, true, filters) { MayBeEmpty = mayBeEmpty });
            i = end;
        }

        if (literal.Length > 0 || parts.Count == 0) parts.Add(new Part(literal.ToString(), false, []));
        return new(text, parts);
    }

    private static Template? Fail(string why, out string? reason)
    {
        reason = why + ".";
        return null;
    }

    /// <summary>A piece of plain text, or a name with what is done to its text.</summary>
    public sealed record Part(string Text, bool IsName, IReadOnlyList<TextFilter> Filters)
    {
        public bool MayBeEmpty { get; init; }
    }
}
