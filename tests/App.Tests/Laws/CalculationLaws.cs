using Binnacle.App.StrategyFiles;
using Binnacle.App.Tests.Generated;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Explanations;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Laws;

/// <summary>What holds for every organisation, whatever rules and values it has.</summary>
public sealed class CalculationLaws
{
    private const long Cases = 6;

    [Fact]
    public void Units_with_fiscal_years_of_their_own_calculate_without_failing() =>
        Gen.Int[0, int.MaxValue].Sample(seed => Scores.Of(OrganizationGenerator.Make(seed, otherYears: true).World).Count.ShouldBeGreaterThan(100), iter: Cases, threads: 1);

    private static void Holds(Action<GeneratedOrganization> law) =>
        OrganizationGenerator.Organizations.Sample(law, iter: Cases, threads: 1, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Weights_times_ten_change_nothing() => Holds(made =>
    {
        var plain = Nodes(made, node => node with { RollUp = WithoutWeights(node.RollUp) });
        var tenfold = Nodes(made, node => node with { RollUp = WithoutWeights(node.RollUp), Weight = node.Weight * 10 });
        var before = Scores.Of(plain);
        var after = Scores.Of(tenfold);
        foreach (var (at, result) in before)
        {
            Close(after[at].Score, result.Score).ShouldBeTrue($"{made}: {at} was {result.Score}, is {after[at].Score}");
            after[at].Gap.ShouldBe(result.Gap, $"{made}: {at}");
            Close(after[at].Coverage, result.Coverage).ShouldBeTrue($"{made}: {at}");
        }
    });

    [Fact]
    public void The_order_in_which_figures_arrive_changes_nothing() => Holds(made =>
    {
        var random = new Random(made.Seed);
        // Of one value the words keep their order; everything else arrives at random, one change each.
        var waiting = made.Changes.SelectMany(change => change.Observations).GroupBy(said => (said.Element, said.Series, said.Period))
            .Select(words => new Queue<Observation>(words)).ToList();
        var arrived = new List<Observation>();
        for (long seq = 1; waiting.Count > 0; seq++)
        {
            var at = random.Next(waiting.Count);
            arrived.Add(waiting[at].Dequeue() with { Seq = seq });
            if (waiting[at].Count == 0)
            {
                waiting[at] = waiting[^1];
                waiting.RemoveAt(waiting.Count - 1);
            }
        }
        Same(made, Scores.Of(made.World), Scores.Of(made.World with { Facts = FactTable.Empty.Add(arrived) }));
    });

    [Fact]
    public void The_parts_of_a_score_add_up_to_it() => Holds(made =>
    {
        var scored = 0;
        foreach (var (at, result) in Scores.Of(made.World))
        {
            if (result.Score is not { } score || result.Parts.IsEmpty || result.Rule?.Method == RollUpMethod.Expression)
                continue;
            scored++;
            result.Parts.Sum(part => part.Points).ShouldBe(score, 1e-9 * Math.Max(1, Math.Abs(score)), $"{made}: {at} by {result.Rule?.Method}");
        }
        scored.ShouldBeGreaterThan(20, $"{made}: too few scores to say anything");
    });

    [Fact]
    public void The_causes_of_a_change_of_score_add_up_to_it_and_swap_sign_with_the_ends() => Holds(made =>
    {
        var calculator = new Calculator(made.World);
        var (march, october) = (new ScoreEnd(calculator, Scores.March(made.World)), new ScoreEnd(calculator, Scores.October(made.World)));
        foreach (var card in made.Structure.Latest.All<Scorecard>())
        {
            var there = ChangeExplainer.Explain(card.Id, Window.Scored, march, october);
            var back = ChangeExplainer.Explain(card.Id, Window.Scored, october, march);
            if (there.Difference is not { } difference)
                continue;
            there.Movements.Sum(movement => movement.Points).ShouldBe(difference, 1e-9 * Math.Max(1, Math.Abs(difference)), $"{made}: {card.Code}");
            back.Movements.Sum(movement => movement.Points).ShouldBe(-difference, 1e-9 * Math.Max(1, Math.Abs(difference)), $"{made}: {card.Code}");
            foreach (var cause in Enum.GetValues<Cause>())
                back.Of(cause).ShouldBe(-there.Of(cause), 1e-8, $"{made}: {card.Code} {cause}");
        }
    });

    [Fact]
    public void Calculating_on_from_edit_to_edit_is_calculating_from_nothing_bit_for_bit() => Holds(made =>
    {
        var calculator = new Calculator(Scores.After(made, 1));
        Scores.Of(calculator);
        for (var changes = 2; changes <= made.Changes.Length; changes++)
        {
            var before = Scores.Of(calculator);
            var told = calculator.MoveTo(Scores.After(made, changes) with { Structures = Grown(calculator.World, made, changes) }, made.Changes[changes - 1].Observations);
            var after = Scores.Of(calculator);
            Same(made, Scores.Of(Scores.After(made, changes)), after);
            Told(made, before, after, told);
        }
        // Single figures, one after another, and the undo of each.
        var random = new Random(made.Seed);
        var figures = made.Changes.SelectMany(change => change.Observations).Where(said => said.IsNumber).ToArray();
        for (var edit = 0; edit < 6; edit++)
        {
            var world = calculator.World;
            var changed = figures[random.Next(figures.Length)] with { Seq = 1000 + edit, Value = Math.Round(random.NextDouble() * 200, 2) };
            var added = world.Facts.Newest(changed.Element, changed.Series, changed.Period)! with { Seq = 2000 + edit };
            foreach (var said in new[] { changed, added })
            {
                var next = calculator.World with { Facts = calculator.World.Facts.Add([said]) };
                calculator.MoveTo(next, [said]);
                Same(made, Scores.Of(next), Scores.Of(calculator));
            }
        }
    });

    [Fact]
    public void As_known_on_a_change_is_what_one_would_have_got_then() => Holds(made =>
    {
        for (var changes = 1; changes <= made.Changes.Length; changes++)
            Same(made, Scores.Of(Scores.After(made, changes)), Scores.Of(made.World.AsKnownOn(changes)));
    });

    [Fact]
    public void Exported_files_apply_to_no_change() => Holds(made =>
    {
        var history = made.Structure;
        var written = StrategyWriter.Write(history.Latest, []);
        var read = written.Select(document =>
        {
            var yaml = YamlReader.Read(YamlWriter.Write(document.Root), document.Path);
            yaml.Problems.ShouldBeEmpty($"{made}: {document.Path}");
            return document with { Root = yaml.Root! };
        });
        var plan = StrategyPlan.Of(StrategyReader.Read(read, history), history);
        plan.Problems.ShouldBeEmpty($"{made}");
        plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name}: {string.Join("; ", change.Fields)} {Body(change.Before)} -> {Body(change.After)}").ShouldBeEmpty($"{made}");
    });

    private static string Body(Element? element) => element is null ? "nothing" : App.Elements.ElementBody.Encode(element);

    private static StructureHistory Grown(World world, GeneratedOrganization made, int changes) =>
        world.Structures.Add(made.Changes[changes - 1].Revisions);

    private static void Told(
        GeneratedOrganization made, IReadOnlyDictionary<(ElementId Node, Core.Time.Period Period, Window Window), NodeResult> before,
        IReadOnlyDictionary<(ElementId Node, Core.Time.Period Period, Window Window), NodeResult> after, ChangeSet told)
    {
        var changed = told.Changes.Select(change => (change.Node, change.Period, change.Window)).ToHashSet();
        foreach (var (at, result) in after)
            if (before.TryGetValue(at, out var earlier) && !result.SameOutputs(earlier))
                changed.ShouldContain(at, $"{made}: changed and not told");
    }

    private static void Same(
        GeneratedOrganization made, IReadOnlyDictionary<(ElementId Node, Core.Time.Period Period, Window Window), NodeResult> expected,
        IReadOnlyDictionary<(ElementId Node, Core.Time.Period Period, Window Window), NodeResult> actual)
    {
        actual.Count.ShouldBe(expected.Count);
        foreach (var (at, result) in expected)
            actual[at].SameOutputs(result).ShouldBeTrue($"{made}: {at} should be {result.Score} {result.Gap}, is {actual[at].Score} {actual[at].Gap}");
    }

    private static World Nodes(GeneratedOrganization made, Func<Node, Node> change) => made.World with
    {
        Structures = StructureHistory.Empty.Add(made.Changes.SelectMany(c => c.Revisions).Select(revision => revision.Body switch
        {
            Scorecard card => revision with { Body = change(card with { Defaults = WithoutWeights(card.Defaults) }) },
            Node node => revision with { Body = change(node) },
            OrganizationSettings settings => revision with { Body = settings with { RollUp = WithoutWeights(settings.RollUp) } },
            _ => revision,
        })),
    };

    /// <summary>An expression may read weights as they are written, so it is no law for those.</summary>
    private static RollUpRule? WithoutWeights(RollUpRule? rule) =>
        rule?.Expression?.Contains("WEIGHT", StringComparison.Ordinal) == true ? rule with { Expression = "SCORES(AVG)" } : rule;

    private static bool Close(double? left, double? right) =>
        left is { } l && right is { } r ? Math.Abs(l - r) <= 1e-9 * Math.Max(1, Math.Abs(r)) : left is null && right is null;
}
