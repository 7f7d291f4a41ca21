using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>The usual three (or four) bands by their limits, or the list of all bands, lowest first.</summary>
internal sealed class BandsShape : Shape<BandSet>
{
    private static readonly KeysOf<Limits> OfLimits = new();
    private static readonly KeysOf<BandParts> OfBand = new();

    private static readonly MapShape<Limits> Short = new("band-limits", "Red below amber, amber below green.", () => new(),
        OfLimits.Of("amber", Shaped.Number, l => l.Amber, (l, limit) => l with { Amber = limit }, "Lowest score that is amber.", required: true),
        OfLimits.Of("green", Shaped.Number, l => l.Green, (l, limit) => l with { Green = limit }, "Lowest score that is green.", required: true),
        OfLimits.Of("exceeds", Shaped.Number, l => l.Exceeds, (l, limit) => l with { Exceeds = limit }, "Scores above this exceed; no such band unless said."));

    private static readonly MapShape<BandParts> Band = new("band", "One stretch of scores with its look.", () => new(),
        OfBand.Of("status", new WordShape<Status>(), b => b.Status, (b, status) => b with { Status = status }, "What the band means: red, amber, green or exceeds.", required: true),
        OfBand.Of("code", Shaped.Text, b => b.Code, (b, code) => b with { Code = code }, "Short name for rules and judgements; the status unless said."),
        OfBand.Of("word", Shaped.Text, b => b.Word, (b, word) => b with { Word = word }, "What pages say."),
        OfBand.Of("colour", Shaped.Text, b => b.Colour, (b, colour) => b with { Colour = colour }, "Hexadecimal, with the hash, in quotes."),
        OfBand.Of("shape", Shaped.Text, b => b.Shape, (b, shape) => b with { Shape = shape }, "The mark beside the colour."),
        OfBand.Of("from", Shaped.Number, b => b.From, (b, limit) => b with { From = limit }, "Lowest score in the band; the lowest band says none."),
        OfBand.Of("above", Shaped.Number, b => b.Above, (b, limit) => b with { Above = limit }, "Scores above this are in the band."));

    private static readonly ListShape<BandParts> Long = new(Band);

    public static BandsShape Shape { get; } = new();

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out BandSet value)
    {
        value = null;
        if (node is MapNode)
        {
            if (!Short.TryRead(node, reading, out var limits) || limits is not { Amber: { } amber, Green: { } green })
                return false;
            value = BandSet.Limits(amber, green);
            if (limits.Exceeds is { } exceeds)
                value = value.WithExceeds(exceeds);
            return true;
        }
        if (!Long.TryRead(node, reading, out var bands))
            return false;
        if (bands.Any(band => band.Status is null))
            return false;
        value = new() { Bands = [.. bands.Select(Read)] };
        return true;
    }

    public override DocumentNode Write(BandSet value, FileWriting writing)
    {
        var bands = value.Bands;
        if (bands is [_, { LowerLimit: { } amber }, { LowerLimit: { } green }, ..])
        {
            var limits = new Limits { Amber = amber, Green = green, Exceeds = bands.Count == 4 ? bands[3].LowerLimit : null };
            var made = BandSet.Limits(amber, green);
            if (value.Equals(limits.Exceeds is { } exceeds ? made.WithExceeds(exceeds) : made))
                return Short.Write(limits, writing);
        }
        return Long.Write([.. bands.Select(Write)], writing);
    }

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(Short.Schema(book), Long.Schema(book));

    private static Band Usual(Status status) => status switch
    {
        Status.Red => Core.Measures.Scales.Band.Red,
        Status.Amber => Core.Measures.Scales.Band.Amber(0),
        Status.Green => Core.Measures.Scales.Band.Green(0),
        _ => Core.Measures.Scales.Band.Exceeds(0),
    };

    private static Band Read(BandParts parts)
    {
        var usual = Usual(parts.Status!.Value);
        return usual with
        {
            Code = parts.Code ?? usual.Code,
            Word = parts.Word ?? usual.Word,
            Colour = parts.Colour ?? usual.Colour,
            Shape = parts.Shape ?? usual.Shape,
            LowerLimit = parts.From ?? parts.Above,
            AboveLimit = parts.Above is not null,
        };
    }

    private static BandParts Write(Band band)
    {
        var usual = Usual(band.Status);
        return new()
        {
            Status = band.Status,
            Code = band.Code == usual.Code ? null : band.Code,
            Word = band.Word == usual.Word ? null : band.Word,
            Colour = band.Colour == usual.Colour ? null : band.Colour,
            Shape = band.Shape == usual.Shape ? null : band.Shape,
            From = band.AboveLimit ? null : band.LowerLimit,
            Above = band.AboveLimit ? band.LowerLimit : null,
        };
    }

    private sealed record Limits
    {
        public double? Amber { get; init; }
        public double? Green { get; init; }
        public double? Exceeds { get; init; }
    }

    private sealed record BandParts
    {
        public Status? Status { get; init; }
        public string? Code { get; init; }
        public string? Word { get; init; }
        public string? Colour { get; init; }
        public string? Shape { get; init; }
        public double? From { get; init; }
        public double? Above { get; init; }
    }
}
