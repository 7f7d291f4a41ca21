using Binnacle.App.StrategyFiles.Formats;
using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Reading;

/// <summary>An element a file speaks of, before its own keys are read.</summary>
internal sealed class Declaration
{
    public required ElementFormat Format { get; init; }

    public required ElementId Id { get; init; }

    public required string Code { get; init; }

    /// <summary>Its keys; a shorthand is a map already.</summary>
    public required MapNode Map { get; init; }

    public required Place Place { get; init; }

    public required StrategyDocument Document { get; init; }

    /// <summary>The unit above, or the node it lives under.</summary>
    public Declaration? Parent { get; init; }

    /// <summary>The scorecard it is on.</summary>
    public ElementId? Card { get; init; }

    /// <summary>The unit it, or its scorecard, belongs to.</summary>
    public ElementId? Unit { get; init; }

    /// <summary>Of a placement.</summary>
    public ElementId? Measure { get; init; }

    /// <summary>The key it stands under, among whose entries its position counts.</summary>
    public string Section { get; init; } = "";

    public ElementKind Kind => Format.Kind;
}
