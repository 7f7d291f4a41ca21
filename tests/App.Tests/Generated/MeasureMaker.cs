using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Generated;

/// <summary>Per unit six reported measures of shared definitions, two inputs, and ten more of its own: reported otherwise, in words, in money, or calculated.</summary>
internal sealed class MeasureMaker(Draft draft)
{
    private static readonly string[] Common = ["b0", "b1", "b2", "b3", "b4", "b5"];

    private readonly Dice _dice = draft.Dice;
    private readonly Dictionary<string, ElementId> _definitions = [];

    public void MakeShared()
    {
        draft.Add(new NamedScale { Code = "house", Name = "House scale", Scale = ScaleMaker.Own(_dice) });
        foreach (var code in Common)
            _definitions[code] = draft.Add(new Definition { Code = code, Name = $"Definition {code}", Spec = Reported() });
    }

    /// <summary>What a dollar is worth in the organisation's currency.</summary>
    private void Rates(OrganizationUnit root) => Add(root, "rate.USD", new() { Use = MeasureUse.Input, Aggregation = Aggregation.Average });

    /// <summary>Money in the unit's own currency; with units below, theirs added up in it.</summary>
    private void Money(OrganizationUnit unit, bool hasChildren)
    {
        var money = new Unit(unit.Currency!, "money", unit.Currency, 0);
        Add(unit, "cash", new() { Unit = money, Aggregation = _dice.Of(Aggregation.Sum, Aggregation.Last), Levels = Levels(Direction.Higher) });
        if (hasChildren)
            Add(unit, "group.cash", new() { Unit = money, Formula = "CHILDREN(SUM, [cash])", Levels = Levels(Direction.Higher) });
    }

    public void MakeFor(OrganizationUnit unit)
    {
        var hasChildren = draft.Units.Any(other => other.Parent == unit.Id);
        foreach (var code in Common)
            Add(unit, code, _dice.Chance(0.3) ? new() { Levels = Levels(Direction.Higher), Missing = Missing(), DueDays = 3 } : new(), _definitions[code]);
        foreach (var code in new[] { "i0", "i1" })
            Add(unit, code, new() { Use = MeasureUse.Input, Missing = Missing() });
        Add(unit, "word", new() { Scale = ScaleMaker.Words, Aggregation = Aggregation.Last, ScoredView = Window.Latest });
        Add(unit, "yes", new() { Scale = ScaleMaker.YesNo, Aggregation = Aggregation.Last });
        Add(unit, "rare", Reported() with { Frequency = _dice.Of(Frequency.Quarter, Frequency.Third, Frequency.HalfYear, Frequency.Year), Target = null });
        Add(unit, "often", Reported() with { Frequency = _dice.Of(Frequency.Day, Frequency.Week), Target = null, Reported = null });
        if (draft.Units[0].Id == unit.Id)
            Rates(unit);
        Money(unit, hasChildren);
        var codes = Common.ToList();
        if (draft.Units[0].Id != unit.Id)
            codes.Add($"{_dice.Of(draft.Units).Code}/b0");
        for (var n = 0; n < 4; n++)
        {
            Add(unit, $"f{n}", Calculated(FormulaMaker.Any(_dice, codes, Common, hasChildren), hasChildren));
            codes.Add($"f{n}");
        }
    }

    private void Add(OrganizationUnit unit, string code, MeasureSpec spec, ElementId? definition = null) => draft.Add(new Measure
    {
        Code = code,
        Name = $"{unit.Code} {code}",
        Unit = unit.Id,
        Definition = definition,
        Spec = spec,
        Owner = _dice.Chance(0.3) ? "ann" : null,
    });

    private MeasureSpec Reported()
    {
        var direction = _dice.Any<Direction>();
        var aggregation = _dice.Of(Enum.GetValues<Aggregation>().Where(how => how != Aggregation.FormulaOfAggregates).ToArray());
        return Spoken(direction) with
        {
            Aggregation = aggregation,
            WeightedBy = aggregation == Aggregation.WeightedAverage ? "i0" : null,
            TargetAggregation = _dice.Chance(0.2) ? _dice.Of(Aggregation.Sum, Aggregation.Average, Aggregation.Last) : null,
            Reported = aggregation == Aggregation.Sum && _dice.Chance(0.4) ? _dice.Of(Core.Measures.Reported.SinceFiscalYearStart, Core.Measures.Reported.SinceStart) : null,
            Breaks = _dice.Chance(0.15) ? [new(new(2026, _dice.Number(1, 6), 1), "Counted otherwise.", _dice.Chance(0.5) ? 1.1 : null)] : null,
        };
    }

    private MeasureSpec Calculated(string formula, bool hasChildren)
    {
        var spec = Spoken(_dice.Any<Direction>());
        return spec with
        {
            Formula = formula,
            Aggregation = _dice.Of<Aggregation?>(null, Aggregation.FormulaOfAggregates, Aggregation.Average, Aggregation.Sum),
            Levels = _dice.Chance(0.2) ? spec.Levels!.SetItem("target", new(Formula: hasChildren ? "CHILDREN(AVG, TARGET([b1]))" : "baseline * 1.5")) : spec.Levels,
        };
    }

    private MeasureSpec Spoken(Direction direction) => new()
    {
        Direction = direction,
        Missing = Missing(),
        ScoredView = _dice.Of<Window?>(null, Window.QuarterToDate, Window.FiscalYearToDate, Window.Trailing(_dice.Number(2, 12)), Window.FullYear, Window.Latest),
        Completeness = _dice.Any<Completeness>(),
        Scale = _dice.Chance(0.2) ? null : _dice.Chance(0.7) ? ScaleMaker.Preset(_dice, direction) : ScaleMaker.Own(_dice),
        ScaleCode = _dice.Chance(0.3) ? "house" : null,
        Levels = Levels(direction),
        Target = _dice.Chance(0.6) ? Target() : null,
        Indicator = _dice.Any<Indicator>(),
        Trend = _dice.Any<TrendBasis>(),
        InformationOnly = _dice.Chance(0.05) ? true : null,
        StartsOn = _dice.Chance(0.1) ? new(2025, 6, 1) : null,
    };

    private MissingInput? Missing() =>
        _dice.Chance(0.4) ? null : new(_dice.Any<MissingPolicy>(), _dice.Number(1, 3), _dice.Chance(0.3));

    private ImmutableSortedDictionary<string, Level> Levels(Direction direction)
    {
        var target = _dice.Value(80, 120);
        var worse = direction == Direction.Lower ? 1 : -1;
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Level>
        {
            [SeriesNames.Target] = new(target),
            [SeriesNames.Min] = new(10),
            [SeriesNames.Max] = new(160),
            [SeriesNames.Baseline] = new(target + (worse * 50)),
            [SeriesNames.Worst] = new(target + (worse * 70)),
            [SeriesNames.Stretch] = new(target - (worse * 10)),
            [SeriesNames.Benchmark] = new(95),
            [_dice.Chance(0.6) ? SeriesNames.Red : SeriesNames.Amber] = new(target + (worse * 20)),
        });
    }

    private TargetProfile Target()
    {
        var phasing = _dice.Any<Phasing>();
        return new()
        {
            Frequency = phasing == Phasing.Shares ? Frequency.Quarter : _dice.Of<Frequency?>(null, Frequency.Quarter, Frequency.Year),
            Phasing = phasing,
            Shares = phasing == Phasing.Shares ? [1, 2, _dice.Number(1, 5)] : null,
            PerPeriod = _dice.Chance(0.3),
            Until = _dice.Chance(0.15) ? new(2026, 6, 30) : null,
            OneOff = _dice.Chance(0.15),
            Starts = _dice.Chance(0.2) ? new(2026, 1, 1) : null,
            Due = _dice.Chance(0.2) ? new(2026, 12, 31) : null,
            Proposed = _dice.Chance(0.05),
        };
    }
}
