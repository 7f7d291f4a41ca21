using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Generated;

/// <summary>What later changes say from a day on: weights, formulas, scales, definitions, parents, ends and beginnings.</summary>
internal sealed class ReorganizationMaker(Draft draft)
{
    private readonly Dice _dice = draft.Dice;

    public void Make()
    {
        Publish(new(2026, 3, 1), new(2026, 5, 4));
        foreach (var placed in Some(draft.Nodes.OfType<Placement>(), 0.05))
            draft.Change(placed with { Weight = placed.Weight + 1 }, Day());
        draft.Close();
        foreach (var measure in Some(draft.Measures.Where(measure => measure.Spec.Formula is not null), 0.05))
            draft.Change(measure with { Spec = measure.Spec with { Formula = "[b0] + [b1] / 2", Scale = ScaleMaker.Own(_dice) } }, Day());
        draft.Close();
        foreach (var measure in Some(draft.Measures.Where(measure => measure.Spec.Formula is null && measure.Definition is null && measure.Spec.Use is null), 0.05))
            draft.Change(measure with { Name = $"{measure.Name}, renamed", Spec = measure.Spec with { Aggregation = Aggregation.Max } }, Day());
        draft.Close();
        Move();
        draft.Close();
        foreach (var placed in Some(draft.Nodes.OfType<Placement>(), 0.03))
            draft.End(placed, Day());
        draft.Close();
        var root = draft.Units[0];
        var from = Day();
        var measured = draft.Add(new Measure { Code = "late", Name = "Begun later", Unit = root.Id, Spec = new() { Formula = "[b0] * 2" } }, from);
        draft.Add(new Placement { Parent = _dice.Of(draft.Nodes.OfType<Objective>().Where(o => o.Assessment == Assessment.ByMeasures).ToList()).Id, Measure = measured }, from);
        var definition = draft.Structure.Latest.All<Definition>().First();
        draft.Change(definition with { Spec = definition.Spec with { DueDays = 4, Scale = null, ScaleCode = "house" } }, Day());
        var settings = draft.Structure.Latest.Settings;
        draft.Change(settings with { RedFlagTolerance = 0.15, RollUp = RuleMaker.Any(_dice, []) }, Day());
        draft.Close();
        Publish(new(2026, 8, 1), new(2026, 9, 21));
    }

    /// <summary>A month signed as it is known by the change before.</summary>
    private void Publish(DateOnly month, DateOnly day)
    {
        if (draft.Calendar.TryPeriodOf(Frequency.Month, month.AddDays(14), out var period))
            draft.Add(new Edition { Code = $"{month:yyyy-MM}", Name = "Signed", Owner = "p0", Period = period, Known = draft.Changes.Count, ReadOn = day });
        draft.Close();
    }

    /// <summary>Objectives without children above go under another perspective of their card.</summary>
    private void Move()
    {
        var structure = draft.Structure.Latest;
        foreach (var objective in Some(draft.Nodes.OfType<Objective>().Where(objective => structure.Find<Perspective>(objective.Parent) is not null), 0.05))
        {
            var card = structure.CardOf(objective)!;
            var siblings = structure.All<Perspective>().Where(other => other.Scorecard == card.Id && other.Id != objective.Parent && other.RollUp?.Expression is null).ToList();
            if (siblings.Count > 0 && structure.Find<Perspective>(objective.Parent)!.RollUp?.Expression is null)
                draft.Change(objective with { Parent = _dice.Of(siblings).Id }, Day());
        }
    }

    private IEnumerable<T> Some<T>(IEnumerable<T> all, double share)
        where T : Element => all.Where(_ => _dice.Chance(share)).ToList();

    /// <summary>Now and then from the beginning, as corrections of mistakes are.</summary>
    private DateOnly Day() => _dice.Chance(0.15) ? DateOnly.MinValue : new(2026, _dice.Number(1, 9), 1);
}
