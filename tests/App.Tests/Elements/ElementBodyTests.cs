using System.Text.Json.Nodes;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Elements;

public sealed class ElementBodyTests
{
    public static TheoryData<string> Examples => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Elements", "bodies.txt")).Where(line => line.Length > 0)];

    [Fact]
    public void Every_kind_filled_with_every_property_survives_being_written_and_read()
    {
        foreach (var element in FilledElement.All)
        {
            var body = ElementBody.Encode(element);
            var read = ElementBody.Decode(element.Kind, element.Id, ElementBody.Version(element.Kind), body);
            ElementBody.Encode(read).ShouldBe(body);
            read.Id.ShouldBe(element.Id);
            read.GetType().ShouldBe(element.GetType());
            foreach (var property in element.GetType().GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.Name != "Id"))
                body.ShouldContain($"\"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}\":");
        }
        FilledElement.All.Select(element => element.Kind).Distinct().ShouldBe(Enum.GetValues<ElementKind>());
    }

    [Fact]
    public void What_says_only_the_default_is_not_written()
    {
        ElementBody.Encode(new Person()).ShouldBe("{}");
        ElementBody.Encode(new OrganizationSettings()).ShouldBe("{}");
        ElementBody.Encode(new Scorecard { Code = "north", Name = "North", Unit = new(3) }).ShouldBe("""{"code":"north","name":"North","unit":3}""");
        ElementBody.Encode(new NamedScale { Code = "s", Scale = ScalePresets.MinMax(clamped: false) }).ShouldBe(
            """{"code":"s","scale":{"basis":"minMaxPosition","clampHigh":false,"clampLow":false,"curve":{"kind":"linear","points":[{"score":0,"x":0},{"score":100,"x":1}]},"preset":"minMax"}}""");
    }

    [Fact]
    public void A_measure_reads_as_people_say_it() =>
        ElementBody.Encode(new Measure
        {
            Code = "rev",
            Name = "Revenue",
            Unit = new(2),
            Spec = new() { ScoredView = Window.FiscalYearToDate, Unit = new("€", Currency: "EUR"), DueDays = 0, StartsOn = new(2026, 1, 1) },
        }).ShouldBe("""{"code":"rev","name":"Revenue","spec":{"dueDays":0,"scoredView":"ytd","startsOn":"2026-01-01","unit":{"currency":"EUR","symbol":"€"}},"unit":2}""");

    /// <summary>Each line as some version of the program wrote it: kind, version, body. Lines are added, never changed.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void A_stored_body_of_every_earlier_version_opens(string line)
    {
        var parts = line.Split(' ', 3);
        var (kind, version) = (ElementBody.Kind(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        var element = ElementBody.Decode(kind, new(5), version, parts[2]);
        element.Kind.ShouldBe(kind);
        element.Id.ShouldBe(new ElementId(5));
        if (version == ElementBody.Version(kind))
            ElementBody.Encode(element).ShouldBe(parts[2]);
    }

    [Fact]
    public void There_is_a_stored_example_of_every_version_of_every_kind()
    {
        var examples = Examples.Select(row => string.Join(' ', row.Data.Split(' ', 3)[..2])).ToHashSet();
        foreach (var kind in Enum.GetValues<ElementKind>())
            for (var version = 1; version <= ElementBody.Version(kind); version++)
                examples.ShouldContain($"{ElementBody.Name(kind)} {version}");
    }

    [Fact]
    public void An_old_body_takes_every_step_to_today()
    {
        var versions = new BodyVersions(new Dictionary<ElementKind, System.Collections.Immutable.ImmutableArray<Action<JsonObject>>>
        {
            [ElementKind.Person] = [body => Move(body, "title", "caption"), body => Move(body, "caption", "name")],
        });
        versions.Of(ElementKind.Person).ShouldBe(3);
        ElementBody.Decode(ElementKind.Person, new(1), 1, """{"title":"Ann"}""", versions).Name.ShouldBe("Ann");
        ElementBody.Decode(ElementKind.Person, new(1), 2, """{"caption":"Ann"}""", versions).Name.ShouldBe("Ann");
        ElementBody.Decode(ElementKind.Person, new(1), 3, """{"name":"Ann"}""", versions).Name.ShouldBe("Ann");
    }

    [Fact]
    public void A_body_from_a_newer_program_is_refused_by_name()
    {
        var refusal = Should.Throw<UnreadableBodyException>(() => ElementBody.Decode(ElementKind.Measure, new(17), 99, "{}")).Message;
        refusal.ShouldContain("measure 17");
        refusal.ShouldContain("version 99");
        refusal.ShouldContain("newer");
        Should.Throw<UnreadableBodyException>(() => ElementBody.Kind("dashboard")).Message.ShouldContain("dashboard");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"parentt":1}""")]
    [InlineData("""{"parent":"x"}""")]
    [InlineData("""{"name":null}""")]
    public void A_damaged_body_says_which_element_it_was(string body) =>
        Should.Throw<UnreadableBodyException>(() => ElementBody.Decode(ElementKind.Unit, new(17), 1, body)).Message.ShouldContain("unit 17");

    private static void Move(JsonObject body, string from, string to)
    {
        var value = body[from]!.DeepClone();
        body.Remove(from);
        body[to] = value;
    }
}
