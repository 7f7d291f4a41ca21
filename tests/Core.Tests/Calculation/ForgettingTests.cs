using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>An edit of facts forgets exactly what read them; incremental is full, bit for bit.</summary>
public sealed class ForgettingTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    private static Observation Next(Sample sample, Measure measure, string period, double value, string series = SeriesNames.Actual) =>
        new(measure.Id, series, sample.P(period), sample.Seq + 1, ObservationState.Value, value);

    private static ChangeSet Add(Calculator calculator, params Observation[] added) =>
        calculator.MoveTo(calculator.World with { Facts = calculator.World.Facts.Add(added) }, added);

    [Fact]
    public void What_did_not_read_the_fact_stays_the_very_same_result()
    {
        var sample = new Sample();
        var (a, b) = (sample.Placed("a", Percent), sample.Measure("b", Percent));
        var other = sample.Add(new Scorecard { Code = "other", Unit = sample.Root.Id });
        sample.Place(b, 1, other);
        sample.Values(a, "2026-01", 40);
        sample.Values(b, "2026-01", 10);
        var calculator = sample.Calculator;
        NodeResult Of(Node node) => calculator.Node(node.Id, sample.P("2026-01"), Window.Scored)!;
        var (card, untouched) = (Of(sample.Card), Of(other));
        Add(calculator, Next(sample, a, "2026-01", 60)).Changes.ShouldNotContain(change => change.Node == other.Id);
        Of(other).ShouldBeSameAs(untouched);
        Of(sample.Card).ShouldNotBeSameAs(card);
        Of(sample.Card).Score.ShouldBe(60);
    }

    [Fact]
    public void What_reads_a_fact_through_formulas_is_forgotten_with_it()
    {
        var sample = new Sample();
        var x = sample.Measure("x", new() { Use = MeasureUse.Input });
        sample.Measure("twice", new() { Formula = "[x] * 2" });
        sample.Placed("sum", Percent with { Formula = "[twice] + PREVIOUS([twice])" });
        sample.Values(x, "2026-01", 5, 10);
        var calculator = sample.Calculator;
        double? Of(string period) => calculator.Node(sample.Card.Id, sample.P(period), Window.Scored)!.Score;
        Of("2026-02").ShouldBe(30);
        var told = Add(calculator, Next(sample, x, "2026-01", 15)).Changes.Single(change => change.Node == sample.Card.Id);
        (told.Period, told.Window, told.Old!.Score, told.New!.Score).ShouldBe((sample.P("2026-02"), Window.Scored, 30, 50));
        Of("2026-02").ShouldBe(50);
        Add(calculator, Next(sample, x, "2026-02", 20)).Changes.ShouldNotBeEmpty();
        Of("2026-02").ShouldBe(70);
    }

    [Fact]
    public void A_first_value_changes_what_was_missing_and_a_target_what_was_scored()
    {
        var sample = new Sample();
        var m = sample.Placed("m");
        var calculator = sample.Calculator;
        NodeResult Of() => calculator.Node(sample.Card.Id, sample.P("2026-03"), Window.Scored)!;
        Of().Gap.ShouldBe(Gap.NoData);
        Add(calculator, Next(sample, m, "2026-02", 10));
        Of().Gap.ShouldBe(Gap.Overdue);
        Add(calculator, Next(sample, m, "2026-03", 10));
        Of().Gap.ShouldBe(Gap.NoTarget);
        Add(calculator, Next(sample, m, "2026-01", 10, SeriesNames.Target), Next(sample, m, "2026-01", 5, SeriesNames.Red));
        Of().Score!.Value.ShouldBe(200.0 / 3, 1e-9);
        Add(calculator, Next(sample, m, "2026-03", 5, SeriesNames.Target) with { State = ObservationState.Cleared }).Changes.ShouldNotBeEmpty();
        Of().Gap.ShouldBe(Gap.NoTarget);
    }

    [Theory]
    [InlineData(SeriesNames.Stretch)]
    [InlineData(SeriesNames.Baseline)]
    [InlineData(SeriesNames.Benchmark)]
    [InlineData(SeriesNames.Red)]
    [InlineData(SeriesNames.Amber)]
    [InlineData(SeriesNames.Green)]
    [InlineData(SeriesNames.Min)]
    [InlineData(SeriesNames.Max)]
    [InlineData(SeriesNames.Worst)]
    public void A_level_that_nobody_had_is_there_once_it_is_said(string series)
    {
        var sample = new Sample();
        var (plain, derived) = (sample.Placed("plain", new() { Levels = Levels.Of(target: 10) }), sample.Placed("derived", new() { Levels = Levels.Formula(SeriesNames.Target, $"{series} * 2") }));
        sample.Values(plain, "2026-01", 4, 6);
        sample.Values(derived, "2026-01", 4, 6);
        var calculator = sample.Calculator;
        MeasureResult Of(Calculator of, Measure measure) => of.Measure(measure.Id, sample.P("2026-02"), Window.FiscalYearToDate)!;
        calculator.Node(sample.Card.Id, sample.P("2026-02"), Window.FiscalYearToDate);
        Of(calculator, derived).Target.IsPresent.ShouldBeFalse();
        Add(calculator, Next(sample, plain, "2026-01", 3, series), Next(sample, derived, "2026-01", 3, series));
        foreach (var measure in new[] { plain, derived })
            Of(calculator, measure).Inputs.ShouldBe(Of(new(calculator.World), measure).Inputs);
        var inputs = Of(calculator, plain).Inputs;
        double?[] levels = [inputs.Baseline, inputs.Benchmark, inputs.Red, inputs.Amber, inputs.Green, inputs.Min, inputs.Max, inputs.Worst];
        levels.Count(level => level is not null).ShouldBe(series == SeriesNames.Stretch ? 0 : 1);
        // Formulas have no name for these two.
        Of(calculator, derived).Target.Value.ShouldBe(series is SeriesNames.Stretch or SeriesNames.Worst ? null : 12);
        Add(calculator, Next(sample, plain, "2026-01", 0, series) with { State = ObservationState.Cleared, Value = null });
        Of(calculator, plain).Inputs.ShouldBe(Of(new(calculator.World), plain).Inputs);
    }

    [Fact]
    public void Changes_come_in_the_order_of_node_period_and_window()
    {
        var sample = new Sample();
        var a = sample.Placed("a", Percent);
        sample.Values(a, "2026-01", 40, 40);
        var calculator = sample.Calculator;
        foreach (var window in new[] { Window.Trailing(2), Window.Latest, Window.Trailing(1), Window.Period })
            foreach (var period in new[] { "2026-02", "2026-01" })
                calculator.Node(sample.Card.Id, sample.P(period), window);
        var told = Add(calculator, Next(sample, a, "2026-01", 60), Next(sample, a, "2026-02", 70)).Changes;
        var card = told.Where(change => change.Node == sample.Card.Id).Select(change => (sample.Calendar.Format(change.Period), change.Window.ToString()));
        card.ShouldBe(
        [
            ("2026-01", "period"), ("2026-01", "trailing-1"), ("2026-01", "latest"),
            ("2026-02", "period"), ("2026-02", "trailing-1"), ("2026-02", "trailing-2"), ("2026-02", "latest"),
        ]);
        told.Select(change => change.Node).ShouldBe(told.Select(change => change.Node).Order());
        told.Length.ShouldBe(14); // the card and its placement
    }

    [Fact]
    public void Roll_ups_of_leading_measures_alone_are_no_stored_results()
    {
        var sample = new Sample();
        var a = sample.Placed("a", Percent with { Indicator = Indicator.Leading });
        sample.Values(a, "2026-01", 40);
        var calculator = sample.Calculator;
        double? Leading() => calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored, Leaves.LeadingOnly)!.Score;
        Leading().ShouldBe(40);
        Add(calculator, Next(sample, a, "2026-01", 60)).Changes.ShouldBeEmpty();
        Leading().ShouldBe(60);
    }

    [Fact]
    public void What_comes_out_the_same_is_no_change()
    {
        var sample = new Sample();
        var a = sample.Placed("a", Percent);
        sample.Values(a, "2026-01", 40);
        var calculator = sample.Calculator;
        calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored);
        Add(calculator, Next(sample, a, "2026-01", 40)).Changes.ShouldBe(ChangeSet.Empty.Changes);
    }

    [Fact]
    public void Another_day_another_through_another_reading_and_other_rates_start_from_nothing()
    {
        var sample = new Sample(new OrganizationSettings { Currency = "EUR" }) { Through = new(2026, 1, 31), Now = new(2026, 2, 10) };
        var dollars = sample.Measure("rate.USD");
        sample.Values(dollars, "2026-01", 0.5);
        sample.Series(dollars, SeriesNames.Budget, "2026-01", 0.75);
        var boston = sample.Add(new OrganizationUnit { Code = "boston", Parent = sample.Root.Id });
        var cash = sample.Measure("cash", new() { Unit = new("USD", Currency: "USD") }, boston.Id);
        sample.Values(cash, "2026-01", 100);
        var euros = sample.Placed("euros", Percent with { Unit = new("EUR", Currency: "EUR"), Formula = "[boston/cash]" });
        var late = sample.Placed("late", Percent, 0);
        sample.Revise(euros with { Spec = euros.Spec with { Levels = Levels.Of(min: 0, max: 200) } }, "2026-03");
        var january = sample.P("2026-01");

        void Moves(Func<World, World> to, Func<Calculator, object?> reading, object? before, object? after)
        {
            var calculator = sample.Calculator;
            calculator.Node(sample.Card.Id, january, Window.Scored);
            calculator.Node(sample.Card.Id, sample.P("2026-02"), Window.Scored);
            reading(calculator).ShouldBe(before);
            calculator.MoveTo(to(calculator.World), []).Changes.ShouldNotBeEmpty();
            reading(calculator).ShouldBe(after);
            reading(calculator).ShouldBe(reading(new Calculator(calculator.World)));
        }

        object? Score(Calculator calculator) => calculator.Node(sample.Card.Id, january, Window.Scored)!.Score;
        Moves(world => world with { Currency = CurrencyReading.Constant }, Score, 50.0, 75.0);
        Moves(world => world with { Reading = StructureReading.Today, Now = new(2026, 3, 31) }, Score, 50.0, 25.0);
        object? Gap(Calculator calculator) => calculator.Measure(late.Id, january, Window.Scored)!.Gap;
        Moves(world => world with { Now = new(2026, 2, 20) }, Gap, Core.Measures.Scales.Gap.NotDueYet, Core.Measures.Scales.Gap.NoData);
        object? Due(Calculator calculator) => calculator.Measure(late.Id, sample.P("2026-02"), Window.Scored)!.Stale;
        sample.Values(late, "2026-01", 1);
        Moves(world => world with { Through = new(2026, 2, 28) }, Due, false, true);
    }

    [Fact]
    public void Results_are_the_same_when_every_stored_output_is()
    {
        var sample = new Sample();
        var a = sample.Measure("a", Percent with { Levels = Levels.Of(min: 0, max: 100, target: 50) });
        var placement = sample.Place(a);
        sample.Values(a, "2026-01", 40);
        sample.Say(a, SeriesNames.Actual, "2026-02", "forty");
        var result = sample.Of(placement, "2026-01");
        result.SameOutputs(result with { Name = "renamed", Detail = "reworded", Leaves = 7 }).ShouldBeTrue();
        NodeResult[] others =
        [
            result with { Score = 41 }, result with { Score = null }, result with { Comparable = 41 }, result with { Band = Band.Red }, result with { Band = null },
            result with { Gap = Gap.Overdue }, result with { Coverage = 0.5 }, result with { Override = new(Band.Red, "memo", "me") }, result with { StaleLeaves = 1 },
            result with { Measure = null },
            result with { Measure = result.Measure! with { Target = Figure.Of(51) } },
            result with { Measure = result.Measure! with { Actual = result.Measure.Actual with { Figure = Figure.Of(41) } } },
            result with { Measure = result.Measure! with { Actual = result.Measure.Actual with { Figure = Figure.Of(40) with { Word = "forty" } } } },
        ];
        others.ShouldAllBe(other => !result.SameOutputs(other) && !other.SameOutputs(result));
        (result with { Score = 0.0 }).SameOutputs(result with { Score = -0.0 }).ShouldBeFalse(); // bit for bit
    }

    [Fact]
    public void A_failure_deep_in_a_chain_of_formulas_is_the_callers_and_leaves_nothing_half_done()
    {
        var cells = new Cells();
        CellKey Key(int i) => new(Quantity.Base, new(i), default);
        object At(int i, bool fails) => cells.Get(Key(i), i, of => of == 250 && fails ? throw new InvalidOperationException("deep down") : of == 300 ? new object() : At(of + 1, fails), _ => "itself");
        Should.Throw<InvalidOperationException>(() => At(1, fails: true)).Message.ShouldBe("deep down");
        cells.Count.ShouldBe(0);
        At(1, fails: false).ShouldNotBeNull();
        cells.Count.ShouldBe(300);
        cells.ForgetAll().Count.ShouldBe(300);
        cells.Count.ShouldBe(0);
    }

    [Fact]
    public void A_result_that_needs_itself_gets_the_answer_for_that()
    {
        var cells = new Cells();
        CellKey key = new(Quantity.Base, new(1), default);
        cells.Get(key, "outer", of => cells.Get(key, "inner", _ => "again", of => of + " itself"), of => of + " itself").ShouldBe("inner itself");
        cells.Get(key, "outer", _ => "new", of => of + " itself").ShouldBe("inner itself");
    }

    [Fact]
    public void Readers_are_forgotten_with_what_depends_on_them_and_no_others()
    {
        var cells = new Cells();
        CellKey Key(int i) => new(Quantity.Base, new(i), default);
        FactKey Fact(string series) => new(new(1), series, null);
        object Reader(int i, string series) => cells.Get<string, object>(Key(i), series, of => { cells.Reads(Fact(of)); return i; }, _ => "itself");
        cells.Reads(Fact("a")); // nobody is being computed: nothing to note
        Reader(1, "a");
        Reader(2, "b");
        cells.Get<int, object>(Key(3), 3, of => { Reader(1, "a"); return of; }, _ => "itself");
        cells.Get<int, object>(Key(4), 4, of => { Reader(2, "b"); return of; }, _ => "itself");
        cells.Forget([Fact("none")]).ShouldBeEmpty();
        cells.Forget([Fact("a"), Fact("a")]).OrderBy(pair => pair.Key.Element).Select(pair => pair.Value).ShouldBe([1, 3]);
        cells.Count.ShouldBe(2);
        cells.Forget([Fact("a")]).ShouldBeEmpty();
    }
}
