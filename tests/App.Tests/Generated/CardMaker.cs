using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Tests.Generated;

/// <summary>A card a unit, below its parent unit's: perspectives, objectives under objectives, a theme, skipped levels, measures on several cards.</summary>
internal sealed class CardMaker(Draft draft)
{
    private readonly Dice _dice = draft.Dice;
    private readonly Dictionary<ElementId, ElementId> _cards = [];

    public void MakeFor(OrganizationUnit unit)
    {
        var own = draft.Measures.Where(measure => measure.Unit == unit.Id).ToList();
        var card = draft.Add(new Scorecard
        {
            Code = $"card-{unit.Code}",
            Name = $"Card of {unit.Code}",
            Unit = unit.Id,
            Strategy = draft.Strategy,
            Parent = unit.Parent is { } parent ? _cards[parent] : null,
            Weight = Weight(),
            Defaults = _dice.Chance(0.5) ? RuleMaker.Any(_dice, []) : null,
            RollUp = Rule("fin"),
        });
        _cards[unit.Id] = card;
        var theme = draft.Add(new Theme { Code = "theme", Name = "Theme", Scorecard = card, RollUp = Rule() });
        var objectives = 0;
        foreach (var (code, order) in new[] { ("fin", 0), ("cus", 1), ("int", 2) })
        {
            var perspective = draft.Add(new Perspective { Code = code, Name = code, Scorecard = card, Order = order, Weight = Weight(), RollUp = Rule($"o{objectives}") });
            for (var n = 0; n < 2; n++)
                Objective(perspective, $"o{objectives++}", theme, own);
            // A level skipped.
            if (_dice.Chance(0.3))
                Place(perspective, _dice.Of(own));
        }
        if (_dice.Chance(0.3))
            Place(card, _dice.Of(own));
        if (_dice.Chance(0.5))
            Place(_dice.Of(draft.Nodes.OfType<Objective>().ToList()).Id, own[0]);
    }

    public void LinkObjectives()
    {
        var objectives = draft.Nodes.OfType<Objective>().ToList();
        var linked = new HashSet<(ElementId, ElementId)>();
        for (var n = 0; n < 20; n++)
        {
            var (cause, effect) = (_dice.Of(objectives), _dice.Of(objectives));
            if (cause.Id != effect.Id && linked.Add((cause.Id, effect.Id)))
                draft.Add(new CauseEffectLink { Code = $"l{n}", Cause = cause.Id, Effect = effect.Id, Negative = _dice.Chance(0.2), LagMonths = _dice.Of<int?>(null, 0, 3), Strength = 0.5 });
        }
        for (var n = 0; n < 5; n++)
            draft.Add(new Initiative
            {
                Code = $"n{n}",
                Name = $"Initiative {n}",
                Objectives = [_dice.Of(objectives).Id],
                State = _dice.Any<InitiativeState>(),
                Starts = new(2026, 1, 1),
                Ends = new(2026, 12, 31),
                PercentComplete = _dice.Of<double?>(null, 40),
                Milestones = [new("First", new(2026, 3, 31), 1, new(2026, 4, 2)), new("Second", new(2026, 9, 30), 2)],
                Budget = 100,
                Spent = 60,
                ForecastToComplete = 50,
            });
    }

    private void Objective(ElementId parent, string code, ElementId theme, List<Measure> own)
    {
        var assessment = _dice.Number(1, 10) switch { 1 => Assessment.Judgement, 2 => Assessment.NotYetMeasured, _ => Assessment.ByMeasures };
        var objective = draft.Add(new Objective
        {
            Code = code,
            Name = $"Objective {code}",
            Parent = parent,
            Theme = _dice.Chance(0.3) ? theme : null,
            Weight = Weight(),
            Critical = _dice.Chance(0.3),
            Assessment = assessment,
            RollUp = Rule(),
            Bands = _dice.Chance(0.2) ? BandSet.Limits(40, 70) : null,
        });
        if (assessment != Assessment.ByMeasures)
            return;
        foreach (var order in Enumerable.Range(0, _dice.Number(1, 3)))
            Place(objective, _dice.Of(own), order);
        if (!_dice.Chance(0.2))
            return;
        var below = draft.Add(new Objective { Code = $"{code}-sub", Name = "Below", Parent = objective, Weight = Weight() });
        Place(below, _dice.Of(own));
    }

    private void Place(ElementId parent, Measure measure, int order = 0)
    {
        if (draft.Nodes.OfType<Placement>().Any(placed => placed.Parent == parent && placed.Measure == measure.Id))
            return;
        draft.Add(new Placement { Parent = parent, Measure = measure.Id, Order = order, Weight = Weight(), Critical = _dice.Chance(0.3) });
    }

    private double Weight() => _dice.Of(1, 1, 2, 0.5, 30, 0);

    private Core.Measures.RollUps.RollUpRule? Rule(params string[] children) => _dice.Chance(0.4) ? RuleMaker.Any(_dice, children) : null;
}
