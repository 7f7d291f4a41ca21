using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>What writing knows: the structure whose ids become codes, and the file that is being written.</summary>
public sealed class FileWriting(Structure structure)
{
    public static readonly Place Nowhere = new("", "");

    public Structure Structure { get; } = structure;

    /// <summary>Its objectives and themes are written with their bare codes.</summary>
    public ElementId? Card { get; set; }

    /// <summary>Its measures are written with their bare codes.</summary>
    public ElementId? Unit { get; set; }

    public Scorecard? CardOf(ElementId node) => Structure.Find<Node>(node) switch
    {
        Theme theme => Structure.Find<Scorecard>(theme.Scorecard),
        { } other => Structure.CardOf(other),
        _ => null,
    };

    public static ScalarNode Plain(string text) => new(Nowhere, text);

    /// <summary>Quoted where a program would read a number, a date or yes/no instead.</summary>
    public static ScalarNode Text(string text) => new(Nowhere, text, ReadsAsSomethingElse(text));

    public static MapNode Map(IEnumerable<MapEntry> entries) => new(Nowhere, [.. entries]);

    public static ListNode List(IEnumerable<DocumentNode> items) => new(Nowhere, [.. items]);

    public static MapEntry Entry(string key, DocumentNode value) => new(Plain(key), value);

    private static bool ReadsAsSomethingElse(string text) =>
        text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or "NULL" or "~" or "" or ".NAN" or ".INF" or "-.INF" or "+.INF"
        || (text[0] is '+' or '-' or '.' or >= '0' and <= '9' && LooksNumeric(text));

    private static bool LooksNumeric(string text) => text.All(c => char.IsAsciiHexDigit(c) || c is '+' or '-' or '.' or '_' or ':' or 'x' or 'o' or 'T' or 'Z' or ' ');
}
