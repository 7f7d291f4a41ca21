using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Verification;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;
using CsCheck;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Generated;

public sealed class OrganizationGeneratorTests
{
    private const int Cases = 50;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Fact]
    public void Every_feature_occurs_in_a_third_of_the_organisations()
    {
        var count = new FeatureCount();
        for (var seed = 1; seed <= Cases; seed++)
            count.Add(OrganizationGenerator.Make(seed));
        count.Shares.Where(feature => feature.Share < 0.3).Select(feature => $"{feature.Feature}: {feature.Share:P0}").ShouldBeEmpty();
    }

    [Fact]
    public void Organisations_have_two_hundred_measures_and_four_levels() =>
        OrganizationGenerator.Organizations.Sample(
            organization =>
            {
                var structure = organization.Structure.Latest;
                structure.All<Measure>().Count().ShouldBeGreaterThanOrEqualTo(200);
                structure.All<OrganizationUnit>().Max(unit => Depth(structure, unit)).ShouldBe(4);
            },
            iter: 20);

    [Fact]
    public void One_seed_is_one_organisation() =>
        OrganizationGenerator.Make(42).Changes.SelectMany(change => change.Observations)
            .ShouldBe(OrganizationGenerator.Make(42).Changes.SelectMany(change => change.Observations));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_workspace_takes_a_generated_organisation_as_it_is(int seed)
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        var made = OrganizationGenerator.Make(seed);
        foreach (var edit in made.Edits(Ann))
        {
            var outcome = await workspace.Apply(edit, Ct);
            if (outcome is ApplyOutcome.Refused refused)
                refused.Problems.Select(problem => problem.ToString()).ShouldBeEmpty();
            outcome.ShouldBeOfType<ApplyOutcome.Applied>();
        }
        workspace.Image.Structure.Latest.Elements.Select(Text).ShouldBe(made.Structure.Latest.Elements.Select(Text));
        workspace.Image.Facts.Columns.Count().ShouldBe(made.Facts.Columns.Count());
        (await VerifyLog.Run(new(), workspace, new StoppedClock(GeneratedOrganization.Now), Ct)).Findings.ShouldBeEmpty();
    }

    private sealed class StoppedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new(12, 0)), TimeSpan.Zero);
    }

    private static string Text(Core.Elements.Element element) => $"{element.Id} {App.Elements.ElementBody.Encode(element)}";

    private static int Depth(Structure structure, OrganizationUnit unit) =>
        unit.Parent is { } parent ? 1 + Depth(structure, structure.Find<OrganizationUnit>(parent)!) : 1;
}
