namespace Binnacle.Web.Maps;

/// <summary>Finds an arrangement with few crossings and short links: exchanges what can be exchanged as long as that makes it better. Always the same for the same map.</summary>
internal static class Arranger
{
    private const double CrossingCost = 40;
    private const int MostTrials = 2600;
    private const int TrackChoices = 6;
    private const int Starts = 3;

    public static Arrangement Of(MapModel model)
    {
        var grid = MapGrid.Of(model);
        var slots = Regions(model, grid);
        var best = new Arrangement(model, grid);
        var (bestCost, trials) = (Cost(model, best), 0);
        for (var start = 0; start < Starts && trials < MostTrials; start++)
        {
            var from = new Arrangement(model, grid);
            if (start > 0)
                Gather(model, from, slots, upwards: start == 1);
            var (found, cost) = Improved(model, from, slots, ref trials);
            if (cost < bestCost)
                (best, bestCost) = (found, cost);
        }
        return best;
    }

    private static double Cost(MapModel model, Arrangement arrangement)
    {
        var wiring = new Wiring(model, arrangement);
        return (CrossingCost * wiring.Crossings()) + wiring.Length();
    }

    private static (Arrangement Found, double Cost) Improved(MapModel model, Arrangement at, IReadOnlyList<int[]> regions, ref int trials)
    {
        var cost = Cost(model, at);
        for (var better = true; better && trials < MostTrials;)
        {
            better = false;
            foreach (var slots in regions)
                for (var one = 0; one < slots.Length; one++)
                    for (var other = one + 1; other < slots.Length && trials < MostTrials; other++)
                    {
                        at.Swap(slots[one], slots[other]);
                        trials++;
                        if (Cost(model, at) is var tried && tried < cost - 1e-9)
                            (cost, better) = (tried, true);
                        else
                            at.Swap(slots[one], slots[other]);
                    }
            for (var link = 0; link < model.Links.Count; link++)
            {
                var (lower, upper) = at.Ends(link);
                if (at.Row(lower) - at.Row(upper) < 2)
                    continue;
                for (var (choice, kept) = (0, at.Choice[link]); choice < TrackChoices && trials < MostTrials; choice++)
                {
                    at.Choice[link] = choice;
                    trials++;
                    if (Cost(model, at) is var tried && tried < cost - 1e-9)
                        (cost, better, kept) = (tried, true, choice);
                    at.Choice[link] = kept;
                }
            }
        }
        return (at, cost);
    }

    /// <summary>Puts the cards of each region in the order of the cards they are linked to, lane after lane.</summary>
    private static void Gather(MapModel model, Arrangement at, IReadOnlyList<int[]> regions, bool upwards)
    {
        foreach (var slots in upwards ? regions.Reverse() : regions)
        {
            double Wish(int slot)
            {
                var card = Array.IndexOf(at.SlotOf, slot);
                var linked = card < 0 ? [] : model.Links.Where(link => link.Cause == card || link.Effect == card).Select(link => at.Middle(link.Cause == card ? link.Effect : link.Cause)).ToArray();
                return linked.Length == 0 ? (2 * (slot % at.Grid.Columns)) + 1 : linked.Average();
            }

            foreach (var row in slots.GroupBy(slot => slot / at.Grid.Columns))
            {
                var places = row.Order().ToArray();
                // A sort by exchanging neighbours keeps equals in place.
                for (var pass = 0; pass < places.Length; pass++)
                    for (var i = 0; i + 1 < places.Length; i++)
                        if (Wish(places[i]) > Wish(places[i + 1]) + 1e-9)
                            at.Swap(places[i], places[i + 1]);
            }
        }
    }

    /// <summary>Slots within which cards may change places.</summary>
    internal static IReadOnlyList<int[]> Regions(MapModel model, MapGrid grid) =>
    [
        .. from lane in Enumerable.Range(0, model.Lanes.Count)
           from band in Enumerable.Range(0, model.Bands.Count)
           where model.Cards.Any(card => card.Lane == lane && card.Band == band)
           let slots = grid.Slots(lane, band).ToArray()
           where slots.Length > 1
           select slots,
    ];
}
