namespace Binnacle.Web.Maps;

/// <summary>Finds an arrangement with few crossings and short links: exchanges what can be exchanged as long as that makes it better. Always the same for the same map.</summary>
internal static class Arranger
{
    private const double CrossingCost = 150;
    private const double Heat = 250;
    private const int Steps = 4200;
    private const int MostTrials = 1000;
    private const int FewCrossings = 3;
    private const int TrackChoices = 6;

    public static Arrangement Of(MapModel model)
    {
        var grid = MapGrid.Of(model);
        var regions = Regions(model, grid);
        // From the better of: cards as they are listed, and gathered about what they are linked to.
        var best = new Search(model, new(model, grid), regions);
        for (var gathering = 0; gathering < 2; gathering++)
        {
            var gathered = new Arrangement(model, grid);
            Gather(model, gathered, regions, upwards: gathering == 0);
            if (new Search(model, gathered, regions) is var other && other.Cost < best.Cost)
                best = other;
        }
        var annealed = new Search(model, new(best.At), regions);
        annealed.Anneal(Steps);
        if (annealed.Cost is > CrossingCost and < FewCrossings * CrossingCost)
        {
            // So near to none, another try is worth its time.
            var again = new Search(model, new(best.At), regions, lot: 2);
            again.Anneal(Steps);
            annealed = again.Cost < annealed.Cost ? again : annealed;
        }
        best.Descend(MostTrials / 2);
        annealed.Descend(MostTrials / 2);
        return annealed.Cost < best.Cost ? annealed.At : best.At;
    }

    /// <summary>A search from one arrangement on.</summary>
    private sealed class Search
    {
        private readonly MapModel _model;
        private readonly IReadOnlyList<int[]> _regions;
        private readonly Wiring _wiring;
        private readonly int[]?[] _regionOf;
        private int[] _crossed;
        private uint _state = 2463534242;

        public Search(MapModel model, Arrangement at, IReadOnlyList<int[]> regions, uint lot = 1)
        {
            _state *= lot;
            (_model, At, _regions) = (model, at, regions);
            _wiring = new(model, at);
            _regionOf = [.. Enumerable.Range(0, model.Cards.Count).Select(card => regions.FirstOrDefault(slots => slots.Contains(at.SlotOf[card])))];
            Cost = Measured();
            _crossed = _wiring.Crossed.ToArray();
        }

        public Arrangement At { get; }

        public double Cost { get; private set; }

        /// <summary>Tries changes by lot, the same for the same map; worse ones too while it is hot. What crosses is changed first.</summary>
        public void Anneal(int steps)
        {
            if (_model.Links.Count == 0)
                return;
            for (var step = 0; step < steps && (_crossed.Length > 0 || step < steps / 4); step++)
            {
                var heat = Heat * (Math.Pow(1 - ((double)step / steps), 2) + 0.02);
                var link = _crossed.Length > 0 && Next(10) < 8 ? _crossed[Next(_crossed.Length)] : Next(_model.Links.Count);
                if (_wiring.Kinds[link] == WireKind.Past && Next(2) == 0)
                {
                    var before = At.Choice[link];
                    At.Choice[link] = Next(TrackChoices);
                    if (!Taken(heat))
                        At.Choice[link] = before;
                    continue;
                }
                var card = Next(2) == 0 ? _model.Links[link].Cause : _model.Links[link].Effect;
                if (_regionOf[card] is not { } slots)
                    continue;
                var (one, other) = (At.SlotOf[card], slots[Next(slots.Length)]);
                if (one == other)
                    continue;
                At.Swap(one, other);
                if (!Taken(heat))
                    At.Swap(one, other);
            }
        }

        /// <summary>Makes every exchange that makes it better, until none does.</summary>
        public void Descend(int trials)
        {
            for (var better = true; better && trials > 0;)
            {
                better = false;
                foreach (var slots in _regions)
                    for (var one = 0; one < slots.Length; one++)
                        for (var other = one + 1; other < slots.Length && trials > 0; other++)
                        {
                            if (At.AreAlike(slots[one], slots[other]))
                                continue;
                            trials--;
                            At.Swap(slots[one], slots[other]);
                            if (Taken(0))
                                better = true;
                            else
                                At.Swap(slots[one], slots[other]);
                        }
                for (var link = 0; link < _model.Links.Count; link++)
                {
                    var (lower, upper) = At.Ends(link);
                    for (var (choice, kept) = (0, At.Choice[link]); At.Row(lower) - At.Row(upper) > 1 && choice < TrackChoices && trials-- > 0; choice++)
                    {
                        At.Choice[link] = choice;
                        if (Taken(0))
                            (better, kept) = (true, choice);
                        At.Choice[link] = kept;
                    }
                }
            }
        }

        private bool Taken(double heat)
        {
            var tried = Measured();
            if (tried >= Cost - 1e-9 && (heat == 0 || Next(1 << 20) / (double)(1 << 20) >= Math.Exp((Cost - tried) / heat)))
                return false;
            Cost = tried;
            _crossed = _wiring.Crossed.ToArray();
            return true;
        }

        private double Measured()
        {
            _wiring.Trace();
            return (CrossingCost * _wiring.Crossings()) + _wiring.Length();
        }

        private int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)below);
        }
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
