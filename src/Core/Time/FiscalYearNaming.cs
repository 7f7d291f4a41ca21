namespace Binnacle.Core.Time;

/// <summary>Which calendar year gives a fiscal year its number.</summary>
public enum FiscalYearNaming
{
    EndYear,
    StartYear,
}
