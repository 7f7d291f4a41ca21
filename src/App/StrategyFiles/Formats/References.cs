using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>A person's id; the person must be in people.yaml.</summary>
internal sealed class PersonShape : Shape<string>
{
    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out string value)
    {
        if (!Shaped.Text.TryRead(node, reading, out value))
            return false;
        if (reading.Codes.Find(ElementKind.Person, null, value) is null && !reading.MissesFiles)
            reading.Report(node.Place, $"There is no person '{value}' in people.yaml.{Suggestion.For(value, reading.Codes.Codes(ElementKind.Person, null))}");
        return true;
    }

    public override DocumentNode Write(string value, FileWriting writing) => FileWriting.Text(value);

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = "string" };
}

/// <summary>Another element by its code.</summary>
/// <param name="inCard">The code is looked up on the scorecard being read; <c>card/code</c> names another.</param>
internal sealed class ReferenceShape(ElementKind kind, bool inCard = false) : Shape<ElementId>
{
    public override bool TryRead(DocumentNode node, FileReading reading, out ElementId value)
    {
        value = default;
        if (!Shaped.Text.TryRead(node, reading, out var code))
            return false;
        if (Find(code, reading, out var scope) is { } id)
        {
            value = id;
            return true;
        }
        if (!reading.MissesFiles)
            reading.Report(node.Place, $"There is no {Words.Dashed(kind.ToString())} '{code}'{(inCard && !code.Contains('/') && reading.Card is not null ? " on this scorecard" : "")}.{Suggestion.For(code, reading.Codes.Codes(kind, scope))}");
        return false;
    }

    public override DocumentNode Write(ElementId value, FileWriting writing)
    {
        var element = writing.Structure.Find(value);
        var code = element?.Code ?? value.ToString();
        if (inCard && writing.CardOf(value) is { } card && card.Id != writing.Card)
            code = $"{card.Code}/{code}";
        return FileWriting.Text(code);
    }

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = new JsonArray("string", "number") };

    private ElementId? Find(string code, FileReading reading, out ElementId? scope)
    {
        scope = null;
        if (!inCard)
            return reading.Codes.Find(kind, null, code);
        scope = reading.Card;
        var slash = code.IndexOf('/');
        if (slash > 0)
        {
            scope = reading.Codes.Find(ElementKind.Scorecard, null, code[..slash]);
            return scope is null ? null : reading.Codes.Find(kind, scope, code[(slash + 1)..]);
        }
        return scope is null ? null : reading.Codes.Find(kind, scope, code);
    }
}
