using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Numbers;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A scorecard's numbers as JSON, written straight to bytes: there are hundreds of them.</summary>
public static class FiguresJson
{
    private static readonly JsonEncodedText Scorecard = JsonEncodedText.Encode("scorecard");
    private static readonly JsonEncodedText Period = JsonEncodedText.Encode("period");
    private static readonly JsonEncodedText KnownUpTo = JsonEncodedText.Encode("asKnownOn");
    private static readonly JsonEncodedText Measures = JsonEncodedText.Encode("measures");
    private static readonly JsonEncodedText Measure = JsonEncodedText.Encode("measure");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Target = JsonEncodedText.Encode("target");
    private static readonly JsonEncodedText ValueToDate = JsonEncodedText.Encode("valueToDate");
    private static readonly JsonEncodedText TargetToDate = JsonEncodedText.Encode("targetToDate");
    private static readonly JsonEncodedText Before = JsonEncodedText.Encode("before");
    private static readonly JsonEncodedText Nodes = JsonEncodedText.Encode("nodes");
    private static readonly JsonEncodedText Node = JsonEncodedText.Encode("node");
    private static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
    private static readonly JsonEncodedText ScoreToDate = JsonEncodedText.Encode("scoreToDate");
    private static readonly JsonEncodedText Trend = JsonEncodedText.Encode("trend");

    private const int LongestNumber = 24;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _bytes;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Addresses do not change while a structure holds.</summary>
    private static readonly ConditionalWeakTable<Structure, Dictionary<ElementId, JsonEncodedText>> Addresses = [];

    internal static byte[] Write(ScorecardFigures figures, Reading reading, Scorecard card) =>
        Write(figures, reading.World.StructureOf(reading.Calendar.LastDay(figures.Period)), reading.Calendar, card, reading.Image.Seq);

    /// <param name="structure">That of the period.</param>
    /// <param name="seq">The newest change in it.</param>
    public static byte[] Write(ScorecardFigures figures, Structure structure, ReportingCalendar calendar, Scorecard card, long seq)
    {
        // One of each a thread: buffers of this size are dearer than what is written into them.
        var bytes = _bytes ??= new(64 * 1024);
        bytes.ResetWrittenCount();
        var writer = _writer ??= new(bytes, Options);
        writer.Reset();
        var addresses = Addresses.GetOrCreateValue(structure);
        lock (addresses)
        {
            writer.WriteStartObject();
            writer.WriteString(Scorecard, card.Code);
            writer.WriteString(Period, calendar.Format(figures.Period));
            writer.WriteNumber(KnownUpTo, seq);
            writer.WriteStartArray(Measures);
            foreach (var measure in figures.Measures)
            {
                writer.WriteStartObject();
                writer.WriteString(Measure, AddressOf(addresses, structure, measure.Measure));
                Figures(writer, measure.Now);
                writer.WriteStartObject(Before);
                Figures(writer, measure.Before);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartArray(Nodes);
            foreach (ref readonly var node in figures.Nodes.AsSpan())
                Scores(writer, node, AddressOf(addresses, structure, node.Node));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void Figures(Utf8JsonWriter writer, in PeriodFigures figures)
    {
        Number(writer, Value, figures.Value);
        Number(writer, Target, figures.Target);
        Number(writer, ValueToDate, figures.ValueToDate);
        Number(writer, TargetToDate, figures.TargetToDate);
    }

    private static void Scores(Utf8JsonWriter writer, in NodeFigures node, JsonEncodedText address)
    {
        writer.WriteStartObject();
        writer.WriteString(Node, address);
        Number(writer, Score, node.Score);
        Number(writer, ScoreToDate, node.ToDate);
        writer.WriteStartObject(Before);
        Number(writer, Score, node.ScoreBefore);
        Number(writer, ScoreToDate, node.ToDateBefore);
        writer.WriteEndObject();
        writer.WriteStartArray(Trend);
        foreach (var score in node.Trend.Span)
            Number(writer, score);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, JsonEncodedText name, double? number)
    {
        writer.WritePropertyName(name);
        Number(writer, number);
    }

    private static void Number(Utf8JsonWriter writer, double? number)
    {
        Span<byte> digits = stackalloc byte[LongestNumber];
        if (number is not { } value)
            writer.WriteNullValue();
        else if (Numerals.TryWrite(value, digits, out var written))
            writer.WriteRawValue(digits[..written], skipInputValidation: true);
        else
            writer.WriteNumberValue(value);
    }

    private static JsonEncodedText AddressOf(Dictionary<ElementId, JsonEncodedText> known, Structure structure, ElementId id)
    {
        if (!known.TryGetValue(id, out var address))
            known[id] = address = JsonEncodedText.Encode(
                structure.Find(id) switch { Node node => NodeAddress.Of(structure, node), Measure measure => NodeAddress.Of(structure, measure), _ => id.ToString() }, Options.Encoder);
        return address;
    }
}
