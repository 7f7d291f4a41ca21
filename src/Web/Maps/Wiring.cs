namespace Binnacle.Web.Maps;

/// <summary>
/// The links of an arrangement as wires: one through each gap between rows, straight past rows on a track of its own. In a gap all wires have the
/// same shape, so two of them cross exactly where their order at the lower edge is not that at the upper one.
/// </summary>
internal sealed class Wiring
{
    // Ports spread over the middle eight tenths of a card, tracks over a gutter.
    private const double PortSpread = 0.8;
    private const double TrackSpread = 0.5;

    private readonly MapModel _model;
    private readonly Arrangement _at;
    private readonly double[] _causeEnd;
    private readonly double[] _effectEnd;

    public Wiring(MapModel model, Arrangement arrangement)
    {
        (_model, _at) = (model, arrangement);
        Kinds = new WireKind[model.Links.Count];
        Tracks = new double[model.Links.Count];
        (_causeEnd, _effectEnd) = (new double[model.Links.Count], new double[model.Links.Count]);
        for (var link = 0; link < model.Links.Count; link++)
        {
            var (cause, effect) = (model.Links[link].Cause, model.Links[link].Effect);
            var (lower, upper) = arrangement.Ends(link);
            Kinds[link] = arrangement.Row(lower) == arrangement.Row(upper)
                ? arrangement.IsClear(arrangement.Row(lower), arrangement.Column(cause), arrangement.Column(effect)) ? WireKind.Beside : WireKind.Arc
                : arrangement.Row(lower) - arrangement.Row(upper) == 1 ? WireKind.Step : WireKind.Past;
            (_causeEnd[link], _effectEnd[link]) = (arrangement.Middle(cause), arrangement.Middle(effect));
            Tracks[link] = Kinds[link] == WireKind.Past ? arrangement.Track(link) : double.NaN;
        }
        SpreadTracks();
        SpreadPorts();
    }

    public WireKind[] Kinds { get; }

    /// <summary>In units, by link; no number where it passes no row.</summary>
    public double[] Tracks { get; }

    /// <summary>Where the link leaves or enters the card, in units.</summary>
    public double Port(int link, int card) => _model.Links[link].Cause == card ? _causeEnd[link] : _effectEnd[link];

    /// <summary>How often two links cross. Links that meet at a card do not cross there.</summary>
    public int Crossings()
    {
        var crossings = 0;
        for (var one = 0; one < Kinds.Length; one++)
            for (var other = one + 1; other < Kinds.Length; other++)
                crossings += Crossings(one, other);
        return crossings;
    }

    /// <summary>How far links go sideways, in units: what is short reads better.</summary>
    public double Length()
    {
        double length = 0;
        for (var link = 0; link < Kinds.Length; link++)
        {
            var (lower, upper) = _at.Ends(link);
            length += Kinds[link] == WireKind.Past
                ? Math.Abs(_at.Middle(lower) - Tracks[link]) + Math.Abs(Tracks[link] - _at.Middle(upper))
                : Math.Abs(_at.Middle(lower) - _at.Middle(upper));
            length += Kinds[link] == WireKind.Arc ? 2 : 0;
        }
        return length;
    }

    /// <summary>The link's ends in the gap below that row's upper neighbour: at the lower edge and at the upper one; null where it does not go there.</summary>
    public (double Low, double High)? InGap(int link, int gap)
    {
        if (Kinds[link] is not (WireKind.Step or WireKind.Past))
            return null;
        var (lower, upper) = _at.Ends(link);
        var (from, to) = (_at.Row(lower), _at.Row(upper) + 1);
        if (gap > from || gap < to)
            return null;
        return (gap == from ? Port(link, lower) : Tracks[link], gap == to ? Port(link, upper) : Tracks[link]);
    }

    private int Crossings(int one, int other)
    {
        var crossings = 0;
        var ((oneLower, oneUpper), (otherLower, otherUpper)) = (_at.Ends(one), _at.Ends(other));
        if (Kinds[one] is WireKind.Arc or WireKind.Beside || Kinds[other] is WireKind.Arc or WireKind.Beside)
            return Kinds[other] is WireKind.Arc or WireKind.Beside && Kinds[one] is not (WireKind.Arc or WireKind.Beside) ? Flat(other, one) : Flat(one, other);
        var (first, last) = (Math.Max(_at.Row(oneUpper), _at.Row(otherUpper)) + 1, Math.Min(_at.Row(oneLower), _at.Row(otherLower)));
        for (var gap = first; gap <= last; gap++)
            if (InGap(one, gap) is var (low, high) && InGap(other, gap) is var (otherLow, otherHigh) && (low - otherLow) * (high - otherHigh) < 0)
                crossings++;
        return crossings;
    }

    /// <param name="flat">A link within one row.</param>
    private int Flat(int flat, int other)
    {
        var row = _at.Row(_model.Links[flat].Cause);
        var (from, to) = Ordered(Port(flat, _model.Links[flat].Cause), Port(flat, _model.Links[flat].Effect));
        if (Kinds[flat] == WireKind.Beside)
            return Kinds[other] == WireKind.Past && Passes(other, row) && Tracks[other] > from && Tracks[other] < to ? 1 : 0;
        if (InGap(other, row) is var (low, _))
            return low > from && low < to ? 1 : 0;
        if (Kinds[other] != WireKind.Arc || _at.Row(_model.Links[other].Cause) != row)
            return 0;
        var (left, right) = Ordered(Port(other, _model.Links[other].Cause), Port(other, _model.Links[other].Effect));
        return (from < left && left < to && to < right) || (left < from && from < right && right < to) ? 1 : 0;
    }

    private bool Passes(int link, int row)
    {
        var (lower, upper) = _at.Ends(link);
        return row > _at.Row(upper) && row < _at.Row(lower);
    }

    private static (double Left, double Right) Ordered(double one, double other) => one < other ? (one, other) : (other, one);

    /// <summary>Links on one track run side by side, ordered by where they come from and go to.</summary>
    private void SpreadTracks()
    {
        foreach (var together in Enumerable.Range(0, Kinds.Length).Where(link => Kinds[link] == WireKind.Past).GroupBy(link => Tracks[link]).Where(group => group.Skip(1).Any()))
        {
            var ordered = together.OrderBy(link => _at.Middle(_at.Ends(link).Lower) + _at.Middle(_at.Ends(link).Upper)).ThenBy(link => link).ToArray();
            for (var at = 0; at < ordered.Length; at++)
                Tracks[ordered[at]] += TrackSpread * (((at + 1.0) / (ordered.Length + 1)) - 0.5);
        }
    }

    /// <summary>The links on one side of a card leave it in the order in which they go on.</summary>
    private void SpreadPorts()
    {
        var ends = new List<(int Card, bool Above, int Link, double Next, double Then)>(2 * Kinds.Length);
        for (var link = 0; link < Kinds.Length; link++)
        {
            if (Kinds[link] == WireKind.Beside)
                continue;
            var (lower, upper) = _at.Ends(link);
            var (low, high) = (_at.Middle(lower), _at.Middle(upper));
            if (Kinds[link] == WireKind.Arc)
            {
                ends.Add((lower, true, link, high, high));
                ends.Add((upper, true, link, low, low));
                continue;
            }
            var past = Kinds[link] == WireKind.Past;
            ends.Add((lower, true, link, past ? Tracks[link] : high, high));
            ends.Add((upper, false, link, past ? Tracks[link] : low, low));
        }
        ends.Sort((one, other) => (one.Card, one.Above, one.Next, one.Then, one.Link).CompareTo((other.Card, other.Above, other.Next, other.Then, other.Link)));
        for (var at = 0; at < ends.Count;)
        {
            var end = at;
            while (end < ends.Count && ends[end].Card == ends[at].Card && ends[end].Above == ends[at].Above)
                end++;
            for (var i = at; i < end; i++)
            {
                var (card, _, link, _, _) = ends[i];
                var port = _at.Middle(card) + (PortSpread * (((i - at + 1.0) / (end - at + 1)) - 0.5));
                if (_model.Links[link].Cause == card)
                    _causeEnd[link] = port;
                else
                    _effectEnd[link] = port;
            }
            at = end;
        }
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
