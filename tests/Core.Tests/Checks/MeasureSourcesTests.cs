using System.Collections.Immutable;
using Binnacle.Core.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Checks;

public sealed class MeasureSourcesTests
{
    private static readonly Element[] Elements =
    [
        new OrganizationSettings { Id = new(1), Name = "Acme" },
        new OrganizationUnit { Id = new(2), Code = "acme" },
        new OrganizationUnit { Id = new(3), Code = "north", Parent = new(2) },
        new OrganizationUnit { Id = new(4), Code = "south", Parent = new(2) },
        new Measure { Id = new(5), Code = "sales", Unit = new(3) },
        new Measure { Id = new(6), Code = "sales", Unit = new(4) },
        new Measure { Id = new(7), Code = "sales", Unit = new(2), Spec = new() { Formula = "CHILDREN(SUM, [sales])" } },
        new Measure { Id = new(8), Code = "heads", Unit = new(2) },
        new Measure { Id = new(9), Code = "each", Unit = new(2), Spec = new() { Formula = "[sales] / [heads]", Levels = ImmutableSortedDictionary<string, Level>.Empty.Add(SeriesNames.Target, new(Formula: "[goal] * 1.1")) } },
        new Measure { Id = new(10), Code = "goal", Unit = new(2), Spec = new() { Aggregation = Aggregation.WeightedAverage, WeightedBy = "heads" } },
        new Measure { Id = new(11), Code = "aside", Unit = new(2) },
    ];

    private static readonly Structure Structure = StructureHistory.Empty.Add(Elements.Select(element => new Revision(element.Id, element.Kind, DateOnly.MinValue, 1, element))).Latest;

    [Theory]
    [InlineData(11, new[] { 11 })]
    [InlineData(7, new[] { 7, 5, 6 })]
    [InlineData(10, new[] { 10, 8 })]
    // Itself, what its formula and its target mention, and what those are made of in turn; nothing twice.
    [InlineData(9, new[] { 9, 7, 8, 10, 5, 6 })]
    public void A_measure_comes_from_all_that_its_formulas_targets_and_weights_mention(int measure, int[] sources) =>
        new MeasureSources(Structure).Of(Structure.Find<Measure>(new(measure))!).Select(source => source.Id.Value).ShouldBe(sources);
}
