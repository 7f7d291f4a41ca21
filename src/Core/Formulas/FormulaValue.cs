using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Binnacle.Core.Formulas;

/// <summary>A finite number, or none with the reason. True is 1 and false is 0. The default is absent.</summary>
public readonly record struct FormulaValue
{
    private readonly double _number;
    private readonly string? _reason;
    private readonly bool _isPresent;

    private FormulaValue(bool isPresent, double number, string? reason) => (_isPresent, _number, _reason) = (isPresent, number, reason);

    public bool IsPresent => _isPresent;

    public bool IsAbsent => !_isPresent;

    /// <summary>Why there is no number; null where there is one.</summary>
    public string? Reason => _isPresent ? null : _reason ?? "no value";

    /// <exception cref="InvalidOperationException">There is no number.</exception>
    public double Number => _isPresent ? _number : throw new InvalidOperationException($"There is no number: {Reason}.");

    /// <summary>What is not finite is absent: the number is too large, or not a real one.</summary>
    public static FormulaValue Of(double number) =>
        double.IsFinite(number) ? new(true, number, null) : Absent(double.IsNaN(number) ? "not a real number" : "the number is too large");

    public static FormulaValue Of(bool truth) => new(true, truth ? 1 : 0, null);

    public static FormulaValue Absent(string reason) => new(false, 0, reason);

    public bool TryGet(out double number)
    {
        number = _number;
        return _isPresent;
    }

    public bool TryGet(out double number, [NotNullWhen(false)] out string? reason)
    {
        number = _number;
        reason = Reason;
        return _isPresent;
    }

    public override string ToString() => _isPresent ? _number.ToString("R", CultureInfo.InvariantCulture) : $"absent: {Reason}";
}
