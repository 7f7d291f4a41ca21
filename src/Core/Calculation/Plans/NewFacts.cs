using Binnacle.Core.Facts;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What is said anew, put into rows: what kernels look at, and nothing else.</summary>
internal sealed class NewFacts(PlanTables tables, EditRun edits)
{
    /// <summary>Whether the plan's steps are right for it too. What kernels never look at concerns the calculator alone.</summary>
    public bool CanTake(Observation said)
    {
        if (tables.FindMeasure(said.Element) is not { } rows)
            return true;
        if (said.Series is SeriesNames.Actual or SeriesNames.ActualToDate)
            return IsAnswered(rows) || (said.Series == SeriesNames.Actual && rows.HasPlainFacts && IsPlain(said)
                // What was said before the plan's first period may stand in for values inside it.
                && (rows.Carrying is null || tables.Grid.IndexOf(said.Period) >= 0));
        if (rows.Level(said.Series).IsNone)
            return !FactRows.IsLevel(said.Series) || IsAnswered(rows);
        return tables.Facts.IsSlow(rows.Id, said.Series) || (said.IsNumber && said.Period.Frequency == tables.Grid.Frequency);
    }

    /// <summary>All that depends on it is calculated again, but for what the calculator answers for.</summary>
    public void Take(Observation said)
    {
        if (tables.FindMeasure(said.Element) is not { } rows)
            return;
        var (from, to) = (0, 0);
        if (said.Series != SeriesNames.Actual)
        {
            if (!rows.Level(said.Series).IsNone && !tables.Facts.IsSlow(rows.Id, said.Series))
                (from, to) = tables.Facts.Reread(rows, said.Series);
        }
        else if (!IsAnswered(rows) && tables.Grid.IndexOf(said.Period) is >= 0 and var at)
        {
            (rows.Carrying?.Reported ?? rows.Values.Period).Span[at] = said.IsNumber ? said.Value!.Value : double.NaN;
            (from, to) = (at, rows.Carrying?.ReachOf(at, tables.Grid.Count) ?? at + 1);
        }
        if (from < to)
            edits.Run(rows.Steps, from, to, tables.Grid.YearEnd(to - 1));
    }

    private static bool IsPlain(Observation said) => !said.IsWord && !said.IsNotApplicable && said.Quality != Quality.Estimate;

    /// <summary>No kernel looks at it.</summary>
    private bool IsAnswered(MeasureRows rows)
    {
        foreach (var step in rows.Steps)
            if (tables.Steps[step] is not { Kind: StepKind.Other } of || !tables.Others[of.At].AsksCalculator)
                return false;
        return true;
    }
}
