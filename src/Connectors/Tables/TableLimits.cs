using System.ComponentModel.DataAnnotations;

namespace Binnacle.Connectors.Tables;

/// <summary>What a file may cost at most. A file beyond a limit is refused by name of the limit, never cut short.</summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    /// <summary>Characters in one row or record of a text file.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int RowCharacters { get; init; } = 16 * 1024 * 1024;

    [Range(1, 100_000)]
    public int Columns { get; init; } = 20_000;

    /// <summary>Bytes of a JSON or YAML file that has to be held whole. Line-delimited JSON is not.</summary>
    [Range(1024, 1024L * 1024 * 1024)]
    public long RecordFileBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Bytes of a workbook once unpacked.</summary>
    [Range(1024, 16L * 1024 * 1024 * 1024)]
    public long UnpackedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Bytes of a workbook's shared texts once unpacked: they are held in memory.</summary>
    [Range(1024, 4L * 1024 * 1024 * 1024)]
    public long SharedTextBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Unpacked to packed size of a workbook part larger than 16 MB; honest sheets stay below 100.</summary>
    [Range(2, 10_000)]
    public int PackingRatio { get; init; } = 250;

    [Range(8, 1000)]
    public int NestingDepth { get; init; } = 64;
}
