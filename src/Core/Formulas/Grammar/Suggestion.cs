namespace Binnacle.Core.Formulas.Grammar;

/// <summary>The allowed word a wrong one was probably meant to be.</summary>
internal static class Suggestion
{
    private const int Longest = 32;

    /// <summary>The first of the nearest words at most two edits away (one for words of up to three letters), or null.</summary>
    internal static string? For(string word, IEnumerable<string> allowed)
    {
        if (word.Length > Longest) return null;
        var nearest = allowed.Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.distance <= (word.Length <= 3 ? 1 : 2) ? nearest.candidate : null;
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
                var above = row[j];
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
