using System.Reflection;
using Binnacle.App.Changes;
using Binnacle.Core.Time;
using NetArchTest.Rules;
using Shouldly;
using Xunit;

namespace Binnacle.Architecture.Tests;

public sealed class LayerTests
{
    private static readonly string[] CoreFolders =
    [
        "Time", "Numbers", "Memory", "Snapshots", "Statistics", "Elements", "Organization", "Measures", "Strategies", "Facts", "Structures", "Formulas", "Scoring", "Checks",
        "Calculation", "Explanations", "Evidence", "Decisions",
    ];

    [Fact]
    public void A_folder_of_core_uses_only_folders_before_it() =>
        new LayerRule("Binnacle.Core", CoreFolders).Violations(Types.InAssembly(typeof(Period).Assembly)).ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_core_has_its_place_in_the_order() =>
        typeof(Period).Assembly.GetTypes().Select(type => type.Namespace)
            .Where(name => name?.StartsWith("Binnacle.Core.", StringComparison.Ordinal) == true)
            .Select(name => name!.Split('.')[2]).Distinct().ShouldBeSubsetOf(CoreFolders);

    [Fact]
    public void A_planted_violation_is_found() =>
        new LayerRule("Binnacle.Architecture.Tests.Planted.Core", CoreFolders)
            .Violations(Types.InAssembly(typeof(LayerTests).Assembly))
            .ShouldHaveSingleItem().ShouldEndWith("Offender uses Scoring");

    [Fact]
    public void Core_refers_to_nothing_of_ours_and_to_no_way_of_input_or_output()
    {
        var names = typeof(Period).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToArray();
        names.ShouldNotContain(name => name.StartsWith("Binnacle", StringComparison.Ordinal));
        names.ShouldNotContain(name => name.StartsWith("System.IO", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal));
        names.ShouldNotContain(name => name.StartsWith("Microsoft.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Binnacle.App", "Binnacle.Core")]
    [InlineData("Binnacle.Storage", "Binnacle.Core", "Binnacle.App")]
    [InlineData("Binnacle.Connectors", "Binnacle.Core", "Binnacle.App")]
    [InlineData("Binnacle.Web", "Binnacle.Core", "Binnacle.App", "Binnacle.Storage", "Binnacle.Connectors")]
    public void Projects_point_one_way(string project, params string[] allowed) =>
        Assembly.Load(project).GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("Binnacle", StringComparison.Ordinal)).ShouldBeSubsetOf(allowed);

    [Fact]
    public void An_interface_of_the_app_is_a_boundary_to_the_outside() =>
        typeof(IChangeLog).Assembly.GetTypes().Where(type => type.IsInterface && type.IsPublic).Select(type => type.Name)
            .ShouldAllBe(name => name.StartsWith('I'));
}
