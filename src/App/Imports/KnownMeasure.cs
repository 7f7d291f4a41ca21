using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>What an import has to know of a measure.</summary>
public sealed record KnownMeasure(ElementId Id, string Code, Frequency Frequency)
{
    /// <summary>Why nothing can be imported for it (it is calculated, it is retired). Null if something can.</summary>
    public string? Refusal { get; init; }

    /// <summary>Words its scale has scores for: what is no number and one of these is taken as the word.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    /// <summary>Whether actuals may come for coarser periods, to be shown beside or instead of the aggregated ones.</summary>
    public bool TakesCoarserActuals { get; init; }
}
