namespace Binnacle.App.Tests.Generated;

/// <summary>Choices that a seed decides.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>From the first to the last, both included.</summary>
    public int Number(int first, int last) => _random.Next(first, last + 1);

    /// <summary>With two decimals.</summary>
    public double Value(double low, double high) => Math.Round(low + (_random.NextDouble() * (high - low)), 2);

    public T Of<T>(params IReadOnlyList<T> options) => options[_random.Next(options.Count)];

    public T Any<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());
}
