using System.Globalization;
using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures;

public enum WindowKind
{
    /// <summary>Each measure's own scored view.</summary>
    Scored,
    Period,
    QuarterToDate,
    FiscalYearToDate,

    /// <summary>The last <see cref="Window.Length"/> base periods.</summary>
    Trailing,

    /// <summary>Actuals, then management's forecast, against the year's target.</summary>
    FullYear,

    /// <summary>The newest reported period at or before the one asked for.</summary>
    Latest,
}

/// <summary>Which base periods a figure covers, ending with the period asked for.</summary>
/// <param name="Length">Base periods of a trailing window, 1 or more; 0 otherwise.</param>
public readonly record struct Window(WindowKind Kind, int Length = 0)
{
    public static readonly Window Scored = new(WindowKind.Scored);
    public static readonly Window Period = new(WindowKind.Period);
    public static readonly Window QuarterToDate = new(WindowKind.QuarterToDate);
    public static readonly Window FiscalYearToDate = new(WindowKind.FiscalYearToDate);
    public static readonly Window FullYear = new(WindowKind.FullYear);
    public static readonly Window Latest = new(WindowKind.Latest);

    public static Window Trailing(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(WindowKind.Trailing, length);
    }

    [JsonIgnore]
    public bool IsToDate => Kind is WindowKind.QuarterToDate or WindowKind.FiscalYearToDate or WindowKind.Trailing;

    /// <summary>As typed in files and on the command line: scored, period, qtd, ytd, trailing-12, year, latest.</summary>
    public override string ToString() => Kind switch
    {
        WindowKind.Scored => "scored",
        WindowKind.Period => "period",
        WindowKind.QuarterToDate => "qtd",
        WindowKind.FiscalYearToDate => "ytd",
        WindowKind.Trailing => string.Create(CultureInfo.InvariantCulture, $"trailing-{Length}"),
        WindowKind.FullYear => "year",
        _ => "latest",
    };

    public static bool TryParse(string text, out Window window)
    {
        window = text switch
        {
            "scored" => Scored,
            "period" => Period,
            "qtd" => QuarterToDate,
            "ytd" => FiscalYearToDate,
            "year" => FullYear,
            "latest" => Latest,
            _ => default,
        };
        if (window.Kind != WindowKind.Scored || text == "scored")
            return true;
        if (!text.StartsWith("trailing-", StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(9), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length < 1)
            return false;
        window = Trailing(length);
        return true;
    }
}
