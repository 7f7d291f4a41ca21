using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.Scores;

/// <summary>A status as it looks: word, shape and colour say the same thing three times.</summary>
/// <param name="Code">The band's; "none" for grey, whose reason is the gap.</param>
public sealed record StatusView(string Code, string Word, string Shape, string Colour)
{
    public static StatusView Of(Band? band, Gap? gap) => band is not null
        ? new(band.Code, band.Word, band.Shape, band.Colour)
        : new("none", gap is { } reason ? GapWords.WordOf(reason) : "no data", gap is { } g && GapWords.IsQuiet(g) ? "dash" : "ring", "#7f8891");
}

/// <summary>Why there is no score.</summary>
public sealed record GapView(string Code, string Sentence)
{
    public static GapView? Of(Gap? gap, string? detail) => gap is { } reason ? new(GapWords.CodeOf(reason), GapWords.SentenceOf(reason, detail)) : null;
}

/// <summary>A status somebody set; the computed one stands beside it.</summary>
public sealed record OverrideView(StatusView Status, string? Memo, string? By);
