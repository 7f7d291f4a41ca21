using System.Globalization;
using Binnacle.Core.Time;

namespace Binnacle.Cli.Commands.Files;

/// <summary>
/// Figures for the example organisation, made up anew for any last month and always the same for it: a level, a drift, a season, some noise from
/// a seeded generator, and a gap or two as there are in life.
/// </summary>
internal static class ExampleFigures
{
    private const int Seed = 20_260_401;

    private static readonly Series[] Monthly =
    [
        new("revenue", 97_500, 510, 5_500, 2_400, 0),
        new("visits", 11_600, 26, 650, 260, 0),
        new("costs", 87_500, 285, 3_000, 1_500, 0),
        new("recommend", 55, 0.26, 0, 1.6, 1),
        new("complaints", 3.1, -0.055, 0, 0.35, 2),
        new("trained", 46, 1.4, 0, 0.8, 0),
        new("roastery/defects", 3.6, -0.035, 0, 0.45, 2),
        new("roastery/on-time", 93.2, 0.08, -0.8, 0.9, 1),
        new("roastery/sick-leave", 4.4, 0.0, 1.1, 0.35, 2),
        new("shops/sick-leave", 5.1, 0.02, 1.3, 0.4, 2),
    ];

    /// <summary>Lines of a CSV file of numbers: measure, period, actual.</summary>
    /// <param name="months">In time order, the last one due included.</param>
    public static IEnumerable<string> Numbers(ReportingCalendar calendar, IReadOnlyList<Period> months)
    {
        yield return "measure,period,actual";
        foreach (var series in Monthly)
            for (var i = 0; i < months.Count; i++)
                if (!IsGap(series, i, months.Count))
                    yield return $"{series.Code},{calendar.Format(months[i])},{series.At(i, months[i].FirstDay.Month).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Lines of a CSV file of words: the audit's grades, a quarter each.</summary>
    public static IEnumerable<string> Grades(ReportingCalendar calendar, IReadOnlyList<Period> months)
    {
        string[] grades = ["B", "B", "C", "B", "A", "B", "A", "A"];
        var quarters = months.Select(month => calendar.Coarser(month, Frequency.Quarter)).Distinct().Where(quarter => calendar.LastDay(quarter) <= calendar.LastDay(months[^1]));
        return quarters.Order().Select((quarter, i) => $"shops/audit,{calendar.Format(quarter)},{grades[i % grades.Length]}").Prepend("measure,period,actual");
    }

    /// <summary>The certificates are counted every other month, and one figure of the last month is late.</summary>
    private static bool IsGap(Series series, int index, int count) =>
        (series.Code == "trained" && (count - index) % 2 == 0) || (series.Code == "roastery/on-time" && index == count - 1);

    /// <param name="Season">Added at the height of the season, in December; taken off in June.</param>
    private sealed record Series(string Code, double Level, double Drift, double Season, double Noise, int Decimals)
    {
        public double At(int index, int month)
        {
            // One generator a figure: a longer history does not change what was there.
            var random = new Random(HashCode(Code) ^ (index * 7919) ^ Seed);
            var noise = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) / 1.5;
            var season = Math.Cos(month % 12 * Math.PI / 6);
            return Math.Round(Level + (Drift * index) + (Season * season) + (Noise * noise), Decimals, MidpointRounding.AwayFromZero);
        }

        private static int HashCode(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
    }
}
