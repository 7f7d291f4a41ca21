using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Three scorecards below one another, with measures, scales and roll-ups of many kinds, all of which kernels calculate.</summary>
internal sealed class ThreeCards
{
    public static readonly RollUpRule[] Rules =
    [
        new() { Method = RollUpMethod.Mean }, new() { Method = RollUpMethod.WeightedMean, UseNative = true }, new() { Method = RollUpMethod.Min }, new() { Method = RollUpMethod.WeightedGeometricMean },
        new() { Method = RollUpMethod.Sum }, new() { Method = RollUpMethod.Expression, Expression = "SCORES(MAX) - 5" }, new() { Method = RollUpMethod.WeightedMean, Missing = MissingChildren.Zero }, new() { Method = RollUpMethod.WeightedMean, Missing = MissingChildren.Strict, CapChildrenAt100 = true },
    ];

    public static readonly Scale[] Scales =
    [
        ScalePresets.ActualOverTarget(0.7, 0.85, 1), ScalePresets.ActualOverTarget(0.6, 0.9, 1.2, clamped: false), ScalePresets.ActualOverTarget(1.2, 1.1, 1, Direction.Lower), ScalePresets.GoalRedFlag,
        new() { Basis = Basis.RatioToTarget, Curve = LinearCurve.Through(new CurvePoint(0.5, 0), new CurvePoint(0.7, 20), new CurvePoint(0.9, 60), new CurvePoint(1, 90), new CurvePoint(1.1, 100)) },
        new() { Basis = Basis.RelativeDeviation, Curve = LinearCurve.Through(new CurvePoint(0.1, 100), new CurvePoint(0.4, 0)) }, ScalePresets.Stabilise(5, 9, 14), ScalePresets.OrderedRules(), ScalePresets.MinMax(),
        new() { Curve = new ExpressionCurve("100 * value / target") }, new() { Curve = new ExpressionCurve("10 * COALESCE(value, 5)"), Bands = BandSet.Limits(40, 80) }, ScalePresets.BaselineTarget(),
        new() { Basis = Basis.RatioToTarget, Curve = LinearCurve.Through(new CurvePoint(0.2, 0), new CurvePoint(0.9, 100)) },
    ];

    public Sample Sample { get; } = new() { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };

    public Measure[] Measures { get; }

    public Objective[] Goals { get; }

    public Scorecard Below { get; }

    public Theme Theme { get; }

    /// <summary>Units below the root, each with a measure of the same code, which one of the root adds up.</summary>
    public OrganizationUnit[] Subunits { get; }

    public ThreeCards()
    {
        Below = Sample.Add(new Scorecard { Code = "below", Unit = Sample.Root.Id, Parent = Sample.Card.Id, RollUp = new() { Method = RollUpMethod.WeightedMean, ChildShare = 0.4 } });
        var deepest = Sample.Add(new Scorecard { Code = "deepest", Unit = Sample.Root.Id, Parent = Below.Id });
        Theme = Sample.Add(new Theme { Code = "theme", Scorecard = Sample.Card.Id });
        var measures = new List<Measure>();
        var goals = new List<Objective>();
        foreach (var card in new[] { Sample.Card, Below, deepest })
            foreach (var side in new[] { "a", "b" })
            {
                var perspective = Sample.Add(new Perspective { Code = $"{card.Code}-{side}", Scorecard = card.Id, Weight = 2 });
                for (var at = 0; at < 2; at++)
                {
                    var goal = Sample.Add(new Objective { Code = $"{perspective.Code}-{at}", Parent = perspective.Id, Theme = card == Sample.Card ? Theme.Id : null });
                    goals.Add(goal);
                    for (var one = 0; one < 2; one++)
                    {
                        var measure = Sample.Placed($"{goal.Code}-m{one}", Spec(measures.Count), 1 + one, goal);
                        Sample.Values(measure, "2025-01", [.. Enumerable.Range(0, 20).Select(month => (month + one) % 7 == 3 ? (double?)null : 7 + ((month * 5) + measure.Id.Value) % 5)]);
                        measures.Add(measure);
                    }
                }
            }
        measures.Add(Sample.Placed("formula", new() { Formula = $"2 * [{measures[0].Code}] - [{measures[5].Code}]", Scale = Scales[0], Levels = Levels.Of(target: 9) }, 1, goals[1]));
        (Measures, Goals) = ([.. measures], [.. goals]);
        Subunits = [.. new[] { "north", "south" }.Select(code => Sample.Add(new OrganizationUnit { Code = code, Parent = Sample.Root.Id }))];
        foreach (var unit in Subunits)
        {
            var shared = Sample.Measure("shared", Spec(0), unit.Id);
            Sample.Place(shared, under: goals[2]);
            Sample.Values(shared, "2025-01", [.. Enumerable.Range(0, 20).Select(month => (double?)(5 + (month % 6)))]);
        }
        Sample.Placed("total", new() { Formula = "CHILDREN(SUM, [shared])", Scale = Scales[0], Levels = Levels.Of(target: 15) }, 1, goals[6]);
        // Things changed with days before the plan was made.
        Sample.Revise(goals[3] with { Weight = 3 }, "2025-07");
        Sample.Revise(goals[4] with { RollUp = Rules[2] }, "2026-03");
    }

    public static MeasureSpec Spec(int at) => new()
    {
        Scale = at % 5 == 3 ? new() { Basis = Basis.RatioToTarget, Curve = LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(1, 100)) } : ScalePresets.ActualOverTarget(0.8, 0.9, 1),
        Levels = Levels.Of(target: 10, red: 5),
        Completeness = at % 3 == 1 ? Completeness.LikeForLike : Completeness.EveryDuePeriod,
        Missing = at % 4 == 2 ? new(MissingPolicy.CarryForward, 2) : MissingInput.Absent,
        Aggregation = (at % 6) switch { 0 => Aggregation.Sum, 1 => Aggregation.Average, 2 => Aggregation.Last, 3 => Aggregation.Max, 4 => Aggregation.Min, _ => Aggregation.First },
        StartsOn = at % 7 == 5 ? new DateOnly(2025, 3, 1) : null,
    };
}
