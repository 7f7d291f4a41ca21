using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>A value with a short form (one word or number) and a full one (a map); written short wherever that says it all.</summary>
/// <param name="fitsShort">Null where the short form does not say it all.</param>
public sealed class EitherShape<TShort, T>(Shape<TShort> shortForm, Func<TShort, T> widen, Func<T, (bool Fits, TShort Value)> fitsShort, Shape<T> full) : Shape<T>
    where TShort : notnull
    where T : notnull
{
    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out T value)
    {
        if (node is MapNode)
            return full.TryRead(node, reading, out value);
        value = default;
        if (!shortForm.TryRead(node, reading, out var said))
            return false;
        value = widen(said);
        return true;
    }

    public override DocumentNode Write(T value, FileWriting writing) =>
        fitsShort(value) is (true, var said) ? shortForm.Write(said, writing) : full.Write(value, writing);

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(shortForm.Schema(book), full.Schema(book));
}
