using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;

namespace Binnacle.Samples;

/// <summary>What each figure of Veloria Cycles was in a month. The planted ones follow <see cref="PlantedTruths"/>; the others wander about their targets.</summary>
internal sealed class MonthlyFigures(PlantedTruths truths, Noise noise)
{
    private static readonly double Own = Math.Sqrt(1 - (PlantedTruths.Strength * PlantedTruths.Strength));

    /// <param name="address">The unit's code and the measure's; the code alone in the top unit.</param>
    public double Actual(string address, MeasureRules rules, DateOnly month)
    {
        var at = (month.Year * 12) + month.Month;
        var value = address switch
        {
            "training-hours" => 3.9 + (0.4 * Training(at)),
            "assembly/defect-rate" => month == truths.CorrectedMonth ? PlantedTruths.FirstSaid : 2.35 + (0.35 * Defects(at)) + Drop(month),
            "retention" => 82.4 + (1.3 * Retention(at)),
            "revenue-growth" => 0.6 + (0.9 * Growth(at)),
            "dealer-inquiries" => 420 + (3.6 * Age(month)) + (22 * noise.Fresh(address, at)),
            "certified" => 52 + (0.46 * Age(month)) + (1.6 * noise.Fresh(address, at)),
            "cycle-time" => (month < truths.LevelShift ? 13.1 : 10.9) + (0.35 * noise.Lingering(address, at)),
            "csat" => (month < truths.DefinitionBreak ? 78.6 : 86.3) + (1.4 * noise.Lingering(address, at)),
            "gross-margin" when month == truths.RestatedMonth => PlantedTruths.PublishedMargin,
            "ebike-orders" => OrdersOf(month.Year) / 12 * 1.01 * PlantedTruths.Season[month.Month - 1] * (1 + (0.045 * noise.Lingering(address, at))),
            "rate.CHF" => 1.03 + (0.012 * noise.Lingering(address, at)) + (0.0006 * Age(month)),
            _ when address.EndsWith("/revenue", StringComparison.Ordinal) =>
                Level(rules, SeriesNames.Target) * Grown(month.Year) * (1 + (0.35 * (PlantedTruths.Season[month.Month - 1] - 1))) * (1 + (0.03 * noise.Lingering(address, at))),
            _ when address.EndsWith("/marketing", StringComparison.Ordinal) => SpentSinceJanuary(address, rules, month),
            _ when address.EndsWith("/accidents", StringComparison.Ordinal) => Math.Max(0, Math.Round(0.6 + (0.9 * noise.Fresh(address, at)))),
            _ => Wandering(address, rules, at),
        };
        return Math.Round(value, rules.Unit.Decimals ?? 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>The target of a year's e-bike orders.</summary>
    public double OrdersOf(int year) => 48_000 - (2_000 * (truths.Last.Year - year));

    /// <summary>A year's revenue target as a share of this year's.</summary>
    public double Grown(int year) => 1 - (0.05 * (truths.Last.Year - year));

    private double Training(int at) => noise.Fresh("training-hours", at);

    private double Defects(int at) => (-PlantedTruths.Strength * Training(at - 3)) + (Own * noise.Fresh("assembly/defect-rate", at));

    private double Retention(int at) => (-PlantedTruths.Strength * Defects(at - 2)) + (Own * noise.Fresh("retention", at));

    private double Growth(int at) => (PlantedTruths.Strength * Retention(at - 4)) + (Own * noise.Fresh("revenue-growth", at));

    /// <summary>Defects came down with every stricter target.</summary>
    private double Drop(DateOnly month) => truths.DefectTargets.Last(step => step.From <= month || step.From == truths.First).Target - truths.DefectTargets[^1].Target;

    private int Age(DateOnly month) => ((month.Year - truths.First.Year) * 12) + month.Month - truths.First.Month;

    private double SpentSinceJanuary(string address, MeasureRules rules, DateOnly month) =>
        Enumerable.Range(1, month.Month).Sum(m => Level(rules, SeriesNames.Target) / 12 * (1.02 + (0.12 * noise.Fresh(address, (month.Year * 12) + m))));

    /// <summary>About the target, as far from it as the red flag is wide: most months watch or on target, some worse, some better.</summary>
    private double Wandering(string address, MeasureRules rules, int at)
    {
        var target = Level(rules, SeriesNames.Target);
        var red = rules.Levels.TryGetValue(SeriesNames.Red, out var level) && level.Value is { } said ? said : target * (rules.Direction == Direction.Lower ? 1.1 : 0.9);
        var lean = (1.9 * noise.Of(address)) - 0.95;
        return target + ((target - red) * (lean + (0.4 * noise.Lingering(address, at))));
    }

    private static double Level(MeasureRules rules, string series) => rules.Levels.TryGetValue(series, out var level) ? level.Value ?? 0 : 0;

    /// <summary>Whether the period ends in this month, so that its figure is reported with it.</summary>
    public static bool EndsIn(ReportingCalendar calendar, Period period, DateOnly month) => calendar.LastDay(period) == month.AddMonths(1).AddDays(-1);
}
