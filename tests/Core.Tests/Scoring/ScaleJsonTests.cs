using System.Text.Json;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class ScaleJsonTests
{
    public static TheoryData<Scale> Scales =>
    [
        ScalePresets.GoalRedFlag,
        ScalePresets.MinMax(),
        ScalePresets.BaselineTarget(clamped: false),
        ScalePresets.ActualOverTarget(0.8, 0.9, 1),
        ScalePresets.OrderedRules(),
        ScalePresets.WorstTarget(0.5, 0.9),
        ScalePresets.Stabilise(80, 100, 120),
        ScalePresets.Pace(),
        ScalePresets.Goalposts(logarithm: true, cap: true),
        new Scale { Curve = new StepCurve { Below = 1, Steps = [new(2, 3, Above: true)] }, Bands = BandSet.Default.WithExceeds() },
        new Scale { Curve = new YesNoCurve { Yes = 90, No = 10 } },
        new Scale { Curve = new WordCurve { Words = [new("good", 100)] }, LowEnd = 0, HighEnd = 100 },
        new Scale { Curve = new ExpressionCurve("value / target * 100") },
    ];

    [Theory]
    [MemberData(nameof(Scales), DisableDiscoveryEnumeration = true)]
    public void A_scale_survives_being_written_and_read(Scale scale)
    {
        var text = JsonSerializer.Serialize(scale);
        var read = JsonSerializer.Deserialize<Scale>(text)!;
        read.ShouldBe(scale);
        read.GetHashCode().ShouldBe(scale.GetHashCode());
        JsonSerializer.Serialize(read).ShouldBe(text);
    }

    [Fact]
    public void Names_are_written_as_words() =>
        JsonSerializer.Serialize(ScalePresets.GoalRedFlag).ShouldContain("\"GoalRedFlag\"");

    [Fact]
    public void Scales_that_differ_in_one_point_differ()
    {
        ScalePresets.Stabilise(80, 100, 120).ShouldNotBe(ScalePresets.Stabilise(80, 100, 121));
        new StepCurve { Below = 0, Steps = [new(1, 2)] }.ShouldNotBe(new StepCurve { Below = 0, Steps = [new(1, 2, true)] });
        new StepCurve { Below = 0, Steps = [] }.ShouldNotBe(new StepCurve { Below = 1, Steps = [] });
        new WordCurve { Words = [new("a", 1)] }.ShouldNotBe(new WordCurve { Words = [new("b", 1)] });
        new RuleCurve { Rules = [new() { Score = 1 }] }.ShouldNotBe(new RuleCurve { Rules = [new() { Score = 2 }] });
    }

    [Fact]
    public void A_roll_up_rule_survives_being_written_and_read()
    {
        var rule = new RollUpRule
        {
            Method = RollUpMethod.Expression,
            Expression = "MAX(SCORE(a), SCORE(b))",
            Missing = MissingChildren.Strict,
            Minimum = MinimumPresent.Children(3),
            Ceiling = Ceiling.CriticalRed,
            Ties = StatusTies.Best,
            CapChildrenAt100 = true,
            UseNative = true,
            ChildShare = 0.2,
            RollsUpOverride = true,
        };
        JsonSerializer.Deserialize<RollUpRule>(JsonSerializer.Serialize(rule)).ShouldBe(rule);
        JsonSerializer.Deserialize<RollUpRule>("{}").ShouldBe(RollUpRule.Default);
    }
}
