namespace Binnacle.Samples;

/// <summary>Chance that is always the same: a figure's noise in a month depends on its code and the month alone, not on how long the history is.</summary>
/// <param name="seed">Another seed, another organisation with the same truths.</param>
internal sealed class Noise(ulong seed)
{
    private const double Memory = 0.35;
    private const int Remembered = 10;

    /// <summary>Mean 0, variance 1, no memory.</summary>
    public double Fresh(string code, int month)
    {
        var at = seed ^ Hash(code) ^ ((ulong)month * 0x9E3779B97F4A7C15);
        var (one, two) = (Uniform(at), Uniform(at ^ 0xD1B54A32D192ED03));
        return Math.Sqrt(-2 * Math.Log(one)) * Math.Cos(2 * Math.PI * two);
    }

    /// <summary>Mean 0, variance 1; a part of each month stays in the next.</summary>
    public double Lingering(string code, int month)
    {
        double sum = 0, weight = 1, squares = 0;
        for (var back = 0; back < Remembered; back++, weight *= Memory)
        {
            sum += weight * Fresh(code, month - back);
            squares += weight * weight;
        }
        return sum / Math.Sqrt(squares);
    }

    /// <summary>Between 0 and 1, the same in every month.</summary>
    public double Of(string code) => Uniform(seed ^ Hash(code) ^ 0xA0761D6478BD642F);

    private static ulong Hash(string text) => text.Aggregate(14695981039346656037ul, (hash, letter) => unchecked((hash ^ letter) * 1099511628211));

    private static double Uniform(ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
            state ^= state >> 31;
        }
        return ((state >> 11) + 0.5) / (1ul << 53);
    }
}
