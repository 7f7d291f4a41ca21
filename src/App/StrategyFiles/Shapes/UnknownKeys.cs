namespace Binnacle.App.StrategyFiles.Shapes;

internal static class UnknownKeys
{
    private const int WorthListing = 12;

    public static void Report(MapNode map, IReadOnlyCollection<string> known, FileReading reading)
    {
        foreach (var entry in map.Entries)
            if (!known.Contains(entry.Key.Text ?? ""))
                reading.Report(entry.Key.Place, $"'{entry.Key.Text}' means nothing here.{Hint(entry.Key.Text ?? "", known)}");
    }

    private static string Hint(string word, IReadOnlyCollection<string> known)
    {
        var suggestion = Suggestion.For(word, known);
        return suggestion.Length > 0 || known.Count > WorthListing ? suggestion : $" Known here: {string.Join(", ", known)}.";
    }
}
