using System.Text;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>A template whose names are resolved for one table. Evaluating gives a text, a reason to reject, or the wish to leave the value out.</summary>
internal sealed class CompiledTemplate(IReadOnlyList<CompiledTemplate.Piece> pieces)
{
    /// <summary>The column that is all of it, with no lookup; -1 otherwise.</summary>
    public int OnlyColumn { get; } = pieces is [{ Literal: null, Columns: [var column], IsOthers: false, Filters.Count: 0, Lookup: null }] ? column : -1;

    /// <summary>Those it is made of; null where the row's number or all other columns are a part.</summary>
    public IReadOnlyList<int>? Columns { get; } = pieces.Any(piece => piece.IsOthers || piece is { Literal: null, Columns.Count: 0 })
        ? null : [.. pieces.Where(piece => piece.Literal is null).SelectMany(piece => piece.Columns).Distinct()];

    /// <summary>The text, if it is the same for every row.</summary>
    public string? Constant { get; } = pieces.All(piece => piece.Literal is not null && piece.Lookup is null) ? string.Concat(pieces.Select(piece => piece.Literal)).Trim() : null;

    public Outcome Text(TableRow row)
    {
        if (Constant is not null) return new(Constant, null, false);
        if (OnlyColumn >= 0 && !row[OnlyColumn].IsBlank) return new(row[OnlyColumn].Text, null, false);
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            var part = piece.Literal ?? piece.Read(row);
            foreach (var filter in piece.Filters) part = filter(part);
            if (piece.Lookup is { } lookup && part.Length > 0)
            {
                if (lookup.Values.TryGetValue(part, out var found)) part = found;
                else if (lookup.Otherwise == LookupMiss.Skip) return new(null, null, true);
                else if (lookup.Otherwise == LookupMiss.Reject) return new(null, $"\"{part}\" is not in the lookup {piece.Name}.", false);
            }

            if (part.Length == 0 && piece.Literal is null && !piece.MayBeEmpty) return new(null, $"{piece.Name} is empty.", false);
            text.Append(part);
        }

        return new(text.ToString().Trim(), null, false);
    }

    public readonly record struct Outcome(string? Text, string? Reason, bool LeaveOut);

    /// <summary>Literal text, one column, the row's number (no column), or all other columns.</summary>
    public sealed record Piece(string Name, string? Literal, IReadOnlyList<int> Columns, bool IsOthers, IReadOnlyList<string> Headings, IReadOnlyList<TextFilter> Filters, Lookup? Lookup)
    {
        public bool MayBeEmpty { get; init; } = IsOthers;

        public string Read(TableRow row)
        {
            if (!IsOthers) return Columns.Count == 0 ? row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : row[Columns[0]].Text;
            var filled = Columns.Where(column => !row[column].IsBlank);
            return string.Join("; ", filled.Select(column => $"{Headings[column]}={row[column].Text}"));
        }
    }
}
