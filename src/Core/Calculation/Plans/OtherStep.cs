namespace Binnacle.Core.Calculation.Plans;

/// <summary>A step no array of kernels has a place for.</summary>
/// <param name="period">Rows of the period itself that readers look at.</param>
/// <param name="toDate">Rows of the year to date that readers look at.</param>
internal abstract class OtherStep(Row[] period, Row[] toDate)
{
    /// <summary>What it says decides whether readers have to run again. The score is the first.</summary>
    public ReadOnlySpan<Row> Written(bool isToDate) => isToDate ? toDate : period;

    /// <summary>Whether the calculator answers.</summary>
    public virtual bool AsksCalculator => false;

    /// <summary>Calculates a part of the stretch it speaks for.</summary>
    public abstract void Calculate(int first, int behind, bool toDate);
}
