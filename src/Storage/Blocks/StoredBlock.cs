namespace Binnacle.Storage.Blocks;

/// <summary>A block as its row has it.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Content">Of <see cref="BlockText"/>; null when it was redacted.</param>
internal sealed record StoredBlock(int Measure, string Series, string? Quality, string? SourceBefore, string? SourceAfter, int Count, ReadOnlyMemory<byte>? Content);
