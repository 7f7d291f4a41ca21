namespace Binnacle.Storage.Sqlite;

/// <summary>One object for each of the few texts (series, periods, states) that millions of rows share.</summary>
internal sealed class Names
{
    private const int Most = 10_000;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    public string Of(string name)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        if (_known.Count < Most) _known.Add(name, name);
        return name;
    }
}
