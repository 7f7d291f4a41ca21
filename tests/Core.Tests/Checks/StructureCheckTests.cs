using System.Collections.Immutable;
using Binnacle.Core.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Checks;

public sealed class StructureCheckTests
{
    private static readonly Element[] Sound =
    [
        new OrganizationSettings { Id = new(1), Name = "Acme" },
        new OrganizationUnit { Id = new(2), Code = "acme" },
        new OrganizationUnit { Id = new(3), Code = "north", Parent = new(2) },
        new Measure { Id = new(4), Code = "sales", Unit = new(2) },
        new Scorecard { Id = new(5), Code = "card", Unit = new(2) },
        new Objective { Id = new(6), Code = "grow", Parent = new(5) },
        new Placement { Id = new(7), Parent = new(6), Measure = new(4) },
    ];

    [Fact]
    public void A_sound_structure_has_no_problems() => Problems().ShouldBeEmpty();

    [Fact]
    public void An_empty_structure_has_no_problems() => StructureCheck.Problems(StructureHistory.Empty.Latest).ShouldBeEmpty();

    [Fact]
    public void What_something_refers_to_cannot_go()
    {
        var problem = Without(4).ShouldHaveSingleItem();
        (problem.Element.Value, problem.Field).ShouldBe((7, "measure"));
        problem.Message.ShouldBe("The placement 7 refers to the measure 4, which does not exist or has ended.");
    }

    [Fact]
    public void A_mention_leads_to_something_of_the_right_kind() =>
        Problems(new Placement { Id = new(7), Parent = new(2), Measure = new(6) }).Select(p => p.Message).ShouldBe(
        [
            "The placement 7 refers to the unit 'acme', but needs an objective, perspective or scorecard there.",
            "The placement 7 refers to the objective 'grow', but needs a measure there.",
        ]);

    [Fact]
    public void Parents_that_go_round_are_named() => Problems(
        new Objective { Id = new(6), Code = "grow", Parent = new(8) },
        new Objective { Id = new(8), Code = "more", Parent = new(9) },
        new Objective { Id = new(9), Code = "most", Parent = new(6) })
        .ShouldHaveSingleItem().Message.ShouldBe("These stand below one another in a circle: grow → more → most → grow.");

    [Fact]
    public void Units_that_go_round_are_named() =>
        Problems(new OrganizationUnit { Id = new(3), Code = "north", Parent = new(3) })
            .ShouldHaveSingleItem().Message.ShouldBe("These stand below one another in a circle: north → north.");

    [Fact]
    public void Codes_are_unique_in_their_unit_and_on_their_card()
    {
        Problems(new Measure { Id = new(8), Code = "sales", Unit = new(3) }).ShouldBeEmpty();
        Problems(new Measure { Id = new(8), Code = "sales", Unit = new(2) }).ShouldHaveSingleItem().Message.ShouldBe("The code 'sales' is taken by the measure 'sales' of 'acme'.");
        Problems(new Perspective { Id = new(8), Code = "grow", Scorecard = new(5) }).ShouldHaveSingleItem().Message.ShouldContain("taken");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a/b")]
    public void A_code_that_cannot_be_typed_in_a_formula_is_refused(string code) =>
        Problems(new Measure { Id = new(8), Code = code, Unit = new(2) }).ShouldHaveSingleItem().Field.ShouldBe("code");

    [Fact]
    public void Formulas_that_lead_back_to_themselves_are_named_also_through_targets_children_and_weights()
    {
        Cycle(Formula(8, "a", 2, "[b] + 1"), Formula(9, "b", 2, "YTD([a])")).ShouldBe("acme/a → acme/b → acme/a");
        Cycle(Formula(8, "a", 2, "CHILDREN(SUM, [a])"), Formula(9, "a", 3, "[acme/a] / 2")).ShouldBe("acme/a → north/a → acme/a");
        Cycle(
            new Measure { Id = new(8), Code = "a", Unit = new(2), Spec = new() { Levels = Levels("target", "TARGET([b])") } },
            new Measure { Id = new(9), Code = "b", Unit = new(2), Spec = new() { Levels = Levels("target", "[c]") } },
            Formula(10, "c", 2, "SCORE([a])")).ShouldBe("target of acme/a → target of acme/b → acme/c → target of acme/a");
        Cycle(
            new Measure { Id = new(8), Code = "a", Unit = new(2), Spec = new() { Aggregation = Aggregation.WeightedAverage, WeightedBy = "b" } },
            Formula(9, "b", 2, "[a]")).ShouldBe("acme/a → acme/b → acme/a");
    }

    [Fact]
    public void A_target_made_of_the_measures_own_value_is_no_circle() =>
        Problems(new Measure { Id = new(8), Code = "a", Unit = new(2), Spec = new() { Levels = Levels("target", "[a] * 1.1") } }).ShouldBeEmpty();

    [Fact]
    public void Five_thousand_formulas_in_a_row_are_walked_without_a_deep_stack() =>
        Problems([.. Enumerable.Range(0, 5_000).Select(i => (Element)Formula(100 + i, $"m{i}", 2, i == 0 ? "[sales]" : $"[m{i - 1}]"))]).ShouldBeEmpty();

    [Fact]
    public void A_shared_formula_is_followed_in_each_unit_that_uses_it()
    {
        Element[] used =
        [
            new Definition { Id = new(8), Code = "d", Spec = new() { Formula = "[heads] * 2" } },
            new Measure { Id = new(9), Code = "x", Unit = new(3), Definition = new(8) },
        ];
        Problems(used).ShouldHaveSingleItem().Message.ShouldBe("In =[heads] * 2: Column 1: found [heads], expected a measure of 'north' or of the top unit.");
        Problems([.. used, new Measure { Id = new(10), Code = "heads", Unit = new(3) }]).ShouldBeEmpty();
    }

    [Fact]
    public void Units_of_measure_must_agree_and_currencies_do()
    {
        Element[] money =
        [
            new Measure { Id = new(8), Code = "eur", Unit = new(2), Spec = new() { Unit = new("EUR", Currency: "EUR") } },
            new Measure { Id = new(9), Code = "usd", Unit = new(2), Spec = new() { Unit = new("USD", Currency: "USD") } },
            new Measure { Id = new(10), Code = "kusd", Unit = new(2), Spec = new() { Unit = new("kUSD", Currency: "USD") } },
        ];
        Problems([.. money, Formula(11, "sum", 2, "[eur] + [usd]")]).ShouldBeEmpty();
        Problems([.. money, Formula(11, "sum", 2, "[eur] + [kusd]")]).ShouldHaveSingleItem().Field.ShouldBe("spec.formula");
    }

    [Fact]
    public void Children_in_unlike_units_do_not_add_up() => Problems(
        new OrganizationUnit { Id = new(8), Code = "south", Parent = new(2) },
        new Measure { Id = new(9), Code = "x", Unit = new(3), Spec = new() { Unit = new("t") } },
        new Measure { Id = new(10), Code = "x", Unit = new(8), Spec = new() { Unit = new("kg") } },
        Formula(11, "x", 2, "CHILDREN(SUM, [x])")).ShouldHaveSingleItem().Message.ShouldContain("unlike units");

    [Fact]
    public void A_roll_up_names_children_that_are_there()
    {
        Problems(Grow("SCORE([sales])")).ShouldBeEmpty();
        Problems(Grow("SCORE([profit])")).ShouldHaveSingleItem().Field.ShouldBe("rollUp.expression");

        static Element Grow(string expression) =>
            new Objective { Id = new(6), Code = "grow", Parent = new(5), RollUp = new() { Method = RollUpMethod.Expression, Expression = expression } };
    }

    [Fact]
    public void A_theme_is_on_the_objectives_own_card() => Problems(
        new Scorecard { Id = new(8), Code = "other", Unit = new(3) },
        new Theme { Id = new(9), Code = "t", Scorecard = new(8) },
        new Objective { Id = new(6), Code = "grow", Parent = new(5), Theme = new(9) }).ShouldHaveSingleItem().Field.ShouldBe("theme");

    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Problems(new Placement { Id = new(7), Parent = new(6), Measure = new(4), Weight = -1 }).ShouldHaveSingleItem().Field.ShouldBe("weight");
        Problems(new Measure { Id = new(8), Code = "m", Unit = new(2), Spec = new() { DueDays = -1, Tolerance = double.NaN, Missing = new(MissingPolicy.CarryForward, 0) } })
            .Select(p => p.Field).ShouldBe(["spec.missing", "spec.dueDays", "spec.tolerance"]);
    }

    [Fact]
    public void A_scale_used_by_many_is_told_once_where_it_is_said() => Problems(
        new NamedScale { Id = new(8), Code = "bad", Scale = new() { Curve = new ExpressionCurve("valeu * 2") } },
        new Measure { Id = new(9), Code = "a", Unit = new(2), Spec = new() { ScaleCode = "bad" } },
        new Measure { Id = new(10), Code = "b", Unit = new(2), Spec = new() { ScaleCode = "bad" } })
        .ShouldHaveSingleItem().Element.Value.ShouldBe(8);

    [Fact]
    public void One_measure_and_one_link_stand_in_one_place_once() => Problems(
        new Objective { Id = new(8), Code = "more", Parent = new(5) },
        new CauseEffectLink { Id = new(9), Cause = new(6), Effect = new(8) },
        new CauseEffectLink { Id = new(10), Cause = new(6), Effect = new(8) },
        new CauseEffectLink { Id = new(11), Cause = new(8), Effect = new(6) },
        new CauseEffectLink { Id = new(12), Cause = new(8), Effect = new(8) },
        new Placement { Id = new(13), Parent = new(6), Measure = new(4) }).Select(p => p.Message).ShouldBe(
        [
            "There is a link from 'grow' to 'more' already.",
            "An objective cannot be its own cause.",
            "The measure 'sales' stands under 'grow' already.",
        ]);

    private static Measure Formula(int id, string code, int unit, string formula) =>
        new() { Id = new(id), Code = code, Unit = new(unit), Spec = new() { Formula = formula } };

    private static ImmutableSortedDictionary<string, Level> Levels(string series, string formula) =>
        ImmutableSortedDictionary<string, Level>.Empty.Add(series, new(Formula: formula));

    private static string Cycle(params Element[] measures) =>
        Problems(measures).ShouldHaveSingleItem().Message["This is calculated from itself: ".Length..].TrimEnd('.');

    private static IReadOnlyList<StructureProblem> Without(int id) => Check(Sound.Where(element => element.Id.Value != id));

    private static IReadOnlyList<StructureProblem> Problems(params Element[] more) =>
        Check(Sound.Where(element => more.All(other => other.Id != element.Id)).Concat(more));

    private static IReadOnlyList<StructureProblem> Check(IEnumerable<Element> elements) =>
        StructureCheck.Problems(StructureHistory.Empty.Add(elements.Select(e => new Revision(e.Id, e.Kind, DateOnly.MinValue, 1, e))).Latest);
}
