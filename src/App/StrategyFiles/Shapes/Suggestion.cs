namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>The allowed word a wrong one was probably meant to be.</summary>
internal static class Suggestion
{
    private const int Longest = 60;

    /// <summary>" Did you mean 'x'?" for the nearest word at most a third of the letters away; else nothing.</summary>
    public static string For(string word, IEnumerable<string> allowed)
    {
        if (word.Length is 0 or > Longest)
            return "";
        var most = word.Length <= 3 ? 1 : Math.Min(3, (word.Length + 1) / 3);
        string? nearest = null;
        foreach (var candidate in allowed)
        {
            if (Math.Abs(candidate.Length - word.Length) > most || Distance(word, candidate) is var distance && distance > most)
                continue;
            (nearest, most) = (candidate, distance - 1);
        }
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
            }
        }
        return row[to.Length];
    }
}
