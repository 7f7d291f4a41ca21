using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>
/// Π s^w, for the geometric mean of scores whose weights are whole numbers: the logarithm of one product instead of a logarithm a child. Whoever takes the mean of the
/// same scores takes it in this way, so that it comes out the same to the last bit.
/// </summary>
internal static class PowerProduct
{
    /// <summary>Weights that add up to more take logarithms: products would leave the range of numbers.</summary>
    private const int GreatestSum = 100;

    private const double Least = 1e-290;
    private const double Greatest = 1e290;

    /// <summary>Adds a weight to those before; not a number where products will not do for them.</summary>
    public static double Sum(double sum, double weight) => double.IsInteger(weight) && weight > 0 && sum + weight <= GreatestSum ? sum + weight : double.NaN;

    /// <summary>Whether it is far enough from where digits are lost; otherwise logarithms are added up.</summary>
    public static bool IsSafe(double product) => product is >= Least and <= Greatest;

    /// <param name="weight">A whole number from 1 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Times(Vector256<double> product, Vector256<double> score, int weight)
    {
        for (; ; score *= score)
        {
            if ((weight & 1) != 0)
                product *= score;
            if ((weight >>= 1) == 0)
                return product;
        }
    }

    public static double Times(double product, double score, int weight) => Times(Vector256.Create(product), Vector256.Create(score), weight).ToScalar();
}
