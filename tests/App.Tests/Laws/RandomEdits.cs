using Binnacle.App.Tests.Generated;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Laws;

/// <summary>Edits of a generated organisation, one like the other only by chance.</summary>
internal sealed class RandomEdits(GeneratedOrganization made)
{
    private readonly Random _random = new(made.Seed);
    private readonly Observation[] _said = [.. made.Changes.SelectMany(change => change.Observations)];
    private long _seq = 1000;

    /// <summary>Another word on what somebody has said before: another number, mostly, else what it was, nothing, or a number nobody vouches for.</summary>
    public Observation Observation()
    {
        var at = _said[_random.Next(_said.Length)] with { Seq = ++_seq, Source = null, Note = null };
        return _random.Next(100) switch
        {
            < 10 => at with { State = ObservationState.Cleared, Value = null, Word = null, Quality = Quality.Submitted },
            < 20 => at,
            20 when at.IsNumber => at with { Quality = Quality.Estimate },
            _ when at.IsNumber => at with { Value = Math.Round(_random.NextDouble() * 200, 2), Quality = Quality.Submitted },
            _ => at,
        };
    }

    /// <summary>What holds from a day on: a weight, a rule, a formula, a measure that comes or goes, an objective that moves.</summary>
    public Revision[] Revisions(StructureHistory history)
    {
        var day = new DateOnly(2026, 1 + _random.Next(10), 1);
        return [.. Changed(history.Latest, history.NextId).Select(element => new Revision(element.Element.Id, element.Element.Kind, day, ++_seq, element.Ends ? null : element.Element))];
    }

    private (Element Element, bool Ends)[] Changed(Structure structure, ElementId next)
    {
        var placement = One(structure.All<Placement>());
        var measure = One([.. structure.All<Measure>().Where(measure => measure.Spec.Formula is null && measure.Definition is null && measure.Spec.Use is null)]);
        var objective = One(structure.All<Objective>());
        var rule = structure.All<Objective>().Select(other => other.RollUp).OfType<Core.Measures.RollUps.RollUpRule>().FirstOrDefault(rule => rule.Expression is null);
        var formula = One([.. structure.All<Measure>().Where(other => other.Spec.Formula is not null)]);
        return _random.Next(15) switch
        {
            0 => [(placement, true)],
            1 => [(measure with { Spec = measure.Spec with { Aggregation = Aggregation.Max } }, false)],
            2 => [(objective with { RollUp = rule }, false)],
            3 => [(objective with { Weight = 1 + _random.Next(5) }, false)],
            4 => [(formula with { Spec = formula.Spec with { Formula = $"[b{_random.Next(6)}] * 2 - [b{_random.Next(6)}]" } }, false)],
            5 => [(measure with { Spec = measure.Spec with { Missing = new(MissingPolicy.CarryForward, 1 + _random.Next(3)) } }, false)],
            6 => [(measure with { Spec = measure.Spec with { Scale = new() { Curve = new ExpressionCurve("COALESCE(value, 40) / 2") } } }, false)],
            7 => [(measure with { Spec = measure.Spec with { Frequency = _random.Next(2) == 0 ? Frequency.Month : Frequency.Quarter } }, false)],
            8 => [(new Placement { Id = next, Parent = objective.Id, Measure = measure.Id, Weight = _random.Next(4) }, false)],
            9 => [(measure with { Id = next, Code = $"new{next}" }, false), (new Placement { Id = new(next.Value + 1), Parent = objective.Id, Measure = next }, false)],
            10 => [(objective with { Parent = One(structure.All<Objective>()).Parent }, false)],
            11 => [(objective with { Bands = BandSet.Limits(30 + _random.Next(20), 80) }, false)],
            12 => [(objective with { Id = next, Code = $"new{next}", Weight = 2 }, false), (placement with { Parent = next }, false)],
            _ => [(placement with { Weight = _random.Next(4) }, false)],
        };
    }

    private T One<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
