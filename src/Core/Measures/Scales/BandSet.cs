namespace Binnacle.Core.Measures.Scales;

/// <summary>The bands of a scale or of a node, lowest first; together they cover every score.</summary>
public sealed record BandSet
{
    public const double RedAmberLimit = 100.0 / 3;

    public const double AmberGreenLimit = 200.0 / 3;

    public static BandSet Default { get; } = Limits(RedAmberLimit, AmberGreenLimit);

    public required IReadOnlyList<Band> Bands { get; init; }

    public static BandSet Limits(double amber, double green) => new() { Bands = [Band.Red, Band.Amber(amber), Band.Green(green)] };

    /// <summary>The same bands with a blue one above the limit.</summary>
    public BandSet WithExceeds(double above = 100) =>
        new() { Bands = [.. Bands.Where(band => band.Status != Status.Exceeds), Band.Exceeds(above)] };

    /// <summary>The highest band the score reaches.</summary>
    public Band Of(double score)
    {
        for (var i = Bands.Count - 1; i > 0; i--)
        {
            if (Bands[i].Reaches(score)) return Bands[i];
        }
        return Bands[0];
    }

    public Band? Named(string code) => Bands.FirstOrDefault(band => string.Equals(band.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The band here that says what another set's band says: the same code, else the lowest with the same status.</summary>
    public Band? Matching(Band other) => Named(other.Code) ?? Bands.FirstOrDefault(band => band.Status == other.Status);

    public bool Has(Status status) => Bands.Any(band => band.Status == status);

    /// <summary>The lowest limit from which the status, or a better one, begins.</summary>
    public double? LimitOf(Status status) => Bands.FirstOrDefault(band => band.Status >= status)?.LowerLimit;

    /// <summary>
    /// The score half way through a band: what a judged objective and a status roll-up count as. The outermost bands end at
    /// the ends given; a band that begins at or beyond the high end counts as its limit.
    /// </summary>
    public double Middle(Band band, double low = 0, double high = 100)
    {
        var at = -1;
        for (var i = 0; i < Bands.Count; i++)
        {
            if (Bands[i].Code == band.Code) at = i;
        }
        if (at < 0) throw new ArgumentException($"The band '{band.Code}' is not one of this set.", nameof(band));
        var top = Math.Max(high, Bands[^1].LowerLimit ?? high);
        var from = Bands[at].LowerLimit ?? Math.Min(low, Bands.Count > 1 ? Bands[1].LowerLimit ?? low : low);
        var to = at + 1 < Bands.Count ? Bands[at + 1].LowerLimit ?? top : top;
        return (from + to) / 2;
    }

    public bool Equals(BandSet? other) => other is not null && (ReferenceEquals(this, other) || Bands.SequenceEqual(other.Bands));

    public override int GetHashCode() => Bands.Aggregate(17, HashCode.Combine);
}
