using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed partial class FormulaParserTests
{
    private const string Anything = "a value";

    [Theory]
    [InlineData("", 1, "the end", Anything)]
    [InlineData("   ", 4, "the end", Anything)]
    [InlineData("1 +", 4, "the end", Anything)]
    [InlineData("1 + * 2", 5, "\"*\"", Anything)]
    [InlineData("(1 + 2", 7, "the end", "\"%\", an operator or \")\"")]
    [InlineData("1 + 2)", 6, "\")\"", "\"%\", an operator or the end")]
    [InlineData("1 2", 3, "\"2\"", "\"%\", an operator or the end")]
    [InlineData("SUM(1; 2)", 6, "\";\"", "\"%\", an operator, \",\" or \")\"")]
    [InlineData("SUM(1,)", 7, "\")\"", Anything)]
    [InlineData("SUM(1", 6, "the end", "\"%\", an operator, \",\" or \")\"")]
    [InlineData("1 < 2 < 3", 7, "\"<\"", "\"%\", an operator or the end")]
    [InlineData("[x", 1, "\"[\"", Anything)]
    [InlineData("[]", 1, "\"[\"", Anything)]
    [InlineData("[ ]", 1, "\"[\"", Anything)]
    [InlineData("[a\nb]", 1, "\"[\"", Anything)]
    [InlineData("[a[b]]", 1, "\"[\"", Anything)]
    [InlineData("\"text\"", 1, "\"\"\"", Anything)]
    [InlineData("1 + 😀", 5, "\"😀\"", Anything)]
    [InlineData(".", 1, "\".\"", Anything)]
    [InlineData("1e", 2, "\"e\"", "\"%\", an operator or the end")]
    [InlineData("5%%", 3, "\"%\"", "an operator or the end")]
    [InlineData("== 1", 2, "\"=\"", Anything)]
    [InlineData("1 + ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ(", 58, "the end", "a value or \")\"")]
    [InlineData("1 ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, "\"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN…\"", "\"%\", an operator or the end")]
    public void A_broken_text_says_where_and_what_was_expected(string text, int column, string found, string expected)
    {
        var parse = FormulaParser.Parse(text, FormulaPurpose.Measure);
        parse.Succeeded.ShouldBeFalse();
        parse.Formula.ShouldBeNull();
        parse.Problems.ShouldBe([new FormulaProblem(column, found, expected)]);
    }

    [Theory]
    [InlineData("SUMM(1)", 1, "\"SUMM\"", "SUM")]
    [InlineData("TARGE([x])", 1, "\"TARGE\"", "TARGET")]
    [InlineData("1 + SAMEPERIODLASTYAR([x])", 5, "\"SAMEPERIODLASTYAR\"", "SAMEPERIODLASTYEAR")]
    [InlineData("IFERROR([x], 0)", 1, "\"IFERROR\"", "COALESCE")]
    [InlineData("LOG([x])", 1, "\"LOG\"", "LN")]
    [InlineData("CHILDREN(SUMS, [x])", 10, "\"SUMS\"", "SUM")]
    [InlineData("TARGET(fin.revenue)", 8, "\"fin.revenue\"", "[fin.revenue]")]
    [InlineData("revenue * 2", 1, "\"revenue\"", "[revenue]")]
    [InlineData("HYPERLINK(1)", 1, "\"HYPERLINK\"", null)]
    [InlineData("QQ(1)", 1, "\"QQ\"", null)]
    [InlineData("XUX(1)", 1, "\"XUX\"", null)]
    [InlineData("CUONT(1)", 1, "\"CUONT\"", "COUNT")]
    [InlineData("IFNULL([x], 0)", 1, "\"IFNULL\"", "COALESCE")]
    [InlineData("ISNULL([x])", 1, "\"ISNULL\"", "COALESCE")]
    [InlineData("NVL([x], 0)", 1, "\"NVL\"", "COALESCE")]
    [InlineData("IIF(1, 2, 3)", 1, "\"IIF\"", "IF")]
    [InlineData("mean([x])", 1, "\"mean\"", "AVG")]
    [InlineData("POW([x], 2)", 1, "\"POW\"", "POWER")]
    [InlineData("ACTUAL(1)", 1, "\"ACTUAL\"", "[measure]")]
    [InlineData("VALUE(1)", 1, "\"VALUE\"", "[measure]")]
    [InlineData("LASTYEAR([x])", 1, "\"LASTYEAR\"", "SAMEPERIODLASTYEAR")]
    [InlineData("PREV([x])", 1, "\"PREV\"", "PREVIOUS")]
    [InlineData("LM(1)", 1, "\"LM\"", "LN")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ(1)", 1, "\"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ\"", null)]
    public void A_wrong_word_comes_with_a_suggestion(string text, int column, string found, string? suggestion)
    {
        var problem = FormulaParser.Parse(text, FormulaPurpose.Measure).Problems.ShouldHaveSingleItem();
        problem.Column.ShouldBe(column);
        problem.Found.ShouldBe(found);
        problem.Suggestion.ShouldBe(suggestion);
    }

    [Theory]
    [InlineData("IF(1)", "1 in IF(…)", "2 to 3 arguments")]
    [InlineData("IF(1, 2, 3, 4)", "4 in IF(…)", "2 to 3 arguments")]
    [InlineData("ABS()", "0 in ABS(…)", "1 argument")]
    [InlineData("ABS(1, 2)", "2 in ABS(…)", "1 argument")]
    [InlineData("SUM()", "0 in SUM(…)", "1 or more arguments")]
    [InlineData("POWER(1)", "1 in POWER(…)", "2 arguments")]
    [InlineData("TARGET()", "0 in TARGET(…)", "1 argument")]
    [InlineData("PRIOR([x])", "1 in PRIOR(…)", "2 arguments")]
    [InlineData("ROLLING([x], 3)", "2 in ROLLING(…)", "3 arguments")]
    [InlineData("PREVIOUS([x], 3)", "2 in PREVIOUS(…)", "1 argument")]
    [InlineData("CHILDREN([x])", "1 in CHILDREN(…)", "2 arguments")]
    [InlineData("YTD(1)", "\"1\"", "a measure in brackets")]
    [InlineData("YTD([x] + 1)", "\"[\"", "a measure in brackets")]
    [InlineData("YTD(TARGET([x]))", "\"TARGET\"", "a measure in brackets")]
    [InlineData("PRIOR([x], 1.5)", "\"1.5\"", "a whole number of periods from 0 to 10000")]
    [InlineData("PRIOR([x], -1)", "\"-\"", "a whole number of periods from 0 to 10000")]
    [InlineData("PRIOR([x], 10001)", "\"10001\"", "a whole number of periods from 0 to 10000")]
    [InlineData("PRIOR([x], [y])", "\"[\"", "a whole number of periods from 0 to 10000")]
    [InlineData("GROWTH([x], 0)", "\"0\"", "a whole number of periods from 1 to 10000")]
    [InlineData("ROLLING([x], 0, SUM)", "\"0\"", "a whole number of periods from 1 to 10000")]
    [InlineData("ROLLING([x], 3, 1)", "\"1\"", "one of SUM AVG MIN MAX COUNT FIRST LAST")]
    [InlineData("CHILDREN(SUM, 1)", "\"1\"", "a measure in brackets, or a function of one such as TARGET([x])")]
    [InlineData("CHILDREN(SUM, GROWTH([x], 1))", "\"GROWTH\"", "a measure in brackets, or a function of one such as TARGET([x])")]
    [InlineData("CHILDREN(SUM, ABS([x]))", "\"ABS\"", "a measure in brackets, or a function of one such as TARGET([x])")]
    [InlineData("CHILDREN(SUM, TARGET())", "0 in TARGET(…)", "1 argument")]
    [InlineData("1E+999", "\"1E+999\"", "a number below 1.8E+308")]
    [InlineData("SUM", "\"SUM\"", "arguments: SUM(…)")]
    public void A_wrong_argument_is_named(string text, string found, string expected)
    {
        var problem = FormulaParser.Parse(text, FormulaPurpose.Measure).Problems.ShouldHaveSingleItem();
        problem.Found.ShouldBe(found);
        problem.Expected.ShouldBe(expected);
    }

    [Fact]
    public void All_wrong_words_are_reported_at_once_in_their_order()
    {
        var parse = FormulaParser.Parse("-foo + SUMM(1%, bar) * (1 = PRIOR(x, 1.5)) ^ ABS(2, baz)", FormulaPurpose.Measure);
        parse.Problems.Select(problem => problem.Column).ShouldBe([2, 8, 17, 35, 38, 46, 53]);
        FormulaParser.Parse("ROLLING(1, 2, SUM) + ROLLING([x], 2, nonsense)", FormulaPurpose.Measure).Problems.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("value", FormulaPurpose.Scale, null)]
    [InlineData("value", FormulaPurpose.Target, "one of the names target baseline benchmark red amber green min max previous")]
    [InlineData("value", FormulaPurpose.RollUp, "a number or a function such as SCORE(value)")]
    [InlineData("target * 0.9 + baseline + benchmark + red + amber + green + min + max + previous", FormulaPurpose.Target, null)]
    [InlineData("target * 0.9 + baseline + benchmark + red + amber + green + min + max + previous", FormulaPurpose.Scale, null)]
    [InlineData("target", FormulaPurpose.Measure, "a number, a measure in brackets or a function")]
    [InlineData("[x]", FormulaPurpose.Target, null)]
    [InlineData("PRIOR([x], 10000)", FormulaPurpose.Target, null)]
    [InlineData("ROLLING([x], 1, SUM) + GROWTH([x], 1) + PRIOR([x], 0)", FormulaPurpose.Target, null)]
    [InlineData("[x]", FormulaPurpose.Scale, "one of the names value target baseline benchmark red amber green min max previous: a scale sees no other measures")]
    [InlineData("[x]", FormulaPurpose.RollUp, "SCORE(x), WEIGHT(x) or SCORES(how): a roll-up sees only its children")]
    [InlineData("SCORE(a)", FormulaPurpose.RollUp, null)]
    [InlineData("SCORE(a)", FormulaPurpose.Measure, "a measure in brackets")]
    [InlineData("SCORE([a])", FormulaPurpose.Measure, null)]
    [InlineData("SCORE(1)", FormulaPurpose.RollUp, "the code of a child")]
    [InlineData("SCORE(a, b)", FormulaPurpose.RollUp, "1 argument")]
    [InlineData("WEIGHT()", FormulaPurpose.RollUp, "1 argument")]
    [InlineData("SCORES()", FormulaPurpose.RollUp, "1 argument")]
    [InlineData("SCORES(median)", FormulaPurpose.RollUp, "one of SUM AVG MIN MAX COUNT FIRST LAST")]
    public void Each_purpose_has_its_own_names(string text, FormulaPurpose purpose, string? expected)
    {
        var problems = FormulaParser.Parse(text, purpose).Problems;
        if (expected is null) problems.ShouldBeEmpty();
        else problems.ShouldHaveSingleItem().Expected.ShouldBe(expected);
    }

    [Theory]
    [InlineData("SCORES(AVG)", FormulaPurpose.Measure, " GROWTH PREVIOUS PRIOR ROLLING SAMEPERIODLASTYEAR SCORE TARGET YTD CHILDREN")]
    [InlineData("WEIGHT(a)", FormulaPurpose.Target, " GROWTH PREVIOUS PRIOR ROLLING SAMEPERIODLASTYEAR SCORE TARGET YTD CHILDREN")]
    [InlineData("CHILDREN(SUM, [x])", FormulaPurpose.RollUp, " SCORE SCORES WEIGHT")]
    [InlineData("CHILDREN(SUM, [x])", FormulaPurpose.Scale, "")]
    [InlineData("PREVIOUS([x])", FormulaPurpose.Scale, "")]
    [InlineData("TARGET(a)", FormulaPurpose.RollUp, " SCORE SCORES WEIGHT")]
    [InlineData("SCORE(a)", FormulaPurpose.Scale, "")]
    public void A_function_of_another_purpose_is_unknown(string text, FormulaPurpose purpose, string own)
    {
        var problems = FormulaParser.Parse(text, purpose).Problems;
        problems[0].Column.ShouldBe(1);
        problems[0].Expected.ShouldBe("one of the functions IF AND OR NOT COALESCE ABS ROUND MIN MAX SUM AVG COUNT SQRT LN EXP POWER" + own);
    }

    [Fact]
    public void What_was_found_is_told_whole_up_to_forty_characters_and_even_where_it_is_half_a_character()
    {
        string Found(string text) => FormulaParser.Parse(text, FormulaPurpose.Measure).Problems.ShouldHaveSingleItem().Found;
        Found("1 " + new string('a', 40)).ShouldBe($"\"{new string('a', 40)}\"");
        Found("1 " + new string('a', 41)).ShouldBe($"\"{new string('a', 40)}…\"");
        Found("1 + \uD800").ShouldBe("\"\uD800\"");
    }

    [Fact]
    public void A_mistyped_name_gets_a_suggestion()
    {
        FormulaParser.Parse("valeu / target", FormulaPurpose.Scale).Problems.ShouldHaveSingleItem().Message
            .ShouldBe("Column 1: found \"valeu\", expected one of the names value target baseline benchmark red amber green min max previous. Did you mean value?");
        FormulaParser.Parse("1 +", FormulaPurpose.Scale).Problems[0].ToString().ShouldBe("Column 4: found the end, expected a value.");
    }

    [Fact]
    public void A_formula_lists_what_it_depends_on()
    {
        var formula = FormulaParser.Parse("[a] + GROWTH([north/b], 12) * CHILDREN(SUM, TARGET([a])) - PREVIOUS([a]) + [a]", FormulaPurpose.Measure).Formula!;
        formula.References.ShouldBe(
        [
            new(new("a"), false, 0),
            new(new("north/b", ReferenceFunction.Growth, 12), false, 6),
            new(new("a", ReferenceFunction.Target), true, 30),
            new(new("a", ReferenceFunction.Previous, 1), false, 59),
            new(new("a"), false, 75),
        ]);
        formula.Purpose.ShouldBe(FormulaPurpose.Measure);
        formula.Text.ShouldStartWith("[a] +");
        formula.Names.ShouldBeEmpty();
        formula.Children.ShouldBeEmpty();
        formula.UsesAllScores.ShouldBeFalse();
    }

    [Fact]
    public void A_scale_lists_its_names_and_a_roll_up_its_children()
    {
        FormulaParser.Parse("Value / target + VALUE", FormulaPurpose.Scale).Formula!.Names.ShouldBe(["value", "target"]);
        var rollUp = FormulaParser.Parse("SCORE(a) * WEIGHT(a) + SCORE([b c]) + SCORES(MIN)", FormulaPurpose.RollUp).Formula!;
        rollUp.Children.ShouldBe(["a", "b c"]);
        rollUp.UsesAllScores.ShouldBeTrue();
    }

    [Fact]
    public void No_text_at_all_is_a_bug() =>
        Should.Throw<ArgumentNullException>(() => FormulaParser.Parse(null!, FormulaPurpose.Measure));
}
