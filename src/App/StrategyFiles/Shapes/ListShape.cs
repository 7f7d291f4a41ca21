using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>A list; a single value may stand for a list of one.</summary>
public sealed class ListShape<T>(Shape<T> items) : Shape<ImmutableArray<T>>
    where T : notnull
{
    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out ImmutableArray<T> value)
    {
        var nodes = node is ListNode list ? list.Items : [node];
        var read = ImmutableArray.CreateBuilder<T>(nodes.Length);
        foreach (var item in nodes)
            if (items.TryRead(item, reading, out var one))
                read.Add(one);
        value = read.ToImmutable();
        return read.Count == nodes.Length;
    }

    public override DocumentNode Write(ImmutableArray<T> value, FileWriting writing) =>
        FileWriting.List(value.Select(item => items.Write(item, writing)));

    public override JsonObject Schema(SchemaBook book) =>
        SchemaBook.AnyOf(new() { ["type"] = "array", ["items"] = items.Schema(book) }, items.Schema(book));
}
