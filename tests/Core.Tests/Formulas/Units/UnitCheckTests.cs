using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Units;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas.Units;

public sealed class UnitCheckTests
{
    private static readonly Dictionary<string, string> Units = new()
    {
        ["revenue"] = "EUR",
        ["cost"] = "EUR",
        ["us"] = "USD",
        ["rate"] = "EUR/USD",
        ["hours"] = "h",
        ["margin"] = "%",
        ["heads"] = "people",
        ["area"] = "m²",
    };

    [Theory]
    [InlineData("[revenue] - [cost]", "EUR")]
    [InlineData("[revenue] + 5", "EUR")]
    [InlineData("5 + [revenue]", "EUR")]
    [InlineData("2 * [revenue]", "EUR")]
    [InlineData("-[revenue]", "EUR")]
    [InlineData("[revenue] / [hours]", "EUR/h")]
    [InlineData("1 / [hours]", "1/h")]
    [InlineData("[revenue] / [cost]", "")]
    [InlineData("[revenue] * [margin]", "EUR")]
    [InlineData("[revenue] * 5%", "EUR")]
    [InlineData("[us] * [rate] + [cost]", "EUR")]
    [InlineData("[hours] * [hours]", "h^2")]
    [InlineData("[hours] ^ 2 / [hours]", "h")]
    [InlineData("[hours] ^ -1", "1/h")]
    [InlineData("SQRT([area])", "m")]
    [InlineData("SQRT([hours])", null)]
    [InlineData("SQRT([revenue] * [area])", null)]
    [InlineData("1 / ([hours] * [hours])", "1/h^2")]
    [InlineData("[revenue] / ([hours] / [area])", "EUR*m^2/h")]
    [InlineData("POWER([area], 0.5)", "m")]
    [InlineData("[hours] ^ [margin]", null)]
    [InlineData("[margin] ^ [margin]", "")]
    [InlineData("LN([revenue])", "")]
    [InlineData("ABS(ROUND([revenue], 2))", "EUR")]
    [InlineData("IF([hours] > 0, [revenue], 0)", "EUR")]
    [InlineData("COALESCE([revenue], [cost], 0)", "EUR")]
    [InlineData("MAX([revenue], [cost])", "EUR")]
    [InlineData("COUNT([revenue], [cost])", "")]
    [InlineData("SCORE([revenue])", "")]
    [InlineData("GROWTH([revenue], 12)", "")]
    [InlineData("ROLLING([revenue], 12, COUNT)", "")]
    [InlineData("ROLLING([revenue], 12, SUM)", "EUR")]
    [InlineData("TARGET([revenue]) - PREVIOUS([revenue])", "EUR")]
    [InlineData("CHILDREN(SUM, [revenue])", "EUR")]
    [InlineData("CHILDREN(COUNT, [revenue])", "")]
    [InlineData("[revenue] + [unknown]", "EUR")]
    [InlineData("[unknown] + [revenue]", null)]
    [InlineData("[unknown] * [revenue]", null)]
    [InlineData("[revenue] = [cost]", "")]
    [InlineData("1 + 1", "")]
    public void A_formula_has_the_unit_its_operands_make(string text, string? unit)
    {
        var findings = Check(text);
        findings.Problems.ShouldBeEmpty();
        (findings.Unit?.ToString()).ShouldBe(unit);
    }

    [Theory]
    [InlineData("[revenue] + [hours]", 11, "EUR + h")]
    [InlineData("[revenue] - [us]", 11, "EUR - USD")]
    [InlineData("[revenue] > [hours]", 13, "EUR > h")]
    [InlineData("[revenue] + [margin]", 11, "EUR + no unit")]
    [InlineData("IF(1, [revenue], [hours])", 18, "EUR and h")]
    [InlineData("COALESCE([revenue], [hours])", 21, "EUR and h")]
    [InlineData("SUM([revenue], 1, [hours])", 19, "EUR and h")]
    [InlineData("COUNT([revenue], [hours])", 18, "EUR and h")]
    [InlineData("MIN(0, [revenue], [us])", 19, "EUR and USD")]
    [InlineData("2 * [revenue] + [hours]", 15, "EUR + h")]
    [InlineData("[revenue] / 2 + [hours]", 15, "EUR + h")]
    [InlineData("2 * ([revenue] / [hours] + [revenue])", 26, "EUR/h + EUR")]
    public void Unlike_units_are_refused_where_they_meet(string text, int column, string found)
    {
        var problem = Check(text).Problems.ShouldHaveSingleItem();
        problem.Column.ShouldBe(column);
        problem.Found.ShouldBe(found);
        problem.Expected.ShouldBe("the same unit on both sides");
    }

    [Fact]
    public void All_places_are_reported() => Check("[revenue] + [hours] + [us]").Problems.Length.ShouldBe(2);

    [Fact]
    public void An_operand_whose_unit_is_not_known_hides_no_unlike_one_behind_it()
    {
        Check("[revenue] + [unknown] + [hours]").Problems.ShouldHaveSingleItem().Found.ShouldBe("EUR + h");
        Check("2 + [unknown] + [hours]").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_result_has_the_unit_of_its_measure()
    {
        Check("[revenue] / [hours]", "EUR per h").Problems.ShouldBeEmpty();
        Check("[revenue] / [cost]", "%").Problems.ShouldBeEmpty();
        Check("42", "EUR").Problems.ShouldBeEmpty();
        Check("[unknown]", "EUR").Problems.ShouldBeEmpty();
        var problem = Check("[revenue] / [hours]", "EUR").Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe("Column 1: found a result in EUR/h, expected one in EUR.");
    }

    [Fact]
    public void Names_have_the_unit_of_their_measure_and_a_score_has_none()
    {
        var scale = FormulaParser.Parse("IF(value > target, 100, value / target)", FormulaPurpose.Scale).Formula!;
        UnitCheck.Run(scale, Units.GetValueOrDefault, "EUR").Problems.ShouldBeEmpty();
        var target = FormulaParser.Parse("baseline + [hours]", FormulaPurpose.Target).Formula!;
        UnitCheck.Run(target, Units.GetValueOrDefault, "EUR").Problems.ShouldHaveSingleItem().Found.ShouldBe("EUR + h");
        var rollUp = FormulaParser.Parse("SCORE(a) * WEIGHT(a) + SCORES(MAX)", FormulaPurpose.RollUp).Formula!;
        UnitCheck.Run(rollUp, Units.GetValueOrDefault).Unit.ShouldBe(Dimension.None);
    }

    [Theory]
    [InlineData("EUR", "EUR")]
    [InlineData(" EUR / h ", "EUR/h")]
    [InlineData("kg*m^2/s^2", "kg*m^2/s^2")]
    [InlineData("m·m", "m^2")]
    [InlineData("m³", "m^3")]
    [InlineData("h/h", "")]
    [InlineData("%", "")]
    [InlineData("1/h", "1/h")]
    [InlineData("h^-1", "1/h")]
    [InlineData("EUR/h*kg", "EUR*kg/h")]
    [InlineData("^2", "^2")]
    [InlineData("m^x", "m^x")]
    [InlineData("m^1000", "m^100")]
    public void A_unit_is_written_in_one_way(string text, string canonical)
    {
        var unit = Dimension.Parse(text);
        unit.ToString().ShouldBe(canonical);
        unit.ShouldBe(Dimension.Parse(canonical));
        unit.GetHashCode().ShouldBe(Dimension.Parse(canonical).GetHashCode());
    }

    [Fact]
    public void A_unit_equals_only_its_like()
    {
        var euro = Dimension.Parse("EUR");
        euro.Equals(Dimension.Parse("kEUR")).ShouldBeFalse();
        euro.Equals((object)Dimension.Parse("EUR")).ShouldBeTrue();
        euro.Equals((object)"EUR").ShouldBeFalse();
        euro.Equals(null).ShouldBeFalse();
        Dimension.None.IsNone.ShouldBeTrue();
        euro.ToThe(101).ShouldBeNull();
        euro.ToThe(100)!.ToString().ShouldBe("EUR^100");
        euro.ToThe(0)!.IsNone.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("‰")]
    [InlineData("pp")]
    [InlineData("1")]
    public void Percent_and_no_unit_are_the_same(string unit) => Dimension.Parse(unit).ShouldBe(Dimension.None);

    [Fact]
    public void Nothing_to_check_is_a_bug()
    {
        var formula = FormulaParser.Parse("1", FormulaPurpose.Measure).Formula!;
        Should.Throw<ArgumentNullException>(() => UnitCheck.Run(null!, Units.GetValueOrDefault)).ParamName.ShouldBe("formula");
        Should.Throw<ArgumentNullException>(() => UnitCheck.Run(formula, null!)).ParamName.ShouldBe("unitOf");
    }

    private static UnitFindings Check(string text, string? own = null) =>
        UnitCheck.Run(FormulaParser.Parse(text, FormulaPurpose.Measure).Formula!, Units.GetValueOrDefault, own);
}
