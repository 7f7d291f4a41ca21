using System.IO.Compression;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Excel;

/// <summary>
/// Keeps packed bombs out: a workbook's parts are measured by what they declare and by unpacking them into nothing, before anything parses them.
/// </summary>
public static class WorkbookGuard
{
    private const int MaximumParts = 10_000;
    private const long SmallPart = 16 * 1024 * 1024;

    /// <exception cref="UnreadableTableException">Not a workbook, or one larger than the limits.</exception>
    public static void Check(string path, TableLimits limits, CancellationToken ct)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > MaximumParts) throw new UnreadableTableException($"{file} has {archive.Entries.Count} parts; a workbook has at most {MaximumParts}.");
            var declared = 0L;
            foreach (var part in archive.Entries)
            {
                declared = checked(declared + part.Length);
                Judge(file, part, part.Length, declared, limits);
            }

            var actual = 0L;
            var buffer = new byte[64 * 1024];
            foreach (var part in archive.Entries)
            {
                ct.ThrowIfCancellationRequested();
                using var content = part.Open();
                var size = 0L;
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    size += read;
                    actual += read;
                    Judge(file, part, size, actual, limits);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException or EndOfStreamException or NotSupportedException)
        {
            throw new UnreadableTableException($"{file} is not a whole Excel workbook: its packing is damaged. Open it in a spreadsheet program and save it again.", e);
        }
    }

    private static void Judge(string file, ZipArchiveEntry part, long size, long total, TableLimits limits)
    {
        if (total > limits.UnpackedBytes) Refuse($"unpacks to more than {Megabytes(limits.UnpackedBytes)}");
        if (size > limits.SharedTextBytes && part.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase))
            Refuse($"holds more than {Megabytes(limits.SharedTextBytes)} of texts");
        if (size > SmallPart && size / Math.Max(1, part.CompressedLength) > limits.PackingRatio)
            Refuse($"is packed more than {limits.PackingRatio} times smaller than what it holds ({part.FullName}), as only a bomb is");

        void Refuse(string why) => throw new UnreadableTableException($"{file} {why}. It was not opened; save the sheet you need as CSV.");
    }

    private static string Megabytes(long bytes) => $"{bytes / (1024 * 1024)} MB";
}
