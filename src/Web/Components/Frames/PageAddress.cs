using Binnacle.App.Scores;
using Microsoft.AspNetCore.WebUtilities;

namespace Binnacle.Web.Components.Frames;

/// <summary>Addresses that keep from where the reader looks: period, window, as-known-on and structure go along from page to page.</summary>
public sealed record PageAddress(string Path, ReadingRequest Reading)
{
    /// <summary>What belongs to this page alone, such as its filters; null or empty values are left out.</summary>
    public IReadOnlyDictionary<string, string?> Own { get; init; } = new Dictionary<string, string?>();

    /// <summary>This page, seen from elsewhere.</summary>
    public string From(Func<ReadingRequest, ReadingRequest> move) => Text(Path, move(Reading), Own);

    /// <summary>This page with one thing of its own changed.</summary>
    public string With(string name, string? value) => Text(Path, Reading, new Dictionary<string, string?>(Own) { [name] = value });

    /// <summary>Another page, seen from the same place.</summary>
    public string To(string path) => Text(path, Reading, new Dictionary<string, string?>());

    public string Here => Text(Path, Reading, Own);

    public static string Card(string code, string? page = null) => $"/scorecards/{Uri.EscapeDataString(code)}{(page is null ? "" : "/" + page)}";

    /// <param name="address">The unit's code and the measure's, as views have them.</param>
    public static string Measure(string address) => "/measures/" + string.Join('/', address.Split('/').Select(Uri.EscapeDataString));

    private static string Text(string path, ReadingRequest reading, IReadOnlyDictionary<string, string?> own)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("period", reading.Period), ("window", reading.Window), ("asKnownOn", reading.AsKnownOn), ("structure", reading.Structure), ("through", reading.Through),
            ("currency", reading.Currency),
        };
        return parts.Concat(own.Select(pair => (Name: pair.Key, pair.Value))).Where(part => !string.IsNullOrEmpty(part.Value))
            .Aggregate(path, (address, part) => QueryHelpers.AddQueryString(address, part.Name, part.Value!));
    }
}
