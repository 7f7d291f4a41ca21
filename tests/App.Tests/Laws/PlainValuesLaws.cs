using Binnacle.App.Tests.Generated;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Laws;

/// <summary>What the quick look calls plain has no problem, whatever the organisation, and most of what an office enters is plain.</summary>
public sealed class PlainValuesLaws
{
    private static readonly string[] Series = [SeriesNames.Actual, SeriesNames.Actual, SeriesNames.Target, SeriesNames.Forecast, SeriesNames.Judgement, SeriesNames.Override, "own", " "];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void What_is_plain_has_no_problem(int seed, bool otherYears)
    {
        var history = OrganizationGenerator.Make(seed, otherYears).World.Structures;
        var random = new Random(seed);
        var plain = new PlainValues(history);
        var (known, right) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var said = Any(history.At(new(2026, 6, 30)));
            var problems = ValueProblems.Of(history, said).ToList();
            right += problems.Count == 0 ? 1 : 0;
            if (!plain.Is(said))
                continue;
            known++;
            problems.ShouldBeEmpty($"{said}");
        }
        known.ShouldBeGreaterThan(right / 3);

        Observation Any(Core.Structures.Structure structure)
        {
            var id = new ElementId(random.Next(1, history.NextId.Value + 2));
            var measure = structure.Find<Measure>(id);
            var frequency = measure is not null && random.Next(4) > 0 ? structure.RulesOf(measure).Frequency : Enum.GetValues<Frequency>()[random.Next(Enum.GetValues<Frequency>().Length)];
            var calendar = measure is not null && random.Next(8) > 0 ? structure.CalendarOf(measure.Unit) : structure.Settings.Calendar;
            var day = new DateOnly(2024, 1, 1).AddDays(random.Next(1400));
            var period = calendar.TryPeriodOf(frequency, day, out var of) && random.Next(20) > 0 ? of : new Period(frequency, day);
            var state = random.Next(10) == 0 ? (ObservationState)random.Next(4) : ObservationState.Value;
            return new(id, Series[random.Next(Series.Length)], period, 0, state, random.Next(12) switch { 0 => null, 1 => double.NaN, 2 => double.PositiveInfinity, _ => random.Next(100) });
        }
    }

    [Fact]
    public void A_measure_that_ends_before_the_organisations_period_does_is_not_plain_in_it()
    {
        var calendar = new ReportingCalendar { ShortFiscalYears = [new(new(2026, 1, 1), 6)], FiscalYearStartMonth = 7 };
        Element[] elements =
        [
            new OrganizationSettings { Id = new(1) }, new OrganizationUnit { Id = new(2), Code = "own", Calendar = calendar },
            new Measure { Id = new(3), Code = "m", Unit = new(2), Spec = new() { Frequency = Frequency.Year } },
        ];
        var history = Core.Structures.StructureHistory.Empty.Add([
            .. elements.Select(element => new Revision(element.Id, element.Kind, DateOnly.MinValue, 1, element)),
            new Revision(new(3), ElementKind.Measure, new(2026, 9, 1), 2, null)]);
        var said = new Observation(new(3), SeriesNames.Actual, new(Frequency.Year, new(2026, 1, 1)), 3, ObservationState.Value, 1);
        calendar.Has(said.Period).ShouldBeTrue();
        ValueProblems.Of(history, said).ShouldNotBeEmpty();
        new PlainValues(history).Is(said).ShouldBeFalse();
    }
}
