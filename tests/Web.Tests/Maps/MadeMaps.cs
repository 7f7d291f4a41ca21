using Binnacle.Web.Maps;

namespace Binnacle.Web.Tests.Maps;

/// <summary>Maps as strategy offices draw them: four lanes, three themes, most links one lane up, some two, a few along a lane.</summary>
internal static class MadeMaps
{
    private const int Lanes = 4;
    private const int Bands = 3;

    public static MapModel Of(int objectives, int seed)
    {
        var random = new Random(seed);
        var cards = Enumerable.Range(0, objectives).Select(at => new MapCard(at % Lanes, random.Next(Bands))).OrderBy(card => card.Lane).ToList();
        return new([.. Enumerable.Range(0, Lanes).Select(lane => $"lane {lane}")], [.. Enumerable.Range(0, Bands).Select(band => $"theme {band}")], cards, Linked(cards, random));
    }

    /// <summary>Links as people draw them between cards that are there.</summary>
    public static IReadOnlyList<MapLink> Linked(IReadOnlyList<MapCard> cards, Random random)
    {
        var links = new HashSet<MapLink>();
        for (var cause = 0; cause < cards.Count; cause++)
        {
            var wanted = random.NextDouble() < 0.4 ? 2 : 1;
            for (var n = 0; n < wanted; n++)
            {
                var up = random.NextDouble() switch { < 0.7 => 1, < 0.88 => 2, _ => 0 };
                var near = cards.Select((card, at) => (card, at)).Where(pair => pair.at != cause && pair.card.Lane == cards[cause].Lane - up).OrderBy(pair => Math.Abs(pair.card.Band - cards[cause].Band)).ThenBy(_ => random.Next()).Select(pair => pair.at).ToList();
                if (near.Count > 0 && !links.Contains(new(near[0], cause)))
                    links.Add(new(cause, near[random.Next(Math.Min(near.Count, 3))]));
            }
        }
        return [.. links.Where(link => !links.Contains(new(link.Effect, link.Cause)) || link.Cause < link.Effect)];
    }
}
