using System.Globalization;
using Binnacle.Web.Maps;
using Shouldly;
using Xunit;

namespace Binnacle.Web.Tests.Maps;

public sealed class MapLayoutTests
{
    // Odd, so that mirrored links do not meet at a sample, where a crossing of pieces would not be seen.
    private const int Samples = 41;

    /// <summary>Made ones of every size, the demo organisation's, and the twenty largest published hierarchies.</summary>
    public static TheoryData<string> Maps =>
    [
        .. from size in new[] { 5, 14, 25, 40 } from seed in new[] { 1, 2, 3, 4, 5 } select $"made {size} {seed}", .. DemoMaps.All.Keys.Select(card => $"demo {card}"), .. PublishedMaps.All.Keys.Select(name => $"published {name}"),
    ];

    [Fact]
    public void There_are_twenty_published_hierarchies_of_ten_to_twenty_seven_objectives_and_the_demo_has_a_map_for_each_card()
    {
        DemoMaps.All.Count.ShouldBe(13);
        if (SharedData.Find("us_performance_gov", "goals.json") is null)
            Assert.Skip("The data sets are absent. Set BINNACLE_SHARED to the folder that holds data/.");
        PublishedMaps.All.Count.ShouldBe(PublishedMaps.Count);
        (PublishedMaps.All.Values.Min(map => map.Cards.Count), PublishedMaps.All.Values.Max(map => map.Cards.Count)).ShouldBe((10, 27));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void No_card_overlaps_another_and_every_card_lies_in_its_lane_and_theme(string map)
    {
        var (model, layout) = Laid(map);
        for (var one = 0; one < model.Cards.Count; one++)
        {
            var card = layout.Cards[one];
            Holds(layout.Lanes[model.Cards[one].Lane], card).ShouldBeTrue($"card {one}");
            Holds(layout.Bands[model.Cards[one].Band], card).ShouldBeTrue($"card {one}");
            for (var other = one + 1; other < model.Cards.Count; other++)
                Overlap(card, layout.Cards[other]).ShouldBeFalse($"{one} and {other}");
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void No_link_passes_through_a_card_and_each_goes_from_its_cause_to_its_effect(string map)
    {
        var (model, layout) = Laid(map);
        for (var link = 0; link < model.Links.Count; link++)
        {
            var way = Way(layout.Routes[link]);
            Touches(layout.Cards[model.Links[link].Cause], way[0]).ShouldBeTrue($"{model.Links[link]} begins at {way[0]}");
            Touches(layout.Cards[model.Links[link].Effect], way[^1]).ShouldBeTrue($"{model.Links[link]} ends at {way[^1]}");
            foreach (var card in layout.Cards)
                way.ShouldAllBe(point => !Inside(card, point), $"{model.Links[link]}");
        }
    }

    /// <summary>The layout counts its crossings by the order of wires in each gap; here they are counted on the drawn lines.</summary>
    [Theory]
    [MemberData(nameof(Maps))]
    public void Crossings_are_those_one_sees(string map)
    {
        var (model, layout) = Laid(map);
        var ways = layout.Routes.Select(Way).ToArray();
        var seen = new List<(MapLink One, MapLink Other)>();
        for (var one = 0; one < ways.Length; one++)
            for (var other = one + 1; other < ways.Length; other++)
                seen.AddRange(Enumerable.Repeat((model.Links[one], model.Links[other]), Meetings(ways[one], ways[other])));
        seen.Count.ShouldBe(layout.Crossings, string.Join(", ", seen.Select(pair => $"{pair.One} {layout.Routes[model.Links.ToList().IndexOf(pair.One)].Path} and {pair.Other} {layout.Routes[model.Links.ToList().IndexOf(pair.Other)].Path}")));
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Crossings_are_at_most_twice_the_fewest_a_slow_search_finds(string map)
    {
        var (model, layout) = Laid(map);
        var fewest = Enumerable.Range(1, 3).Min(run => Annealer.FewestCrossings(model, steps: 12_000, run));
        TestContext.Current.SendDiagnosticMessage($"{map}, {model.Cards.Count} objectives, {model.Links.Count} links: {layout.Crossings} crossings, fewest found {fewest}");
        layout.Crossings.ShouldBeLessThanOrEqualTo(2 * fewest, $"{model.Links.Count} links; the search found {fewest}");
    }

    [Fact]
    public void The_same_map_lies_the_same_every_time()
    {
        var model = MadeMaps.Of(25, 7);
        var (one, other) = (MapLayout.Of(model), MapLayout.Of(model with { }));
        one.Routes.Select(route => route.Path).ShouldBe(other.Routes.Select(route => route.Path));
        one.Cards.ShouldBe(other.Cards);
    }

    [Fact]
    public void Labels_do_not_lie_on_one_another()
    {
        var (_, layout) = Laid("made 14 3");
        var labels = layout.Routes.Select(route => route.Label).ToArray();
        for (var one = 0; one < labels.Length; one++)
            for (var other = one + 1; other < labels.Length; other++)
                (Math.Abs(labels[one].X - labels[other].X) >= 44 || Math.Abs(labels[one].Y - labels[other].Y) >= 18).ShouldBeTrue();
    }

    [Fact]
    public void A_map_without_links_and_one_of_a_single_card_are_maps_too()
    {
        MapLayout.Of(new(["only"], [""], [new(0, 0)], [])).Cards.ShouldHaveSingleItem();
        MapLayout.Of(new(["a", "b"], [""], [new(0, 0), new(1, 0), new(1, 0)], [])).Crossings.ShouldBe(0);
    }

    private static (MapModel Model, MapLayout Layout) Laid(string map)
    {
        var model = map.Split(' ') switch
        {
            ["made", var size, var seed] => MadeMaps.Of(int.Parse(size, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
            ["demo", var card] => DemoMaps.All[card],
            [_, var name] => PublishedMaps.All[name],
            _ => throw new ArgumentException(map),
        };
        return (model, MapLayout.Of(model));
    }

    private static List<(double X, double Y)> Way(MapRoute route) =>
        [.. route.Pieces.SelectMany((piece, at) => Enumerable.Range(at == 0 ? 0 : 1, Samples + (at == 0 ? 1 : 0)).Select(step => piece.At((double)step / Samples)))];

    private static bool Holds(MapPlace outer, MapPlace inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.X + inner.Width <= outer.X + outer.Width && inner.Y + inner.Height <= outer.Y + outer.Height;

    private static bool Overlap(MapPlace one, MapPlace other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;

    private static bool Inside(MapPlace card, (double X, double Y) point) =>
        point.X > card.X + 0.01 && point.X < card.X + card.Width - 0.01 && point.Y > card.Y + 0.01 && point.Y < card.Y + card.Height - 0.01;

    private static bool Touches(MapPlace card, (double X, double Y) point) =>
        point.X >= card.X - 0.01 && point.X <= card.X + card.Width + 0.01 && point.Y >= card.Y - 0.01 && point.Y <= card.Y + card.Height + 0.01;

    private static int Meetings(List<(double X, double Y)> one, List<(double X, double Y)> other)
    {
        var meetings = 0;
        for (var i = 1; i < one.Count; i++)
            for (var j = 1; j < other.Count; j++)
                if (Side(one[i - 1], one[i], other[j - 1]) * Side(one[i - 1], one[i], other[j]) < 0 && Side(other[j - 1], other[j], one[i - 1]) * Side(other[j - 1], other[j], one[i]) < 0)
                    meetings++;
        return meetings;
    }

    private static double Side((double X, double Y) from, (double X, double Y) to, (double X, double Y) point) => ((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X));
}
