using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Numbers;

namespace Binnacle.Core.Formulas.Functions;

/// <summary>Operators and functions over numbers that are there.</summary>
internal static class Arithmetic
{
    /// <summary>Numbers as near to one another as this share of the larger are equal.</summary>
    internal const double Tolerance = 1e-14;

    internal static FormulaValue Apply(ArithmeticOperator symbol, double left, double right) => symbol switch
    {
        ArithmeticOperator.Add => FormulaValue.Of(left + right),
        ArithmeticOperator.Subtract => FormulaValue.Of(left - right),
        ArithmeticOperator.Multiply => FormulaValue.Of(left * right),
        ArithmeticOperator.Divide => right == 0 ? FormulaValue.Absent("division by zero") : FormulaValue.Of(left / right),
        _ => Power(left, right),
    };

    internal static bool Holds(ComparisonOperator symbol, double left, double right) => symbol switch
    {
        ComparisonOperator.Equal => AreEqual(left, right),
        ComparisonOperator.NotEqual => !AreEqual(left, right),
        ComparisonOperator.Less => left < right && !AreEqual(left, right),
        ComparisonOperator.LessOrEqual => left <= right || AreEqual(left, right),
        ComparisonOperator.Greater => left > right && !AreEqual(left, right),
        _ => left >= right || AreEqual(left, right),
    };

    /// <summary>A function of one number, or of two.</summary>
    internal static FormulaValue Apply(Function function, double number, double second) => function switch
    {
        Function.Not => FormulaValue.Of(number == 0),
        Function.Abs => FormulaValue.Of(Math.Abs(number)),
        Function.Round => Round(number, second),
        Function.Sqrt => Sqrt(number),
        Function.Ln => Ln(number),
        Function.Exp => FormulaValue.Of(Math.Exp(number)),
        _ => Power(number, second),
    };

    internal static FormulaValue Power(double number, double exponent)
    {
        if (number == 0 && exponent == 0) return FormulaValue.Absent("zero to the power of zero");
        if (number == 0 && exponent < 0) return FormulaValue.Absent("division by zero");
        return FormulaValue.Of(Math.Pow(number, exponent));
    }

    internal static FormulaValue Sqrt(double number) =>
        number < 0 ? FormulaValue.Absent("square root of a negative number") : FormulaValue.Of(Math.Sqrt(number));

    internal static FormulaValue Ln(double number) =>
        number <= 0 ? FormulaValue.Absent("logarithm of a number that is not positive") : FormulaValue.Of(Math.Log(number));

    /// <summary>Digits are cut to a whole number, as in spreadsheets.</summary>
    internal static FormulaValue Round(double number, double digits) =>
        FormulaValue.Of(DisplayRounding.Round(number, (int)Math.Clamp(digits, -400, 400)));

    private static bool AreEqual(double left, double right) =>
        left == right || Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
}
