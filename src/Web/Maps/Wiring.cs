namespace Binnacle.Web.Maps;

/// <summary>
/// The links of an arrangement as wires: one through each gap between rows, straight past rows on a track of its own. In a gap all wires have the
/// same shape, so two of them cross exactly where their order at the lower edge is not that at the upper one. It is made thousands of times while an
/// arrangement is sought, so it works on arrays.
/// </summary>
internal sealed class Wiring
{
    // Ports spread over the middle eight tenths of a card, tracks over half a gutter.
    private const double PortSpread = 0.8;
    private const double TrackSpread = 0.5;

    private readonly Arrangement _at;
    private readonly int _links;
    private readonly int[] _lower;
    private readonly int[] _upper;
    private readonly int[] _lowRow;
    private readonly int[] _highRow;
    private readonly double[] _lowPort;
    private readonly double[] _highPort;
    private readonly long[] _keys;
    private readonly int[] _crossed = new int[128];
    private int _crossedCount;

    public Wiring(MapModel model, Arrangement arrangement)
    {
        (_at, _links) = (arrangement, model.Links.Count);
        Kinds = new WireKind[_links];
        Tracks = new double[_links];
        (_lower, _upper, _lowRow, _highRow) = (new int[_links], new int[_links], new int[_links], new int[_links]);
        (_lowPort, _highPort, _keys) = (new double[_links], new double[_links], new long[2 * _links]);
        Trace();
    }

    /// <summary>Follows the arrangement as it is now.</summary>
    public void Trace()
    {
        var arrangement = _at;
        for (var link = 0; link < _links; link++)
        {
            (_lower[link], _upper[link]) = arrangement.Ends(link);
            (_lowRow[link], _highRow[link]) = (arrangement.Row(_lower[link]), arrangement.Row(_upper[link]));
            (_lowPort[link], _highPort[link]) = (arrangement.Middle(_lower[link]), arrangement.Middle(_upper[link]));
            Kinds[link] = (_lowRow[link] - _highRow[link]) switch
            {
                0 => arrangement.IsClear(_lowRow[link], arrangement.Column(_lower[link]), arrangement.Column(_upper[link])) ? WireKind.Beside : WireKind.Arc,
                1 => WireKind.Step,
                _ => WireKind.Past,
            };
            Tracks[link] = Kinds[link] == WireKind.Past ? arrangement.Track(link) : double.NaN;
        }
        SpreadTracks();
        SpreadPorts();
    }

    public WireKind[] Kinds { get; }

    /// <summary>In units, by link; no number where it passes no row.</summary>
    public double[] Tracks { get; }

    /// <summary>Where the link leaves or enters the card, in units.</summary>
    public double Port(int link, int card) => _lower[link] == card ? _lowPort[link] : _highPort[link];

    /// <summary>Links that crossed one when crossings were last counted; a link that crosses several is there several times.</summary>
    public ReadOnlySpan<int> Crossed => _crossed.AsSpan(0, _crossedCount);

    /// <summary>How often two links cross.</summary>
    public int Crossings()
    {
        var crossings = 0;
        _crossedCount = 0;
        Span<double> low = stackalloc double[_links], high = stackalloc double[_links];
        Span<int> links = stackalloc int[_links];
        for (var gap = 1; gap < _at.Grid.Rows; gap++)
        {
            var count = 0;
            for (var link = 0; link < _links; link++)
                if (_lowRow[link] >= gap && _highRow[link] < gap)
                    (links[count], low[count], high[count++]) = (link, gap == _lowRow[link] ? _lowPort[link] : Tracks[link], gap == _highRow[link] + 1 ? _highPort[link] : Tracks[link]);
            for (var one = 1; one < count; one++)
                for (var other = 0; other < one; other++)
                    if ((low[one] - low[other]) * (high[one] - high[other]) < 0)
                    {
                        crossings++;
                        Note(links[one], links[other]);
                    }
        }
        for (var flat = 0; flat < _links; flat++)
            if (_lowRow[flat] == _highRow[flat])
                for (var other = 0; other < _links; other++)
                    if (Flat(flat, other) > 0)
                    {
                        crossings++;
                        Note(flat, other);
                    }
        return crossings;
    }

    private void Note(int one, int other)
    {
        if (_crossedCount + 2 > _crossed.Length)
            return;
        _crossed[_crossedCount++] = one;
        _crossed[_crossedCount++] = other;
    }

    /// <summary>How far links go sideways, in units: what is short reads better.</summary>
    public double Length()
    {
        double length = 0;
        for (var link = 0; link < _links; link++)
        {
            var (low, high) = (_at.Middle(_lower[link]), _at.Middle(_upper[link]));
            length += Kinds[link] switch
            {
                WireKind.Past => Math.Abs(low - Tracks[link]) + Math.Abs(Tracks[link] - high),
                WireKind.Arc => Math.Abs(low - high) + 2,
                _ => Math.Abs(low - high),
            };
        }
        return length;
    }

    /// <summary>The link's ends in the gap above that row: at the lower edge and at the upper one; null where it does not go there.</summary>
    public (double Low, double High)? InGap(int link, int gap) => _lowRow[link] < gap || _highRow[link] >= gap
        ? null
        : (gap == _lowRow[link] ? _lowPort[link] : Tracks[link], gap == _highRow[link] + 1 ? _highPort[link] : Tracks[link]);

    /// <summary>Whether some link goes over the cards of the row.</summary>
    public bool HasArc(int row)
    {
        for (var link = 0; link < _links; link++)
            if (Kinds[link] == WireKind.Arc && _lowRow[link] == row)
                return true;
        return false;
    }

    /// <param name="flat">A link within one row.</param>
    private int Flat(int flat, int other)
    {
        var row = _lowRow[flat];
        var (from, to) = Ordered(_lowPort[flat], _highPort[flat]);
        if (Kinds[flat] == WireKind.Beside)
            return Kinds[other] == WireKind.Past && row > _highRow[other] && row < _lowRow[other] && Tracks[other] > from && Tracks[other] < to ? 1 : 0;
        if (InGap(other, row) is var (low, _))
            return low > from && low < to ? 1 : 0;
        // Of two arcs each pair is looked at twice.
        if (other <= flat || Kinds[other] != WireKind.Arc || _lowRow[other] != row)
            return 0;
        var (left, right) = Ordered(_lowPort[other], _highPort[other]);
        return (from < left && left < to && to < right) || (left < from && from < right && right < to) ? 1 : 0;
    }

    private static (double Left, double Right) Ordered(double one, double other) => one < other ? (one, other) : (other, one);

    /// <summary>Links on one track run side by side, ordered by where they come from and go to.</summary>
    private void SpreadTracks()
    {
        var count = 0;
        for (var link = 0; link < _links; link++)
            if (Kinds[link] == WireKind.Past)
                _keys[count++] = Key((int)Tracks[link], _lowPort[link] + _highPort[link], 0, link);
        var past = _keys.AsSpan(0, count);
        past.Sort();
        for (var at = 0; at < count;)
        {
            var end = Same(past, at);
            for (var i = at; i < end; i++)
                Tracks[Link(past[i])] += TrackSpread * (((i - at + 1.0) / (end - at + 1)) - 0.5);
            at = end;
        }
    }

    /// <summary>The links on one side of a card leave it in the order in which they go on.</summary>
    private void SpreadPorts()
    {
        var count = 0;
        for (var link = 0; link < _links; link++)
        {
            if (Kinds[link] == WireKind.Beside)
                continue;
            var (low, high, isArc, isPast) = (_lowPort[link], _highPort[link], Kinds[link] == WireKind.Arc, Kinds[link] == WireKind.Past);
            _keys[count++] = Key(2 * _lower[link], isPast ? Tracks[link] : high, high, (2 * link) + 1);
            // Both ends of an arc are on the upper side.
            _keys[count++] = Key((2 * _upper[link]) + (isArc ? 0 : 1), isPast ? Tracks[link] : low, low, 2 * link);
        }
        var ends = _keys.AsSpan(0, count);
        ends.Sort();
        for (var at = 0; at < count;)
        {
            var end = Same(ends, at);
            for (var i = at; i < end; i++)
            {
                var offset = PortSpread * (((i - at + 1.0) / (end - at + 1)) - 0.5);
                var link = Link(ends[i]);
                if (link % 2 == 1)
                    _lowPort[link / 2] += offset;
                else
                    _highPort[link / 2] += offset;
            }
            at = end;
        }
    }

    // What is sorted by, in one number: the side or track, where the link goes next and then (in sixty-fourths of a unit), and the link.
    private static long Key(int side, double next, double then, int link) => ((long)side << 48) | ((long)((next + 1) * 64) << 32) | ((long)((then + 1) * 64) << 16) | (uint)link;

    private static int Link(long key) => (int)(key & 0xFFFF);

    /// <summary>Where those of the same side or track end.</summary>
    private static int Same(ReadOnlySpan<long> keys, int from)
    {
        var end = from + 1;
        while (end < keys.Length && keys[end] >> 48 == keys[from] >> 48)
            end++;
        return end;
    }
}

/// <summary>How a link gets from one card to the other.</summary>
internal enum WireKind
{
    /// <summary>From a row to the next.</summary>
    Step,

    /// <summary>Past the rows between.</summary>
    Past,

    /// <summary>Straight to a neighbour in the row.</summary>
    Beside,

    /// <summary>Over the cards between two of a row.</summary>
    Arc,
}
