using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Edits of elements of all kinds, one after the other, as people make them: nothing is left hanging in the air.</summary>
/// <param name="dated">From a day on, most of them.</param>
internal sealed class StructureEdits(Random random, Sample sample, bool dated)
{
    /// <summary>What kernels do not calculate, among others.</summary>
    private static readonly MeasureSpec[] Rare =
    [
        new() { Scale = ScalePresets.Pace(), Levels = Levels.Of(target: 10) }, new() { Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 10), InformationOnly = true },
        new() { Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 10), Missing = new(MissingPolicy.Zero) }, new() { Scale = ThreeCards.Scales[9], Levels = Levels.Of(target: 8), Frequency = Frequency.Quarter },
    ];

    private static readonly string[] Formulas = ["[{0}] + 2 * [{1}]", "[{0}] / [{1}]", "MAX([{0}], [{1}]) - 1", "COALESCE([north/shared], [{0}])", "SUM(CHILDREN(SUM, [shared]), [{0}])"];

    /// <summary>How many there were of each.</summary>
    public Dictionary<string, int> Made { get; } = [];

    public (string What, Revision[] Revisions) Next(StructureHistory structures, long seq)
    {
        var day = dated && random.Next(3) > 0 ? new DateOnly(2025 + random.Next(2), 1 + random.Next(12), 1) : DateOnly.MinValue;
        // What is there on all days on which something may turn.
        var structure = structures.Latest;
        var (goals, measures, placements) = (structure.All<Objective>(), structure.All<Measure>(), structure.All<Placement>());
        var next = structures.NextId;
        for (; ; )
        {
            var (what, elements) = Elements();
            if (elements.Length == 0)
                continue;
            Made[what] = Made.GetValueOrDefault(what) + 1;
            return (what, [.. elements.Select(element => new Revision(element.Id, element.Element.Kind, day, seq, element.Goes ? null : element.Element))]);
        }

        (string, Said[]) Elements()
        {
            var (goal, measure, placement) = (Any(goals), Any(measures), Any(placements));
            switch (random.Next(36))
            {
                case 0:
                    var plain = new Measure { Id = next, Code = $"new{next}", Unit = sample.Root.Id, Spec = ThreeCards.Spec(random.Next(30)) };
                    return ("a measure comes", [new(plain), new(new Placement { Id = new(next.Value + 1), Parent = goal.Id, Measure = next, Weight = random.Next(4) })]);
                case 1:
                    // Of formulas too: none of those that are there means it.
                    var formula = new Measure { Id = next, Code = $"new{next}", Unit = sample.Root.Id, Spec = new() { Formula = Formula(Any(measures).Code), Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 9) } };
                    return ("a formula comes", [new(formula), new(new Placement { Id = new(next.Value + 1), Parent = goal.Id, Measure = next })]);
                case 2:
                    return ("a placement goes", [new(placement, Goes: true)]);
                case 3 when !structure.All<Measure>().Any(other => other.Spec.Formula?.Contains($"[{measure.Code}]", StringComparison.Ordinal) == true):
                    return ("a measure goes", [.. structure.PlacementsOf(measure.Id).Select(one => new Said(one, Goes: true)), new(measure, Goes: true)]);
                case 4:
                    return ("a measure is placed", [new(new Placement { Id = next, Parent = goal.Id, Measure = measure.Id, Order = random.Next(5) })]);
                case 5:
                    return ("an objective moves", [new(goal with { Parent = Any(structure.All<Perspective>()).Id, Order = random.Next(4) })]);
                case 6:
                    return ("an objective comes", [new(new Objective { Id = next, Code = $"new{next}", Parent = Any(structure.All<Perspective>()).Id, Theme = structure.All<Theme>() is [var theme, ..] ? theme.Id : null }), new(new Placement { Id = new(next.Value + 1), Parent = next, Measure = measure.Id })]);
                case 7 when structure.Children(goal).Count == 0:
                    return ("an objective goes", [new(goal, Goes: true)]);
                case 8:
                    return ("a measure by other rules", [new(measure with { Spec = measure.Spec.Formula is null ? ThreeCards.Spec(random.Next(30)) : measure.Spec with { Formula = Formula() } })]);
                case 9:
                    return ("other bands", [new(goal with { Bands = random.Next(2) == 0 ? null : BandSet.Limits(30 + random.Next(20), 80) })]);
                case 10:
                    return ("another code", [new(measure with { Code = random.Next(2) == 0 ? $"called{seq}" : $"new{random.Next(next.Value)}x{seq}" })]);
                case 11:
                    return ("another theme", [new(goal with { Theme = goal.Theme is null && structure.All<Theme>() is [var other, ..] ? other.Id : null })]);
                case 12:
                    var card = new Scorecard { Id = next, Code = $"new{next}", Unit = sample.Root.Id, Parent = Any(structure.All<Scorecard>()).Id };
                    return ("a scorecard comes", [new(card), new(new Perspective { Id = new(next.Value + 1), Code = "a", Scorecard = next }), new(new Objective { Id = new(next.Value + 2), Code = "b", Parent = new(next.Value + 1) }), new(new Placement { Id = new(next.Value + 3), Parent = new(next.Value + 2), Measure = measure.Id })]);
                case 13:
                    var moved = Any(structure.All<Perspective>());
                    return ("a perspective moves", [new(moved with { Scorecard = Any(structure.All<Scorecard>()).Id })]);
                case 14:
                    return ("a share of child cards", [new(Any(structure.All<Scorecard>()) with { RollUp = new() { Method = RollUpMethod.WeightedMean, ChildShare = random.Next(3) * 0.3 } })]);
                case 15:
                    return ("a card's defaults", [new(Any(structure.All<Scorecard>()) with { Defaults = ThreeCards.Rules[random.Next(ThreeCards.Rules.Length)] })]);
                case 16:
                    return ("a placement moves", [new(placement with { Parent = goal.Id, Weight = 1 + random.Next(3) })]);
                case 17:
                    return ("a rare measure comes", [new(new Measure { Id = next, Code = $"new{next}", Unit = sample.Root.Id, Spec = Rare[random.Next(Rare.Length)] }), new(new Placement { Id = new(next.Value + 1), Parent = goal.Id, Measure = next })]);
                case 18 when structure.FindMeasure(Unit().Id, measure.Code) is null:
                    return ("a unit's own measure comes", [new(new Measure { Id = next, Code = random.Next(2) == 0 ? "shared" : measure.Code, Unit = Unit().Id, Spec = ThreeCards.Spec(random.Next(30)) })]);
                case 19:
                    return ("a unit's formula comes", [new(new Measure { Id = next, Code = $"new{next}", Unit = Unit().Id, Spec = new() { Formula = Formula(), Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 9) } }), new(new Placement { Id = new(next.Value + 1), Parent = goal.Id, Measure = next })]);
                case 20:
                    return ("a definition comes", [new(new Definition { Id = next, Code = $"definition{next}", Spec = ThreeCards.Spec(random.Next(30)) }), new(Plain() with { Definition = next, Spec = new() })]);
                case 21 when structure.All<Definition>() is { Count: > 0 } definitions:
                    return ("a definition by other rules", [new(Any(definitions) with { Spec = ThreeCards.Spec(random.Next(30)) })]);
                case 22 when structure.All<Definition>() is { Count: > 0 } definitions:
                    return ("a measure of a definition", [new(Plain() with { Definition = Any(definitions).Id, Spec = new() { Tolerance = 0.1 } })]);
                case 23:
                    return ("a named scale comes", [new(new NamedScale { Id = next, Code = $"scale{next}", Scale = ThreeCards.Scales[0] }), new(Plain() is var of ? of with { Spec = of.Spec with { Scale = null, ScaleCode = $"scale{next}" } } : null!)]);
                case 24 when structure.All<NamedScale>() is { Count: > 0 } scales:
                    return ("another named scale", [new(Any(scales) with { Scale = ThreeCards.Scales[random.Next(ThreeCards.Scales.Length)] })]);
                case 25:
                    var settings = structure.Settings;
                    return ("other settings", [new(random.Next(2) == 0 ? settings with { Scores = 1 - settings.Scores } : settings with { Measures = settings.Measures with { Tolerance = random.Next(3) * 0.1, Scale = Any(ThreeCards.Scales) } })]);
                case 26:
                    var unit = new OrganizationUnit { Id = next, Code = $"unit{next}", Parent = Any(structure.All<OrganizationUnit>()).Id, Order = random.Next(3) };
                    return ("a unit comes", random.Next(2) == 0 ? [new(unit)] : [new(unit), new(new Measure { Id = new(next.Value + 1), Code = "shared", Unit = next, Spec = ThreeCards.Spec(random.Next(30)) })]);
                case 27 when Below() is { } lowest:
                    return ("a unit moves", [new(lowest with { Parent = Any([.. structure.All<OrganizationUnit>().Where(other => other.Id != lowest.Id)]).Id, Order = random.Next(3) })]);
                case 28 when Below() is { } named && structure.FindUnit("north")?.Id is var north:
                    return ("a unit called otherwise", [new(named with { Code = north is null ? "north" : $"unit{seq}" })]);
                case 29 when Below() is { } empty && !structure.All<Measure>().Any(one => one.Unit == empty.Id):
                    return ("a unit goes", [new(empty, Goes: true)]);
                case 30 when structure.All<Definition>() is { Count: > 0 } definitions && structure.All<NamedScale>() is { Count: > 0 } scales:
                    return ("a definition that names a scale", [new(Any(definitions) is var one ? one with { Spec = one.Spec with { Scale = null, ScaleCode = Any(scales).Code, Formula = random.Next(3) == 0 ? Formula() : null } } : null!)]);
                case 31 when structure.All<NamedScale>() is { Count: > 0 } scales:
                    return ("a scale called otherwise", [new(Any(scales) with { Code = $"scale{seq}" })]);
                case 32 when structure.All<NamedScale>() is { Count: > 0 } scales:
                    return ("settings that name a scale", [new(structure.Settings with { Measures = new() { ScaleCode = random.Next(2) == 0 ? Any(scales).Code : null } })]);
                case 33 when structure.All<OrganizationUnit>() is [_, var high, .., var low] && high != low:
                    return ("units swap codes", [new(high with { Code = low.Code }), new(low with { Code = high.Code })]);
                case 34 when Below() is { } closed && !structure.All<Measure>().Any(one => one.Unit == closed.Id && structure.PlacementsOf(one.Id).Count > 0):
                    return ("a unit goes with its measures", [.. structure.All<Measure>().Where(one => one.Unit == closed.Id).Select(one => new Said(one, Goes: true)), new(closed, Goes: true)]);
                case 35:
                    return ("several kinds at once", [new(structure.Settings with { Measures = structure.Settings.Measures with { Tolerance = seq } }), new(goal with { Weight = 1 + random.Next(4) }), new(placement with { Weight = random.Next(4) }), new(measure with { Spec = measure.Spec with { DueDays = random.Next(20) } })]);
                default:
                    return ("", []);
            }
        }

        OrganizationUnit? Below() => Any([null, .. structure.All<OrganizationUnit>().Where(unit => unit.Parent is not null && structure.Subunits(unit).Count == 0)]);

        string Formula(string? code = null) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Formulas[random.Next(Formulas.Length)], code ?? Plain().Code, Plain().Code);

        Measure Plain() => Any([.. measures.Where(measure => measure.Spec.Formula is null)]);

        OrganizationUnit Unit() => structure.All<OrganizationUnit>()[^1];
    }

    public Observation Value(StructureHistory structures, long seq) =>
        new(Any([.. structures.Latest.All<Measure>().Where(measure => measure.Spec.Formula is null)]).Id, random.Next(4) == 0 ? SeriesNames.Target : SeriesNames.Actual, new(Frequency.Month, new(2025 + random.Next(2), 1 + random.Next(12), 1)), seq, ObservationState.Value, random.Next(6, 12));

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private sealed record Said(Element Element, bool Goes = false)
    {
        public ElementId Id => Element.Id;
    }
}
