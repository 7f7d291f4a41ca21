using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Time;

namespace Binnacle.App.StrategyFiles.Formats;

internal static class CalendarFormat
{
    private static readonly KeysOf<ReportingCalendar> Key = new();
    private static readonly KeysOf<ShortFiscalYear> OfYear = new();
    private static readonly ReportingCalendar Standard = ReportingCalendar.Standard;
    private static readonly WordShape<DayOfWeek> Weekday = new();

    private static readonly MapShape<ShortFiscalYear> ShortYear = new("short-fiscal-year", "A fiscal year of another length than twelve months.", () => default,
        OfYear.Of("starts", Shaped.FirstDay, year => year.FirstDay, (year, day) => year with { FirstDay = day }, "First day of the odd year.", required: true),
        OfYear.Of("months", new WholeShape(1, 23), year => year.Months, (year, months) => year with { Months = months }, "How many months it has.", required: true));

    public static MapShape<ReportingCalendar> Shape { get; } = new("calendar", "What a month, a quarter and a year mean here.", () => new(),
        Key.Of("fiscal-year-starts", new MonthShape(), c => Unless(c.FiscalYearStartMonth, Standard.FiscalYearStartMonth), (c, month) => c with { FiscalYearStartMonth = month },
            "Month in which the fiscal year starts: january (default) to december."),
        Key.Of("fiscal-year-named-after", new WordShape<FiscalYearNaming>(), c => Unless(c.FiscalYearNamedAfter, Standard.FiscalYearNamedAfter), (c, naming) => c with { FiscalYearNamedAfter = naming },
            "Which calendar year gives the fiscal year its number: end-year (default) or start-year."),
        Key.Of("first-weekday", Weekday, c => Unless(c.FirstWeekday, Standard.FirstWeekday), (c, day) => c with { FirstWeekday = day },
            "First day of the week when showing days; weeks themselves are ISO weeks."),
        Key.Of("working-week", new ListShape<DayOfWeek>(Weekday), c => c.WorkingWeek.SequenceEqual(Standard.WorkingWeek) ? null : c.WorkingWeek, (c, days) => c with { WorkingWeek = days },
            "Weekdays that are worked; Monday to Friday unless said."),
        Key.Of("holidays", new ListShape<DateOnly>(Shaped.FirstDay), c => c.Holidays.IsEmpty ? null : c.Holidays, (c, days) => c with { Holidays = days },
            "Days that are not worked."),
        Key.Of("weeks", new WordShape<WeekPattern>((WeekPattern.FourFourFive, "4-4-5"), (WeekPattern.FourFiveFour, "4-5-4"), (WeekPattern.FiveFourFour, "5-4-4"), (WeekPattern.ThirteenByFour, "13x4")),
            c => Unless(c.WeekPattern, Standard.WeekPattern), (c, pattern) => c with { WeekPattern = pattern },
            "How whole weeks make months: none (default), 4-4-5, 4-5-4, 5-4-4 or 13x4."),
        Key.Of("week-year-ends-on", Weekday, c => Unless(c.WeekYearEndsOn, Standard.WeekYearEndsOn), (c, day) => c with { WeekYearEndsOn = day },
            "With weeks: the weekday on which a fiscal year ends."),
        Key.Of("week-year-end", new WordShape<WeekYearEnd>(), c => Unless(c.WeekYearEnd, Standard.WeekYearEnd), (c, end) => c with { WeekYearEnd = end },
            "With weeks: whether the year ends on the last such weekday of its month (last, default) or on the one nearest to the month's end (nearest)."),
        Key.Of("week-year-starts", new ListShape<DateOnly>(Shaped.FirstDay), c => c.WeekYearStarts.IsEmpty ? null : c.WeekYearStarts, (c, days) => c with { WeekYearStarts = days },
            "With weeks: first days of the fiscal years, where a list is clearer than the rule."),
        Key.Of("short-years", new ListShape<ShortFiscalYear>(ShortYear), c => c.ShortFiscalYears.IsEmpty ? null : c.ShortFiscalYears, (c, years) => c with { ShortFiscalYears = years },
            "Fiscal years of another length, as when the year end moves."));

    /// <summary>The key that says what the calendar's own check complains about.</summary>
    public static string KeyOf(string setting) => setting switch
    {
        nameof(ReportingCalendar.FiscalYearStartMonth) => "fiscal-year-starts",
        nameof(ReportingCalendar.WeekPattern) => "weeks",
        nameof(ReportingCalendar.ShortFiscalYears) => "short-years",
        _ => Words.Dashed(setting),
    };

    private static T? Unless<T>(T value, T standard)
        where T : struct => value.Equals(standard) ? null : value;

    /// <summary>A month by its English name or its number.</summary>
    private sealed class MonthShape : ScalarShape<int>
    {
        private static readonly ImmutableArray<string> Names =
            [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(name => name.ToLowerInvariant())];

        protected override string Expected => "a month: january to december, or 1 to 12";

        protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out int value)
        {
            value = Names.IndexOf(scalar.Text!.ToLowerInvariant()) + 1;
            return value > 0 || (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is >= 1 and <= 12);
        }

        protected override string Refusal(string text) => base.Refusal(text) + Suggestion.For(text, Names);

        public override DocumentNode Write(int value, FileWriting writing) =>
            FileWriting.Plain(value is >= 1 and <= 12 ? Names[value - 1] : value.ToString(CultureInfo.InvariantCulture));

        public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(
            new() { ["enum"] = new JsonArray([.. Names.Select(name => (JsonNode)name)]) },
            new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 12 });
    }
}
