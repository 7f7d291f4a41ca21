using Binnacle.App.Scores;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Scores;

public sealed class NodeAddressTests
{
    /// <summary>Two units with a measure of the same code each, both placed under one objective of the head office's card.</summary>
    private static readonly Structure Structure = StructureHistory.Empty.Add(
    [
        Said(1, new OrganizationUnit { Code = "head", Name = "Head" }),
        Said(2, new OrganizationUnit { Code = "north", Name = "North", Parent = new(1) }),
        Said(3, new Measure { Code = "sick", Name = "Sick leave", Unit = new(1) }),
        Said(4, new Measure { Code = "sick", Name = "Sick leave", Unit = new(2) }),
        Said(5, new Scorecard { Code = "main", Name = "Main", Unit = new(1) }),
        Said(6, new Perspective { Code = "people", Name = "People", Scorecard = new(5) }),
        Said(7, new Objective { Code = "health", Name = "Health", Parent = new(6) }),
        Said(8, new Placement { Parent = new(7), Measure = new(3) }),
        Said(9, new Placement { Parent = new(7), Measure = new(4) }),
        Said(10, new Placement { Parent = new(5), Measure = new(3) }),
        Said(11, new Theme { Code = "care", Name = "Care", Scorecard = new(5) }),
        Said(12, new Scorecard { Code = "north", Name = "North", Unit = new(2), Parent = new(5) }),
    ]).Latest;

    [Theory]
    [InlineData(5, "main")]
    [InlineData(6, "main/people")]
    [InlineData(7, "main/health")]
    [InlineData(8, "main/health/sick")]
    [InlineData(9, "main/health/north/sick")]
    [InlineData(10, "main/sick")]
    [InlineData(11, "main/care")]
    [InlineData(12, "north")]
    public void Every_node_has_an_address_that_leads_back_to_it(int id, string address)
    {
        NodeAddress.Of(Structure, Structure.Find<Node>(new(id))!).ShouldBe(address);
        NodeAddress.Find(Structure, address)!.Id.ShouldBe(new ElementId(id));
    }

    [Fact]
    public void A_measure_by_itself_is_found_by_its_unit_and_code()
    {
        NodeAddress.Find(Structure, "sick")!.Id.ShouldBe(new ElementId(3));
        NodeAddress.Find(Structure, "north/sick")!.Id.ShouldBe(new ElementId(4));
        NodeAddress.Of(Structure, Structure.Find<Measure>(new(4))!).ShouldBe("north/sick");
    }

    [Fact]
    public void Steps_on_the_way_may_be_said_and_must_be_right()
    {
        NodeAddress.Find(Structure, "main/people/health")!.Id.ShouldBe(new ElementId(7));
        NodeAddress.Find(Structure, "main/care/health").ShouldBeNull();
        NodeAddress.Find(Structure, "main/people/health/north/sick")!.Id.ShouldBe(new ElementId(9));
    }

    [Fact]
    public void What_leads_nowhere_gets_the_nearest_addresses()
    {
        NodeAddress.Find(Structure, "main/helth").ShouldBeNull();
        NodeAddress.Like(Structure, "main/helth")[0].ShouldBe("main/health");
        NodeAddress.Like(Structure, "zzzzzz").ShouldBeEmpty();
        NodeAddress.DidYouMean(["a", "b"]).ShouldBe(" Did you mean a or b?");
        NodeAddress.DidYouMean([]).ShouldBeEmpty();
    }

    private static Revision Said(int id, Element body) => new(new(id), body.Kind, DateOnly.MinValue, 1, body with { Id = new(id) });
}
