using System.Globalization;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Scores;

/// <summary>A moment somebody asks from: what was known then, and which day it was.</summary>
/// <param name="Edition">Asked for by its edition.</param>
internal sealed record Moment(WorkspaceImage Image, DateOnly Day, bool IsNewest, Edition? Edition = null)
{
    private const string OfEdition = "edition:";

    /// <summary>Null where the text is no moment.</summary>
    public static Moment? Read(WorkspaceImage image, string? text, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(image, image.DayOf(clock.GetUtcNow()), true);
        text = text.Trim();
        if (text[0] == '#')
            return long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && image.Changes.Find(seq) is { } change
                ? new(image.AsKnownOn(seq), image.DayOf(change.Header.RecordedAt), false)
                : null;
        if (text.StartsWith(OfEdition, StringComparison.OrdinalIgnoreCase))
            return Editions.Editions.Find(image.Structure.Latest, text[OfEdition.Length..].Trim()) is { } edition ? As(edition, image) : null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(image.AsKnownOn(day), day, false);
        if (text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return new(image.AsKnownOn(moment), image.DayOf(moment), false);
        return null;
    }

    public static Moment As(Edition edition, WorkspaceImage image) => new(image.AsKnownOn(edition.Known), edition.ReadOn, false, edition);

    public static string Expected(string text, WorkspaceImage image) => text.TrimStart() switch
    {
        ['#', ..] => $"There is no change {text.Trim()}: the newest is #{image.Seq.ToString(CultureInfo.InvariantCulture)}.",
        var typed when typed.StartsWith(OfEdition, StringComparison.OrdinalIgnoreCase) => $"There is no edition {typed[OfEdition.Length..].Trim()}. {Known(image)}",
        _ => $"\"{text}\" is no moment: write a day (2026-04-05), a time (2026-04-05T17:00Z), a change (#42) or an edition (edition:2026-03).",
    };

    private static string Known(WorkspaceImage image)
    {
        var codes = image.Structure.Latest.All<Edition>().OrderByDescending(edition => edition.Id).Select(edition => edition.Code).ToArray();
        return codes.Length == 0 ? "No period is published yet." : $"Published are {string.Join(", ", codes.Take(3))}{(codes.Length > 3 ? " and others" : "")}.";
    }
}
