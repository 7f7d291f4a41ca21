namespace Binnacle.Web.Maps;

/// <summary>
/// Which card stands in which slot, and by which track each link that passes rows goes past them. Places across the map are in units: the middle of
/// column c is 2c + 1, the gutter left of it 2c.
/// </summary>
internal sealed class Arrangement
{
    private readonly MapModel _model;
    private readonly int[] _cardIn;

    public Arrangement(MapModel model, MapGrid grid)
    {
        (_model, Grid) = (model, grid);
        SlotOf = new int[model.Cards.Count];
        Choice = new int[model.Links.Count];
        _cardIn = new int[grid.Rows * grid.Columns];
        Array.Fill(_cardIn, -1);
        var taken = new HashSet<int>();
        for (var card = 0; card < model.Cards.Count; card++)
            Put(card, grid.Slots(model.Cards[card].Lane, model.Cards[card].Band).First(taken.Add));
    }

    public Arrangement(Arrangement other)
    {
        (_model, Grid) = (other._model, other.Grid);
        (SlotOf, Choice, _cardIn) = ([.. other.SlotOf], [.. other.Choice], [.. other._cardIn]);
    }

    public MapGrid Grid { get; }

    public int[] SlotOf { get; }

    /// <summary>By link: which of the tracks it could take; counted round.</summary>
    public int[] Choice { get; }

    public int Row(int card) => SlotOf[card] / Grid.Columns;

    public int Column(int card) => SlotOf[card] % Grid.Columns;

    public int Middle(int card) => (2 * Column(card)) + 1;

    public bool IsFree(int row, int column) => _cardIn[(row * Grid.Columns) + column] < 0;

    /// <summary>Exchanging them would change nothing.</summary>
    public bool AreAlike(int one, int other) => one == other || (_cardIn[one] < 0 && _cardIn[other] < 0);

    /// <summary>Exchanges what stands in two slots; one of them may be empty.</summary>
    public void Swap(int one, int other)
    {
        var (first, second) = (_cardIn[one], _cardIn[other]);
        (_cardIn[one], _cardIn[other]) = (-1, -1);
        if (first >= 0)
            Put(first, other);
        if (second >= 0)
            Put(second, one);
    }

    /// <summary>
    /// Where a link may pass the rows between its ends, in units: through its ends' own columns where nothing stands in the way, and by the gutters
    /// beside them.
    /// </summary>
    public int Track(int link)
    {
        var (lower, upper) = Ends(link);
        var (from, to) = (Middle(lower), Middle(upper));
        Span<int> tracks = stackalloc int[6];
        var count = 0;
        // In the order of their beauty: straight, then short.
        if (IsOpen(upper, lower, Column(lower)))
            tracks[count++] = from;
        if (IsOpen(upper, lower, Column(upper)) && to != from)
            tracks[count++] = to;
        var (near, far) = to >= from ? (1, -1) : (-1, 1);
        foreach (var gutter in (ReadOnlySpan<int>)[from + near, to - near, from + far, to + near])
            if (!tracks[..count].Contains(gutter))
                tracks[count++] = gutter;
        return tracks[Choice[link] % count];
    }

    /// <summary>The end further down the map, then the one further up.</summary>
    public (int Lower, int Upper) Ends(int link)
    {
        var (cause, effect) = (_model.Links[link].Cause, _model.Links[link].Effect);
        return Row(cause) >= Row(effect) ? (cause, effect) : (effect, cause);
    }

    /// <summary>Between two cards of one row nothing stands.</summary>
    public bool IsClear(int row, int one, int other)
    {
        for (var column = Math.Min(one, other) + 1; column < Math.Max(one, other); column++)
            if (!IsFree(row, column))
                return false;
        return true;
    }

    private bool IsOpen(int upper, int lower, int column)
    {
        for (var row = Row(upper) + 1; row < Row(lower); row++)
            if (!IsFree(row, column))
                return false;
        return true;
    }

    private void Put(int card, int slot) => (SlotOf[card], _cardIn[slot]) = (slot, card);
}
