using System.Runtime.InteropServices;

namespace Binnacle.Bench.Engine;

/// <summary>Scores as the expected file has them: sections of nodes, each first the scores of the months, then those of the year to date; not a number: missing.</summary>
internal static class RefScores
{
    /// <summary>The largest difference, and how many cells are missing on one side only.</summary>
    public static (double Largest, long Missing) Compare(double[] scores, string expectedFile)
    {
        var expected = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(expectedFile));
        if (expected.Length != scores.Length)
            throw new InvalidOperationException($"{expectedFile} has {expected.Length} scores, not {scores.Length}.");
        var (largest, missing) = (0.0, 0L);
        for (var at = 0; at < scores.Length; at++)
            if (double.IsNaN(scores[at]) != double.IsNaN(expected[at]))
                missing++;
            else if (!double.IsNaN(scores[at]))
                largest = Math.Max(largest, Math.Abs(scores[at] - expected[at]));
        return (largest, missing);
    }
}
