using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using CsCheck;

namespace Binnacle.App.Tests.Generated;

/// <summary>
/// Organisations of more than two hundred measures, units four deep, in which everything the rules of calculation know occurs often
/// (<see cref="FeatureCount"/> says how often). All of them pass the checks of the workspace.
/// </summary>
public static class OrganizationGenerator
{
    /// <summary>Shrinks to smaller seeds, which are no simpler: what failed is told by its seed.</summary>
    public static Gen<GeneratedOrganization> Organizations { get; } = Gen.Int[0, int.MaxValue].Select(seed => Make(seed));

    /// <param name="otherYears">Some units have fiscal years or months of their own, which measures of other units then meet.</param>
    public static GeneratedOrganization Make(int seed, bool otherYears = false)
    {
        var draft = new Draft(new Dice(seed));
        MakeUnits(draft, otherYears);
        var measures = new MeasureMaker(draft);
        measures.MakeShared();
        foreach (var unit in draft.Units)
            measures.MakeFor(unit);
        var cards = new CardMaker(draft);
        foreach (var unit in draft.Units)
            cards.MakeFor(unit);
        cards.LinkObjectives();
        draft.Close();
        new ValueMaker(draft).Make();
        draft.Close();
        new ReorganizationMaker(draft).Make();
        new ValueMaker(draft).Correct();
        draft.Close();
        return new(seed, [.. draft.Changes]);
    }

    // 1 root, 3 divisions, 2 departments each, a site or two below some of those: four levels.
    private static void MakeUnits(Draft draft, bool otherYears)
    {
        var dice = draft.Dice;
        draft.Calendar = dice.Of(
            new ReportingCalendar(),
            new ReportingCalendar { FiscalYearStartMonth = 4, Holidays = [new(2025, 12, 25), new(2026, 12, 25)] },
            new ReportingCalendar { FiscalYearStartMonth = 10, FiscalYearNamedAfter = FiscalYearNaming.StartYear },
            new ReportingCalendar { WeekPattern = dice.Any<WeekPattern>(), FiscalYearStartMonth = 2 });
        draft.Add(new OrganizationSettings
        {
            Name = "Generated",
            Calendar = draft.Calendar,
            Currency = "EUR",
            RedFlagTolerance = dice.Of(0.1, 0.2),
            RollUp = dice.Chance(0.5) ? RuleMaker.Any(dice, []) : null,
            Measures = new() { DueDays = dice.Number(0, 20), Tolerance = 0.01 },
        });
        draft.Add(new Person { Code = "ann" });
        draft.Strategy = draft.Add(new Strategy { Code = "plan", Name = "Plan", Vision = "To be there.", From = new(2025, 1, 1), Until = new(2027, 12, 31), State = StrategyState.InForce });
        var root = Unit(draft, null, "root", otherYears);
        foreach (var division in Enumerable.Range(1, 3).Select(n => Unit(draft, root, $"d{n}", otherYears)).ToList())
            foreach (var department in Enumerable.Range(1, 2).Select(n => Unit(draft, division, $"{division.Code}.{n}", otherYears)).ToList())
                if (draft.Units.Count < 12 || dice.Chance(0.5))
                    Unit(draft, department, $"{department.Code}.s", otherYears);
    }

    private static OrganizationUnit Unit(Draft draft, OrganizationUnit? parent, string code, bool otherYears)
    {
        var unit = new OrganizationUnit
        {
            Code = code,
            Name = $"Unit {code}",
            Parent = parent?.Id,
            Order = draft.Dice.Number(0, 3),
            Currency = draft.Dice.Of("EUR", "USD"),
            Calendar = parent is null || !draft.Dice.Chance(0.1) ? null
                : otherYears ? new() { FiscalYearStartMonth = draft.Dice.Of(1, 7) }
                : draft.Calendar with { Holidays = [new(2026, 3, 17)] },
        };
        unit = unit with { Id = draft.Add(unit) };
        draft.Units.Add(unit);
        return unit;
    }
}
