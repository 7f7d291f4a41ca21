namespace Binnacle.App.Imports;

/// <summary>
/// What an import would do. The counts are of everything; the lists hold at most <see cref="ListLimit"/> entries each, in the file's order.
/// </summary>
public sealed record ImportPreview(ImportCounts Counts)
{
    public const int ListLimit = 1000;

    public IReadOnlyList<ImportChange> Accepted { get; init; } = [];

    public IReadOnlyList<ImportChange> Corrected { get; init; } = [];

    public IReadOnlyList<RejectedValue> Rejected { get; init; } = [];

    public IReadOnlyList<RejectionGroup> Reasons { get; init; } = [];

    public IReadOnlyList<BlankGroup> Blanks { get; init; } = [];
}
