using System.Text.Json.Serialization;

namespace Binnacle.Core.Elements;

/// <summary>Anything people edit. Immutable: an edit is a revision that carries a whole new element.</summary>
public abstract record Element
{
    /// <summary>Stands in the revision's row, not in its body.</summary>
    [JsonIgnore]
    public ElementId Id { get; init; }

    [JsonIgnore]
    public abstract ElementKind Kind { get; }

    /// <summary>Short name for files and formulas; unique within its owner (unit or scorecard). Letters, digits, '.', '_' and '-'.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Description { get; init; }

    /// <summary>A person's id; the name lives outside the log.</summary>
    public string? Owner { get; init; }

    /// <summary>The element this one lives under: the deletion of the parent is refused while it does.</summary>
    [JsonIgnore]
    public virtual ElementId? Under => null;

    /// <summary>Every element this one mentions, its parent included.</summary>
    [JsonIgnore]
    public virtual IEnumerable<ElementId> Mentions => Under is { } parent ? [parent] : [];
}
