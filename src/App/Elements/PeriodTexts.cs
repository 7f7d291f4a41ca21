using Binnacle.Core.Time;

namespace Binnacle.App.Elements;

/// <summary>Periods as rows of the log have them. Blocks of an import have the same ones, and many the same array: those have one array of texts. Not safe for several threads.</summary>
internal sealed class PeriodTexts
{
    /// <summary>Longer ones are few, and an array of each length would stay until the import ends.</summary>
    private const int MostShared = 256;

    private readonly Dictionary<Period, string> _each = [];

    /// <summary>The last of each length.</summary>
    private readonly Dictionary<int, (Period[] Of, string[] Texts)> _together = [];

    public string[] Of(Period[] periods)
    {
        if (_together.TryGetValue(periods.Length, out var last) && ReferenceEquals(last.Of, periods))
            return last.Texts;
        var texts = new string[periods.Length];
        for (var at = 0; at < texts.Length; at++)
            if (!_each.TryGetValue(periods[at], out texts[at]!))
                _each[periods[at]] = texts[at] = periods[at].ToString();
        if (periods.Length <= MostShared)
            _together[periods.Length] = (periods, texts);
        return texts;
    }
}
