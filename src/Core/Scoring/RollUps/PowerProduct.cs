using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>
/// Π s^w, for the geometric mean of scores whose weights are whole numbers: the logarithm of one product instead of a logarithm a child. Whoever takes the mean of the
/// same scores takes it in this way, so that it comes out the same to the last bit.
/// </summary>
internal static class PowerProduct
{
    /// <summary>No power of such scores by weights of that sum, nor any product of them, leaves 1e-270 to 1e270: no digit is lost.</summary>
    private const int GreatestSum = 100;

    /// <summary>The least score products will do for; where one is below it, or above the greatest, logarithms are added up.</summary>
    public const double Least = 0.002;

    public const double Greatest = 500;

    /// <summary>Adds a weight to those before; not a number where products will not do for them.</summary>
    public static double Sum(double sum, double weight) => double.IsInteger(weight) && weight > 0 && sum + weight <= GreatestSum ? sum + weight : double.NaN;

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
