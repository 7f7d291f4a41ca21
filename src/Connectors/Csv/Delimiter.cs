namespace Binnacle.Connectors.Csv;

/// <summary>The delimiter that cuts the first rows most evenly. Of equals the one that occurs least in ordinary text.</summary>
public static class Delimiter
{
    private const int RowsLooked = 50;

    /// <summary>In order of trust: commas also stand inside numbers and sentences.</summary>
    public static readonly IReadOnlyList<char> Known = ['\t', ';', '|', ','];

    public static string Word(char delimiter) => delimiter switch
    {
        '\t' => "tab",
        ';' => "semicolon",
        '|' => "pipe",
        ',' => "comma",
        _ => $"'{delimiter}'",
    };

    /// <summary>Comma if none of the known ones occurs.</summary>
    public static char Detect(ReadOnlySpan<char> sample)
    {
        var best = ',';
        var bestScore = 0.0;
        foreach (var candidate in Known)
        {
            var score = Evenness(sample, candidate);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }

        return best;
    }

    // The share of non-empty rows that have the most frequent count above zero; long titles and notes are outvoted.
    private static double Evenness(ReadOnlySpan<char> sample, char delimiter)
    {
        var counts = new Dictionary<int, int>();
        int rows = 0, count = 0, length = 0;
        var quoted = false;
        foreach (var c in sample)
        {
            if (rows == RowsLooked) break;
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r')
            {
                if (length > 0) Take();
                continue;
            }

            length++;
            if (c == delimiter) count++;
        }

        if (length > 0 && rows < RowsLooked && !quoted && (rows == 0 || count > 0)) Take();
        return rows == 0 ? 0 : counts.Where(pair => pair.Key > 0).Select(pair => (double)pair.Value).DefaultIfEmpty(0).Max() / rows;

        void Take()
        {
            rows++;
            counts[count] = counts.GetValueOrDefault(count) + 1;
            (count, length) = (0, 0);
        }
    }
}
