namespace Binnacle.Web.Maps;

/// <summary>
/// The slots of a map: rows belong to lanes, columns to bands, and a card may stand in any slot of its lane and band. A lane with more cards than
/// fit side by side has several rows.
/// </summary>
internal sealed class MapGrid
{
    /// <summary>Cards side by side before a lane gets another row.</summary>
    private const int Wide = 7;

    private MapGrid(int[] laneOfRow, int[] firstRow, int[] firstColumn) => (LaneOfRow, FirstRow, FirstColumn) = (laneOfRow, firstRow, firstColumn);

    public int[] LaneOfRow { get; }

    /// <summary>By lane; one more entry says where the last ends.</summary>
    public int[] FirstRow { get; }

    /// <summary>By band; one more entry says where the last ends.</summary>
    public int[] FirstColumn { get; }

    public int Rows => LaneOfRow.Length;

    public int Columns => FirstColumn[^1];

    public static MapGrid Of(MapModel model)
    {
        var count = new int[model.Lanes.Count, model.Bands.Count];
        foreach (var card in model.Cards)
            count[card.Lane, card.Band]++;
        var (firstRow, laneOfRow) = (new int[model.Lanes.Count + 1], new List<int>());
        var columns = new int[model.Bands.Count];
        for (var lane = 0; lane < model.Lanes.Count; lane++)
        {
            var inLane = Enumerable.Range(0, model.Bands.Count).Sum(band => count[lane, band]);
            var rows = Math.Max(1, (inLane + Wide - 1) / Wide);
            firstRow[lane + 1] = firstRow[lane] + rows;
            laneOfRow.AddRange(Enumerable.Repeat(lane, rows));
            for (var band = 0; band < model.Bands.Count; band++)
                columns[band] = Math.Max(columns[band], (count[lane, band] + rows - 1) / rows);
        }
        var firstColumn = new int[model.Bands.Count + 1];
        for (var band = 0; band < model.Bands.Count; band++)
            firstColumn[band + 1] = firstColumn[band] + Math.Max(1, columns[band]);
        return new([.. laneOfRow], firstRow, firstColumn);
    }

    /// <summary>Slots of a lane and band, row by row from below, where causes usually stand; a slot is row × columns + column.</summary>
    public IEnumerable<int> Slots(int lane, int band)
    {
        for (var row = FirstRow[lane + 1] - 1; row >= FirstRow[lane]; row--)
            for (var column = FirstColumn[band]; column < FirstColumn[band + 1]; column++)
                yield return (row * Columns) + column;
    }
}
