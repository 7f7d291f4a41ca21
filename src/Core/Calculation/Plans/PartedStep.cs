namespace Binnacle.Core.Calculation.Plans;

/// <summary>A node that is made up otherwise from some period on, or a measure that is scored otherwise, where its plan has one step for it.</summary>
/// <param name="parts">One behind the other.</param>
internal sealed class PartedStep(PlanTables tables, Row[] period, Row[] toDate, Step[] parts) : OtherStep(period, toDate)
{
    public Step First => parts[0];

    public override void Calculate(int first, int behind, bool toDate)
    {
        foreach (ref readonly var part in parts.AsSpan())
            if (Math.Max(first, part.From) is var from && Math.Min(behind, part.To) is var to && from < to)
                tables.Calculate(part, from, to, toDate);
    }
}
