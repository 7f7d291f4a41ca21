using System.Globalization;

namespace Binnacle.Acceptance.Peers;

/// <summary>What a person does with a folder of files, one command each.</summary>
internal static class Steps
{
    /// <summary>A new data file with the folder's strategy.</summary>
    public static void Begin(this Workplace place, string folder = "strategy")
    {
        place.Run("init").Done();
        place.Apply(folder);
    }

    public static Ran Apply(this Workplace place, string folder = "strategy") => place.Run("apply", folder, "--json").Done();

    public static Ran Import(this Workplace place, string file, string? mapping = null) =>
        (mapping is null ? place.Run("import", file, "--json") : place.Run("import", file, "--mapping", mapping, "--json")).Done();

    /// <param name="period">One, which is then the last one due too.</param>
    public static Shown Score(this Workplace place, string card, string period, params string[] more) =>
        new(place.Run(["score", "--scorecard", card, "--period", period, "--through", period, "--format", "json", .. more]).Json());

    /// <summary>A run of periods of one card, in time order.</summary>
    public static IReadOnlyList<Shown> ScoreRun(this Workplace place, string card, string first, string last) =>
        [.. place.Run("score", "--scorecard", card, "--period", $"{first}..{last}", "--through", last, "--format", "json").Json().GetProperty("scorecards").EnumerateArray().Select(view => new Shown(view))];

    /// <summary>Every card in one period, by its code.</summary>
    public static Dictionary<string, Shown> ScoreAll(this Workplace place, string period) =>
        place.Run("score", "--all", "--period", period, "--through", period, "--format", "json").Json().GetProperty("scorecards").EnumerateArray()
            .Select(view => new Shown(view)).ToDictionary(shown => shown.Card);

    /// <summary>A number as files have it.</summary>
    public static string Text(this double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A text in double quotes, for YAML.</summary>
    public static string Quoted(this string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
