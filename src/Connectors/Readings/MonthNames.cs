namespace Binnacle.Connectors.Readings;

/// <summary>English names, whole or by their first three letters (and Sept), and those a mapping adds.</summary>
internal static class MonthNames
{
    private static readonly string[] English =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>1 to 12; 0 if it is no month's name.</summary>
    public static int Find(string word, IReadOnlyList<string> more)
    {
        var name = word.TrimEnd('.');
        for (var i = 0; i < more.Count; i++)
        {
            if (string.Equals(more[i].TrimEnd('.'), name, StringComparison.OrdinalIgnoreCase)) return i % 12 + 1;
        }

        if (name.Equals("sept", StringComparison.OrdinalIgnoreCase)) return 9;
        for (var i = 0; i < 12; i++)
        {
            if (English[i].Equals(name, StringComparison.OrdinalIgnoreCase) || name.Length == 3 && English[i].StartsWith(name, StringComparison.OrdinalIgnoreCase)) return i + 1;
        }

        return 0;
    }
}
