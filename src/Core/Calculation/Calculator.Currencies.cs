using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// Money in another currency, by rates that are measures of the root unit: rate.USD is what one US dollar is worth in the organisation's currency.
public sealed partial class Calculator
{
    private const string RateCode = "rate.";

    /// <summary>The figure in the currency asked for; as it is where none is asked for or the unit is no money.</summary>
    private Figure Converted(Figure figure, MeasureRules rules, Period period, Structure structure, string? currency)
    {
        if (currency is null || figure.Value is not { } value || rules.Unit.Currency is not { } own || own == currency)
            return figure;
        var balance = rules.Aggregation is Aggregation.Last or Aggregation.First;
        var from = Rate(own, period, balance, structure);
        var to = Rate(currency, period, balance, structure);
        if (from.Value is not { } up)
            return from;
        if (to.Value is not { } down)
            return to;
        return down == 0 ? Figure.None(Gap.ZeroDenominator, $"the rate of {currency} is zero") : figure with { Value = value * up / down };
    }

    private Figure Rate(string currency, Period period, bool balance, Structure structure)
    {
        if (currency == structure.Settings.Currency)
            return Figure.Of(1);
        if (structure.Root is not { } root || structure.FindMeasure(root.Id, RateCode + currency) is not { } rate)
            return Figure.None(Gap.NoData, $"there is no measure [{RateCode}{currency}] in the root unit to convert with");
        var series = World.Currency == CurrencyReading.Constant ? SeriesNames.Budget : balance ? SeriesNames.Closing : SeriesNames.Actual;
        var figure = series == SeriesNames.Actual ? Actual(rate, period, Window.Period, structure).Figure : RateSeries(rate, series, period, structure);
        return figure.IsPresent ? figure : Figure.None(Gap.NoData, $"{currency} has no {(series == SeriesNames.Actual ? "average" : series)} rate");
    }

    /// <summary>A named rate of the period, or of the newest period before it that has one.</summary>
    private Figure RateSeries(Measure rate, string series, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, rate);
        var day = calendar.LastDay(period);
        FactCell? newest = null;
        foreach (var cell in ObservedColumn(rate.Id, series))
            if (cell.IsNumber && cell.Period.FirstDay <= day && (newest is not { } before || cell.Period.FirstDay >= before.Period.FirstDay))
                newest = cell;
        return newest is { } found ? Figure.Of(found.Number) : Figure.None(Gap.NoData);
    }
}
