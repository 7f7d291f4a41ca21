using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>One kind of value in a file: how it is read, how it is written, and how an editor's schema describes it.</summary>
public abstract class Shape<T>
    where T : notnull
{
    /// <summary>False after a problem was reported. An empty value never gets here: it means "not said".</summary>
    public abstract bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out T value);

    public abstract DocumentNode Write(T value, FileWriting writing);

    public abstract JsonObject Schema(SchemaBook book);
}

/// <summary>A value written as one word, number or text.</summary>
public abstract class ScalarShape<T> : Shape<T>
    where T : notnull
{
    /// <summary>What was expected, to follow "is not": "a number", "one of higher, lower".</summary>
    protected abstract string Expected { get; }

    protected abstract bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out T value);

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarNode { Text: not null } scalar)
        {
            reading.Report(node.Place, $"Write {Expected} here, not {FileReading.Describe(node)}.");
            return false;
        }
        if (TryParse(scalar, out value))
            return true;
        reading.Report(node.Place, Refusal(scalar.Text));
        return false;
    }

    protected virtual string Refusal(string text) => $"'{Shorten(text)}' is not {Expected}.";

    protected static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
