using System.Globalization;
using System.Text;

namespace Binnacle.Web.Maps;

/// <summary>A map in px: where lanes, bands and cards lie, and the way of every link. The same map always lies the same.</summary>
public sealed class MapLayout
{
    public const double CardWidth = 172;
    public const double CardHeight = 78;
    private const double LaneName = 112;
    private const double BandHead = 36;
    private const double RowGap = 78;
    private const double FirstGap = 42;
    private const double LastGap = 26;
    private const double ArcRoom = 28;
    private const double Gutter = 34;
    private const double TrackWidth = 13;
    private const double BandPadding = 12;

    private readonly MapModel _model;
    private readonly Arrangement _at;
    private readonly Wiring _wiring;
    private readonly double[] _columnLeft;
    private readonly double[] _rowTop;
    private readonly double[] _gutterWidth;

    private MapLayout(MapModel model)
    {
        _model = model;
        _at = Arranger.Of(model);
        _wiring = new(model, _at);
        var grid = _at.Grid;
        _gutterWidth = [.. Enumerable.Range(0, grid.Columns + 1).Select(gutter => Math.Max(Gutter, (2 * BandPadding) + (TrackWidth * TracksIn(gutter))))];
        _columnLeft = new double[grid.Columns + 1];
        _columnLeft[0] = LaneName + _gutterWidth[0];
        for (var column = 0; column < grid.Columns; column++)
            _columnLeft[column + 1] = _columnLeft[column] + CardWidth + _gutterWidth[column + 1];
        _rowTop = [.. Enumerable.Range(0, grid.Rows).Select(row => BandHead + FirstGap + (row * (CardHeight + RowGap)))];
        Width = _columnLeft[^1];
        Height = _rowTop[^1] + CardHeight + LastGap;
        Cards = [.. Enumerable.Range(0, model.Cards.Count).Select(card => new MapPlace(_columnLeft[_at.Column(card)], _rowTop[_at.Row(card)], CardWidth, CardHeight))];
        Bands = [.. Enumerable.Range(0, model.Bands.Count).Select(Band)];
        Lanes = [.. Enumerable.Range(0, model.Lanes.Count).Select(Lane)];
        Routes = Labelled([.. Enumerable.Range(0, model.Links.Count).Select(Route)]);
        Crossings = _wiring.Crossings();
        Order = [.. Enumerable.Range(0, model.Cards.Count).OrderBy(card => model.Cards[card].Lane).ThenBy(card => _at.Row(card)).ThenBy(card => _at.Column(card))];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>By card of the model.</summary>
    public IReadOnlyList<MapPlace> Cards { get; }

    /// <summary>By theme of the model.</summary>
    public IReadOnlyList<MapPlace> Bands { get; }

    /// <summary>By perspective of the model.</summary>
    public IReadOnlyList<MapPlace> Lanes { get; }

    /// <summary>By link of the model.</summary>
    public IReadOnlyList<MapRoute> Routes { get; }

    public int Crossings { get; }

    /// <summary>Cards as one walks them: lane by lane from the top, each from the left.</summary>
    public IReadOnlyList<int> Order { get; }

    public static MapLayout Of(MapModel model) => new(model);

    private int TracksIn(int gutter) => _wiring.Tracks.Count(track => !double.IsNaN(track) && (int)Math.Round(track) == 2 * gutter);

    private MapPlace Band(int band)
    {
        var (first, last) = (_at.Grid.FirstColumn[band], _at.Grid.FirstColumn[band + 1] - 1);
        var left = _columnLeft[first] - (_gutterWidth[first] / 2) + 4;
        return new(left, 0, _columnLeft[last] + CardWidth + (_gutterWidth[last + 1] / 2) - 4 - left, Height);
    }

    private MapPlace Lane(int lane)
    {
        var top = lane == 0 ? BandHead : _rowTop[_at.Grid.FirstRow[lane]] - (RowGap / 2);
        var end = lane == _model.Lanes.Count - 1 ? Height : _rowTop[_at.Grid.FirstRow[lane + 1]] - (RowGap / 2);
        return new(0, top, Width, end - top);
    }

    /// <summary>From units to px: within a column over the card, between columns over the gutter.</summary>
    private double X(double units)
    {
        var nearest = (int)Math.Round(units);
        if (nearest % 2 == 1)
            return _columnLeft[nearest / 2] + (CardWidth / 2) + ((units - nearest) * CardWidth);
        var gutter = nearest / 2;
        var middle = gutter < _columnLeft.Length - 1 ? _columnLeft[gutter] - (_gutterWidth[gutter] / 2) : _columnLeft[gutter - 1] + CardWidth + (_gutterWidth[gutter] / 2);
        return middle + ((units - nearest) * 2 * (_gutterWidth[gutter] - BandPadding));
    }

    private MapRoute Route(int link)
    {
        var (cause, effect) = (_model.Links[link].Cause, _model.Links[link].Effect);
        var pieces = _wiring.Kinds[link] switch
        {
            WireKind.Beside => Beside(cause, effect),
            WireKind.Arc => Arc(link, cause, effect),
            _ => Through(link),
        };
        // Ways are found from the lower card to the upper; the arrow runs from cause to effect.
        var (lower, _) = _at.Ends(link);
        return new(lower == cause || _wiring.Kinds[link] is WireKind.Beside or WireKind.Arc ? pieces : [.. pieces.Reverse().Select(piece => piece.Turned())]);
    }

    private MapPiece[] Beside(int cause, int effect)
    {
        var (from, to) = (Cards[cause], Cards[effect]);
        var y = from.Y + (CardHeight / 2);
        return [MapPiece.Line(from.X < to.X ? (from.X + CardWidth, y) : (from.X, y), from.X < to.X ? (to.X, y) : (to.X + CardWidth, y))];
    }

    private MapPiece[] Arc(int link, int cause, int effect)
    {
        var (x1, x2, top) = (X(_wiring.Port(link, cause)), X(_wiring.Port(link, effect)), Cards[cause].Y);
        // Wider arcs rise higher, so that one within another does not meet it; none leaves the room kept for arcs.
        var rise = (ArcRoom - 4) * (0.55 + (0.45 * Math.Abs(x1 - x2) / Width)) / 0.75;
        return [new((x1, top), (x1, top - rise), (x2, top - rise), (x2, top))];
    }

    private MapPiece[] Through(int link)
    {
        var (lower, upper) = _at.Ends(link);
        var pieces = new List<MapPiece>();
        for (var gap = _at.Row(lower); gap > _at.Row(upper); gap--)
        {
            var (low, high) = _wiring.InGap(link, gap)!.Value;
            var (bottom, top) = (_rowTop[gap], _rowTop[gap - 1] + CardHeight);
            if (_wiring.HasArc(gap))
            {
                // Upright through the arcs, so that it meets each of them once at most.
                pieces.Add(MapPiece.Line((X(low), bottom), (X(low), bottom - ArcRoom)));
                bottom -= ArcRoom;
            }
            var bend = (bottom + top) / 2;
            pieces.Add(new((X(low), bottom), (X(low), bend), (X(high), bend), (X(high), top)));
            if (gap - 1 > _at.Row(upper))
                pieces.Add(MapPiece.Line((X(high), top), (X(high), _rowTop[gap - 1])));
        }
        return [.. pieces];
    }

    /// <summary>Each link's label on its way where no other label is, as near to the middle as may be.</summary>
    private static IReadOnlyList<MapRoute> Labelled(IReadOnlyList<MapRoute> routes)
    {
        const double wide = 44, high = 18;
        var placed = new List<(double X, double Y)>();
        var labelled = new List<MapRoute>();
        foreach (var route in routes)
        {
            // A link to a neighbour is shorter than its label, which stands above it.
            var places = route.Pieces is [{ IsBent: false } only] && only.From.Y == only.To.Y
                ? [(only.At(0.5).X, only.At(0.5).Y - 14)]
                : route.Pieces.OrderByDescending(piece => piece.IsBent).SelectMany(piece => new[] { 0.5, 0.36, 0.64, 0.24, 0.76 }.Select(piece.At)).ToList();
            var free = places.Where(place => placed.TrueForAll(other => Math.Abs(other.X - place.X) >= wide || Math.Abs(other.Y - place.Y) >= high)).ToList();
            var label = free.Count > 0 ? free[0] : places[0];
            placed.Add(label);
            labelled.Add(route with { Label = label });
        }
        return labelled;
    }
}

public sealed record MapPlace(double X, double Y, double Width, double Height);

/// <summary>The way of a link from its cause to its effect.</summary>
public sealed record MapRoute(IReadOnlyList<MapPiece> Pieces)
{
    public (double X, double Y) Label { get; init; }

    /// <summary>For a path element.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            foreach (var piece in Pieces)
            {
                if (path.Length == 0)
                    path.Append('M').Append(Text(piece.From));
                path.Append(piece.IsBent ? $"C{Text(piece.Leaving)} {Text(piece.Arriving)} {Text(piece.To)}" : $"L{Text(piece.To)}");
            }
            return path.ToString();
        }
    }

    private static string Text((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}");
}

/// <summary>A cubic curve; a straight line where its handles lie on it.</summary>
public sealed record MapPiece((double X, double Y) From, (double X, double Y) Leaving, (double X, double Y) Arriving, (double X, double Y) To)
{
    public bool IsBent => Leaving != From || Arriving != To;

    public static MapPiece Line((double X, double Y) from, (double X, double Y) to) => new(from, from, to, to);

    public MapPiece Turned() => new(To, Arriving, Leaving, From);

    /// <param name="t">0 at its beginning, 1 at its end.</param>
    public (double X, double Y) At(double t)
    {
        if (!IsBent)
            return (From.X + ((To.X - From.X) * t), From.Y + ((To.Y - From.Y) * t));
        var s = 1 - t;
        double Of(double a, double b, double c, double d) => (s * s * s * a) + (3 * s * s * t * b) + (3 * s * t * t * c) + (t * t * t * d);
        return (Of(From.X, Leaving.X, Arriving.X, To.X), Of(From.Y, Leaving.Y, Arriving.Y, To.Y));
    }
}
