using System.Runtime.InteropServices;

namespace Binnacle.Bench.Engine;

/// <summary>Scores as the expected file has them: sections of nodes, each first the scores of the months, then those of the year to date; not a number: missing.</summary>
internal static class RefScores
{
    private const int BlockSize = 1 << 20;

    /// <summary>How many there are, the largest difference, and how many cells are missing on one side only. Neither side is held as a whole: of a million measures each has 1.6 GB.</summary>
    public static (long Count, double Largest, long Missing) Compare(IEnumerable<double> scores, string expectedFile)
    {
        using var file = new FileStream(expectedFile, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize, FileOptions.SequentialScan);
        var (count, largest, missing) = (0L, 0.0, 0L);
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (var score in scores)
        {
            if (file.ReadAtLeast(number, number.Length, throwOnEndOfStream: false) < number.Length)
                throw new InvalidOperationException($"{expectedFile} has {count} scores: more were calculated.");
            count++;
            var expected = MemoryMarshal.Read<double>(number);
            if (double.IsNaN(score) != double.IsNaN(expected))
                missing++;
            else if (!double.IsNaN(score))
                largest = Math.Max(largest, Math.Abs(score - expected));
        }
        return file.Position == file.Length ? (count, largest, missing) : throw new InvalidOperationException($"{expectedFile} has {file.Length / sizeof(double)} scores, not {count}.");
    }
}
