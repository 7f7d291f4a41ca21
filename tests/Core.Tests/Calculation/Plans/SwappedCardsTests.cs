using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Two large cards of which one stands above the other until within a year, and below it from then on: parts of the plan that look at months other parts fill.</summary>
public sealed class SwappedCardsTests
{
    /// <summary>More than a part of a plan has.</summary>
    private const int Measures = 560;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_figure_to_date_has_what_was_carried_into_months_before_the_swap(int threads)
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        var below = sample.Add(new Scorecard { Code = "below", Unit = sample.Root.Id, Parent = sample.Card.Id, RollUp = new() { Method = RollUpMethod.WeightedMean, ChildShare = 0.4 } });
        sample.Revise(sample.Card with { RollUp = below.RollUp }, "2025-01");
        Placement? carried = null;
        foreach (var card in new[] { sample.Card, below })
        {
            var goal = sample.Add(new Objective { Code = $"{card.Code}-goal", Parent = card.Id });
            for (var at = 0; at < Measures; at++)
            {
                var measure = sample.Placed(
                    $"{card.Code}-{at}",
                    new()
                    {
                        Scale = ScalePresets.ActualOverTarget(0.5, 1, 1.5),
                        Levels = Levels.Of(target: 10),
                        Completeness = Completeness.LikeForLike,
                        Missing = at == 0 ? new(MissingPolicy.CarryForward, 12) : MissingInput.Absent,
                    },
                    1,
                    goal);
                sample.Values(measure, "2026-01", at == 0 ? [10, null, null, null, 15] : [8 + (at % 5)]);
                carried ??= sample.World.Structures.Latest.PlacementsOf(measure.Id)[0];
            }
        }
        sample.Revise(sample.Card with { Parent = below.Id, RollUp = below.RollUp }, "2026-05");
        sample.Revise(below with { Parent = null }, "2026-05");
        var world = sample.World;
        var plan = ScorePlan.Of(world, sample.P("2025-01"), sample.P("2026-12"));
        plan.Coverage.Calculated.ShouldBe(0);
        plan.Run(threads);
        var calculator = new Calculator(world);
        foreach (ElementId node in new[] { carried!.Id, sample.Card.Id, below.Id })
            for (var month = new DateOnly(2026, 1, 1); month.Year < 2027; month = month.AddMonths(1))
                foreach (var window in Windows)
                {
                    var period = new Period(Frequency.Month, month);
                    plan.Score(node, period, window).ShouldBe(calculator.Node(node, period, window)?.Score, $"{node}, {period}, {window}");
                }
    }
}
