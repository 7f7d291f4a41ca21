using Binnacle.Web.Maps;

namespace Binnacle.Web.Tests.Maps;

/// <summary>A slow search for the fewest crossings: every slot and every track may change, worse states are taken while it is hot.</summary>
internal static class Annealer
{
    public static int FewestCrossings(MapModel model, int steps, int seed)
    {
        var random = new Random(seed);
        var grid = MapGrid.Of(model);
        var regions = Arranger.Regions(model, grid);
        var at = new Arrangement(model, grid);
        var crossings = new Wiring(model, at).Crossings();
        var fewest = crossings;
        for (var step = 0; step < steps && fewest > 0; step++)
        {
            var heat = 3.0 * (1 - ((double)step / steps)) + 0.02;
            var (undo, tried) = Move();
            if (tried <= crossings || random.NextDouble() < Math.Exp((crossings - tried) / heat))
                crossings = tried;
            else
                undo();
            fewest = Math.Min(fewest, crossings);
        }
        return fewest;

        (Action Undo, int Tried) Move()
        {
            Action undo;
            if (regions.Count > 0 && random.NextDouble() < 0.7)
            {
                var slots = regions[random.Next(regions.Count)];
                var (one, other) = (slots[random.Next(slots.Length)], slots[random.Next(slots.Length)]);
                at.Swap(one, other);
                undo = () => at.Swap(one, other);
            }
            else
            {
                var link = random.Next(model.Links.Count);
                var before = at.Choice[link];
                at.Choice[link] = random.Next(6);
                undo = () => at.Choice[link] = before;
            }
            return (undo, new Wiring(model, at).Crossings());
        }
    }
}
