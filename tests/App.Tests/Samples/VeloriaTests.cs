using Binnacle.App.Scores;
using Binnacle.App.Tests.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Binnacle.Samples;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Samples;

/// <summary>What was planted in the demo organisation is there to be found.</summary>
public sealed class VeloriaTests(VeloriaFile file) : IClassFixture<VeloriaFile>
{
    private static readonly StoppedClock Clock = new(2026, 11, 23);

    private static PlantedTruths Truths => VeloriaFile.Truths;

    private WorkspaceImage Image => file.Image;

    [Fact]
    public void It_has_thirteen_scorecards_on_three_levels_and_about_a_hundred_and_fifty_kpis()
    {
        var structure = Image.Structure.Latest;
        structure.All<Scorecard>().Count().ShouldBe(13);
        structure.All<OrganizationUnit>().Count(unit => unit.Parent == structure.Root!.Id).ShouldBe(3);
        structure.All<Measure>().Count(measure => structure.RulesOf(measure).Use == MeasureUse.Kpi).ShouldBeInRange(140, 160);
        var corporate = Card("corporate");
        corporate.Rows.Count(row => row.Kind == "objective").ShouldBe(14);
        corporate.Rows.Count(row => row.Kind == "kpi").ShouldBe(30);
        corporate.Themes.Count.ShouldBe(3);
        var strategy = structure.All<Strategy>().ShouldHaveSingleItem();
        strategy.Vision.ShouldBe("Every short way in the city is a way by bike.");
        strategy.Mission.ShouldNotBeNullOrEmpty();
        strategy.Values.Length.ShouldBe(4);
        foreach (var code in new[] { "roi", "csat", "cycle-time", "training-hours", "revenue-growth", "retention", "turnover" })
            structure.FindMeasure(structure.Root!.Id, code).ShouldNotBeNull(code);
        Actuals("training-hours").Count.ShouldBe(PlantedTruths.Months);
    }

    [Fact]
    public void Each_link_of_the_chain_is_strongest_at_its_lag_and_never_above_seven_tenths()
    {
        foreach (var (cause, effect, lag, sign) in PlantedTruths.Chain)
        {
            var at = Enumerable.Range(0, 7).Select(months => Correlation(Actuals(cause), Detrended(effect), months)).ToArray();
            Math.Sign(at[lag]).ShouldBe(sign, $"{cause} → {effect}");
            Math.Abs(at[lag]).ShouldBeInRange(0.35, 0.7, $"{cause} → {effect}: {string.Join(", ", at.Select(r => r.ToString("0.00")))}");
            at.Select(Math.Abs).Max().ShouldBe(Math.Abs(at[lag]), $"{cause} → {effect}: {string.Join(", ", at.Select(r => r.ToString("0.00")))}");
        }
    }

    [Fact]
    public void Two_figures_share_a_trend_and_nothing_else()
    {
        var (one, other) = (Actuals(PlantedTruths.SharedTrend.One), Actuals(PlantedTruths.SharedTrend.Other));
        Correlation(one, other, 0).ShouldBeGreaterThan(0.85);
        Math.Abs(Correlation(Differences(one), Differences(other), 0)).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Cycle_time_shifts_by_more_than_its_noise_and_orders_follow_the_season()
    {
        var times = Actuals(PlantedTruths.Shifted);
        var (before, after) = (times.Where(pair => pair.Key < Truths.LevelShift).Select(pair => pair.Value).ToArray(), times.Where(pair => pair.Key >= Truths.LevelShift).Select(pair => pair.Value).ToArray());
        (before.Average() - after.Average()).ShouldBeGreaterThan(1.8);
        before.Min().ShouldBeGreaterThan(after.Max());
        var orders = Actuals("ebike-orders");
        orders.GroupBy(pair => pair.Key.Month).OrderByDescending(month => month.Average(pair => pair.Value)).Take(3).Select(month => month.Key).Order().ShouldBe([4, 5, 6]);
    }

    [Fact]
    public void Orders_are_scored_to_date_against_a_year_target_phased_by_last_years_season()
    {
        var row = Row("corporate", "corporate/grow/ebike-orders");
        row.Window.ShouldBe("ytd");
        var calendar = Image.Structure.Latest.Settings.Calendar;
        var lastYear = Actuals("ebike-orders").Where(pair => pair.Key.Year == 2025).ToDictionary();
        row.Target!.Value.ShouldBe(48_000 * lastYear.Where(pair => pair.Key.Month <= 10).Sum(pair => pair.Value) / lastYear.Values.Sum(), 1e-6);
        row.Actual.ShouldBe(Actuals("ebike-orders").Where(pair => pair.Key.Year == 2026).Sum(pair => pair.Value));
    }

    [Fact]
    public void Marketing_spend_is_reported_since_january_and_accidents_have_a_target_of_none()
    {
        var spent = Measure("bikes/marketing");
        var year = Observed(spent).Where(said => said.Period.FirstDay.Year == 2026).OrderBy(said => said.Period.FirstDay).Select(said => said.Value!.Value).ToArray();
        year.ShouldBe(year.Order());
        Row("bikes", "bikes/spend/marketing").Actual.ShouldBe(year[^1]);
        var accidents = Row("assembly", "assembly/team/accidents");
        accidents.Target.ShouldBe(0);
        accidents.Score.ShouldNotBeNull();
    }

    [Fact]
    public void A_corrected_value_was_something_else_until_its_correction()
    {
        var defects = Measure("assembly/defect-rate");
        var month = new Period(Frequency.Month, Truths.CorrectedMonth);
        var said = Image.Facts.History(defects.Id, SeriesNames.Actual, month).ToArray();
        said.Select(one => one.Value).ShouldBe([PlantedTruths.FirstSaid, PlantedTruths.Corrected]);
        said[1].Note.ShouldBe("12 late rework tickets found.");
        Image.DayOf(Image.Changes.Find(said[1].Seq)!.Header.RecordedAt).ShouldBe(new(2026, 9, 14));
        double? On(DateOnly day) => Image.AsKnownOn(day).Facts.Newest(defects.Id, SeriesNames.Actual, month)?.Value;
        On(new(2026, 9, 3)).ShouldBeNull();
        On(new(2026, 9, 4)).ShouldBe(PlantedTruths.FirstSaid);
        On(new(2026, 9, 13)).ShouldBe(PlantedTruths.FirstSaid);
        On(new(2026, 9, 14)).ShouldBe(PlantedTruths.Corrected);
        var page = ViewMeasure.Run(new("assembly/defect-rate", new(null)), Image, Clock).View!;
        page.Points[^3].Said.Select(one => one.Value).ShouldBe([PlantedTruths.Corrected, PlantedTruths.FirstSaid]);
    }

    [Fact]
    public void A_published_month_was_restated_and_its_edition_can_still_be_read()
    {
        var now = Card("corporate", "2026-06");
        var edition = now.Published!.Edition;
        (edition.Code, edition.Name, edition.SignedBy, edition.ReadOn).ShouldBe(("2026-06", "Report to the board", "mara", new DateOnly(2026, 7, 9)));
        edition.Hash.ShouldBe(Image.Changes.Find(edition.Known)!.Header.Hash.ToString());
        var then = Card("corporate", "2026-06", "edition:2026-06");
        then.Rows.Single(row => row.Code == "gross-margin").Actual.ShouldBe(PlantedTruths.PublishedMargin);
        (then.Edition!.Code, then.Published).ShouldBe(("2026-06", null));

        var margin = now.Rows.Single(row => row.Code == "gross-margin");
        margin.Actual.ShouldBe(PlantedTruths.RestatedMargin);
        margin.Restated!.Actual.ShouldBe(PlantedTruths.PublishedMargin);
        var reason = margin.Restated.Because.ShouldHaveSingleItem();
        (reason.By, reason.Reason, reason.Day).ShouldBe(("sofia", "A freight invoice turned up.", new DateOnly(2026, 9, 16)));
        reason.What.ShouldContain("36.8 → 35.1");
        // The way up is restated with it, and only that.
        var up = new[] { "corporate", "corporate/financial", NodeAddressOf(now, "gross-margin") };
        now.Rows.Where(row => row.Restated is not null && row.Measure is null).Select(row => row.Address).ShouldBe(up, ignoreOrder: true);
        now.Rows[0].Restated!.Score.ShouldBe(then.Rows[0].Score);
        now.Rows[0].Restated!.Because.ShouldContain(one => one.Seq == reason.Seq);
        now.Published.Restated.ShouldBe(now.Rows.Count(row => row.Restated is not null));

        var why = ExplainNode.Run(new("corporate", new("2026-06"), Since: "edition:2026-06"), Image, Clock).View!.Change!;
        (why.From, why.To).ShouldBe((then.Rows[0].Score, now.Rows[0].Score));
        why.Movements.Sum(movement => movement.Points).ShouldBe(why.Difference!.Value, 1e-9);
        why.Movements.Single(movement => Math.Abs(movement.Points) > 1e-9).ShouldSatisfyAllConditions(one => one.Code.ShouldBe("gross-margin"), one => one.Cause.ShouldBe("values"));
    }

    [Fact]
    public void Readers_open_on_the_last_published_month_and_what_is_as_published_says_nothing()
    {
        var now = Card("corporate");
        now.Period.Name.ShouldBe("2026-10");
        now.Published!.Restated.ShouldBe(0);
        now.Rows.ShouldAllBe(row => row.Restated == null);
        Card("corporate", "2025-08").Published.ShouldBeNull();
    }

    [Fact]
    public void Targets_and_weights_hold_from_their_day_on()
    {
        double? Target(string period) => Card("assembly", period).Rows.Single(row => row.Code == "defect-rate").Target;
        new[] { "2024-12", "2025-01", "2025-12", "2026-01" }.Select(Target).ShouldBe([3.0, 2.6, 2.6, 2.4]);
        double? Weight(string period) => Card("corporate", period).Rows.Single(row => row.Address == "corporate/customer").Weight;
        (Weight("2024-12"), Weight("2025-01")).ShouldBe((20, 25));
    }

    [Fact]
    public void The_reorganisation_splits_the_year_as_it_was_and_moves_it_whole_on_todays_structure()
    {
        double Sum(string unit, int from, int to) => Actuals($"{unit}/revenue").Where(pair => pair.Key.Year == 2025 && pair.Key.Month >= from && pair.Key.Month <= to).Sum(pair => pair.Value);
        double Swiss(int from, int to) => Enumerable.Range(from, to - from + 1).Sum(month => Actuals("swiss/revenue")[new(2025, month, 1)] * Actuals("rate.CHF")[new(2025, month, 1)]);
        double? Revenue(string unit, string period, string structure) =>
            ViewMeasure.Run(new($"{unit}/revenue", new(period, "period", null, structure)), Image, Clock).View?.Points[^1].Value;
        // The closed first half: with the service division as it was, with the bicycles as it is today.
        Revenue("service", "2025-03", "then")!.Value.ShouldBe(Sum("parts", 3, 3) + Sum("workshops", 3, 3) + Swiss(3, 3), 1e-6);
        Revenue("service", "2025-03", "today")!.Value.ShouldBe(Sum("parts", 3, 3) + Sum("workshops", 3, 3), 1e-6);
        Revenue("bikes", "2025-03", "then")!.Value.ShouldBe(Sum("bike-sales", 3, 3), 1e-6);
        Revenue("bikes", "2025-03", "today")!.Value.ShouldBe(Sum("bike-sales", 3, 3) + Swiss(3, 3), 1e-6);
        // The second half reads the same both ways.
        Revenue("bikes", "2025-09", "then").ShouldBe(Revenue("bikes", "2025-09", "today"));
        Card("service", "2025-03").ChildScorecards.Select(card => card.Code).ShouldContain("swiss");
        Card("service", "2025-09").ChildScorecards.Select(card => card.Code).ShouldNotContain("swiss");
    }

    [Fact]
    public void Money_is_read_at_each_months_rates_or_at_the_budgets()
    {
        double? Revenue(string? currency) => ViewMeasure.Run(new("bikes/revenue", new("2026-03", "period", Currency: currency)), Image, Clock).View!.Points[^1].Value;
        var month = new DateOnly(2026, 3, 1);
        var (home, swiss) = (Actuals("bike-sales/revenue")[month], Actuals("swiss/revenue")[month]);
        Revenue(null)!.Value.ShouldBe(home + swiss * Actuals("rate.CHF")[month], 1e-6);
        Revenue("constant")!.Value.ShouldBe(home + swiss * 1.03, 1e-6);
        ViewScorecard.Run(new("bikes", new(Currency: "franc")), Image, Clock).Problems.ShouldHaveSingleItem().Message.ShouldBe("\"franc\" is no reading of currencies: say actual or constant.");
    }

    [Fact]
    public void The_satisfaction_score_is_not_compared_across_its_break()
    {
        var page = ViewMeasure.Run(new("csat", new(null), 60), Image, Clock).View!;
        page.Marks.ShouldContain(mark => mark.Kind == "break" && mark.From == Truths.DefinitionBreak && mark.Text.Contains("first service", StringComparison.Ordinal));
        Row("corporate", "corporate/delight/csat", "2024-01").Trend.ShouldBeNull();
        Row("corporate", "corporate/delight/csat", "2024-02").Trend.ShouldNotBeNull();
    }

    [Fact]
    public void Somebody_set_a_status_by_hand_and_the_computed_one_stands_beside_it()
    {
        var row = Row("corporate", "corporate/source/supplier-on-time");
        row.Override!.Status.Code.ShouldBe(PlantedTruths.OverrideStatus);
        row.Override.Memo.ShouldBe(PlantedTruths.OverrideMemo);
        row.Override.By.ShouldBe("tomasz");
        row.Status.Code.ShouldBe("green");
        Row("corporate", "corporate/source/supplier-on-time", "2026-09").Override.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_missing_is_missing_what_nobody_measures_says_so_and_who_left_has_no_name()
    {
        Row("corporate", "corporate/dealers/sell-through").Gap!.Code.ShouldBe("overdue");
        Row("bikes", "bikes/repair").Gap!.Code.ShouldBe("notYetMeasured");
        Row("corporate", "corporate/launch/time-to-market").Owner.ShouldBe(PlantedTruths.AbsentOwner);
        (await ((App.Changes.IPersonDirectory)file.Log).All(TestContext.Current.CancellationToken)).Select(person => person.Id).ShouldNotContain(PlantedTruths.AbsentOwner);
        Image.Structure.Latest.UnlinkedMeasures.Select(measure => measure.Code).Order().ShouldContain("returned-bikes");
    }

    [Fact]
    public void Initiatives_have_budgets_and_days_and_two_are_at_risk()
    {
        var overview = ViewOverview.Run(new("corporate", new(null)), Image, Clock).View!;
        // One begins next year: it is no part of October.
        Image.Structure.Latest.All<Initiative>().Count().ShouldBe(11);
        overview.Initiatives.Count.ShouldBe(10);
        overview.Initiatives.ShouldAllBe(initiative => initiative.Budget > 0 && initiative.Starts != null && initiative.Ends != null);
        overview.Initiatives.Where(initiative => initiative.Schedule?.Code is "red" or "amber" || initiative.BudgetStatus?.Code is "red" or "amber").Select(initiative => initiative.Code).ShouldBe(["peak-training", "dual-source"], ignoreOrder: true);
        overview.Moved!.Movements.Sum(movement => movement.Points).ShouldBe(overview.Moved.Difference!.Value - overview.Moved.Rest, 1e-9);
    }

    private static string NodeAddressOf(ScorecardView card, string code)
    {
        var at = card.Rows.ToList().FindIndex(row => row.Code == code);
        return card.Rows.Take(at).Last(row => row.Kind == "objective").Address;
    }

    private ScorecardView Card(string code, string? period = null, string? asKnownOn = null) => ViewScorecard.Run(new(code, new(period, null, asKnownOn)), Image, Clock).View.ShouldNotBeNull($"{code} {period}");

    private RowView Row(string card, string address, string? period = null) => Card(card, period).Rows.Single(row => row.Address == address);

    private Measure Measure(string address)
    {
        var structure = Image.Structure.Latest;
        var slash = address.IndexOf('/');
        return structure.FindMeasure(slash < 0 ? structure.Root!.Id : structure.FindUnit(address[..slash])!.Id, address[(slash + 1)..]).ShouldNotBeNull(address);
    }

    private IEnumerable<Observation> Observed(Measure measure) => Image.Facts.Newest(measure.Id, SeriesNames.Actual).Where(said => said.IsNumber);

    private SortedDictionary<DateOnly, double> Actuals(string address) => new(Observed(Measure(address)).ToDictionary(said => said.Period.FirstDay, said => said.Value!.Value));

    /// <summary>Less the target of its month: defects came down with every stricter target, which is no effect of training.</summary>
    private SortedDictionary<DateOnly, double> Detrended(string address)
    {
        var actuals = Actuals(address);
        return address != "assembly/defect-rate" ? actuals : new(actuals.ToDictionary(pair => pair.Key, pair => pair.Value - Truths.DefectTargets.Last(step => step.From <= pair.Key).Target));
    }

    private static SortedDictionary<DateOnly, double> Differences(SortedDictionary<DateOnly, double> series) =>
        new(series.Skip(1).Zip(series, (now, before) => (now.Key, now.Value - before.Value)).ToDictionary(pair => pair.Key, pair => pair.Item2));

    private static double Correlation(SortedDictionary<DateOnly, double> cause, SortedDictionary<DateOnly, double> effect, int lag)
    {
        var pairs = effect.Where(pair => cause.ContainsKey(pair.Key.AddMonths(-lag))).Select(pair => (X: cause[pair.Key.AddMonths(-lag)], Y: pair.Value)).ToArray();
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return pairs.Sum(pair => (pair.X - x) * (pair.Y - y)) / Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.X - x, 2)) * pairs.Sum(pair => Math.Pow(pair.Y - y, 2)));
    }
}
