namespace Binnacle.Connectors.Mapping;

/// <summary>One value each row gives: from a column, or made of text (column -1). Values of one entry of the mapping share their evidence.</summary>
internal sealed record PlannedValue(int Entry, int Column, string Heading)
{
    public required CompiledTemplate? Value { get; init; }

    public required CompiledTemplate Measure { get; init; }

    public required CompiledTemplate? Unit { get; init; }

    public required CompiledTemplate Series { get; init; }

    public required CompiledTemplate Period { get; init; }

    public required CompiledTemplate? Note { get; init; }

    public required CompiledTemplate? Quality { get; init; }

    public required CompiledTemplate? Origin { get; init; }

    public required Scaling Scale { get; init; }

    /// <summary>-1 if the scale is the same for every row.</summary>
    public required int ScaleColumn { get; init; }

    public required bool IsWord { get; init; }
}
