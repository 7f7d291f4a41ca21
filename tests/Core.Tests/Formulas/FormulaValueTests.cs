using Binnacle.Core.Formulas;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed class FormulaValueTests
{
    [Fact]
    public void A_number_is_present_and_has_no_reason()
    {
        var value = FormulaValue.Of(1.5);
        value.IsPresent.ShouldBeTrue();
        value.IsAbsent.ShouldBeFalse();
        value.Reason.ShouldBeNull();
        value.Number.ShouldBe(1.5);
        value.TryGet(out var number).ShouldBeTrue();
        number.ShouldBe(1.5);
        value.TryGet(out number, out var reason).ShouldBeTrue();
        reason.ShouldBeNull();
        value.ToString().ShouldBe("1.5");
    }

    [Fact]
    public void Truth_is_a_number()
    {
        FormulaValue.Of(true).ShouldBe(FormulaValue.Of(1.0));
        FormulaValue.Of(false).ShouldBe(FormulaValue.Of(0.0));
    }

    [Fact]
    public void An_absent_value_has_a_reason_and_no_number()
    {
        var value = FormulaValue.Absent("nobody reported");
        value.IsPresent.ShouldBeFalse();
        value.TryGet(out _, out var reason).ShouldBeFalse();
        reason.ShouldBe("nobody reported");
        Should.Throw<InvalidOperationException>(() => value.Number).Message.ShouldContain("nobody reported");
        value.ToString().ShouldBe("absent: nobody reported");
        default(FormulaValue).Reason.ShouldBe("no value");
    }

    [Theory]
    [InlineData(double.NaN, "not a real number")]
    [InlineData(double.PositiveInfinity, "the number is too large")]
    [InlineData(double.NegativeInfinity, "the number is too large")]
    public void What_is_not_finite_is_absent(double number, string reason) => FormulaValue.Of(number).Reason.ShouldBe(reason);
}
