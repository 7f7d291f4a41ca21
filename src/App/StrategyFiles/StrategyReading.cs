using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles;

/// <summary>An element as the files want it.</summary>
/// <param name="HoldsFrom">What its file says; null where it says nothing.</param>
public sealed record DesiredElement(Element Body, Place Place, DateOnly? HoldsFrom);

/// <summary>What a folder (or workbook) says, checked.</summary>
/// <param name="People">Names and addresses, which are kept outside the log.</param>
/// <param name="IsComplete">Whether what the files do not mention is to end.</param>
/// <param name="Problems">All there is to mend, in the order of the files; nothing may be applied while there are any.</param>
/// <param name="Warnings">What is probably not meant but may be applied.</param>
public sealed record StrategyReading(
    ImmutableArray<DesiredElement> Elements,
    ImmutableArray<PersonName> People,
    bool IsComplete,
    ImmutableArray<Problem> Problems,
    ImmutableArray<Problem> Warnings);
