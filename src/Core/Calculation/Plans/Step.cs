namespace Binnacle.Core.Calculation.Plans;

/// <summary>Where a full run finds what a step does.</summary>
internal enum StepKind
{
    /// <summary>In the step itself.</summary>
    Other,
    Measure,
    Mean,
}

/// <summary>One thing to calculate from rows that are there already.</summary>
/// <param name="from">First period it speaks for.</param>
/// <param name="to">Behind the last.</param>
/// <param name="period">Rows of the period itself that readers look at.</param>
/// <param name="toDate">Rows of the year to date that readers look at.</param>
internal abstract class Step(int from, int to, Row[] period, Row[] toDate)
{
    private Step[] _readers = [];
    private int _count;

    /// <summary>Its place in the order of calculation: whatever it reads comes before.</summary>
    public int Order { get; private set; }

    /// <summary>Steps that read what this one writes.</summary>
    public ReadOnlySpan<Step> Readers => _readers.AsSpan(0, _count);

    public virtual StepKind Kind => StepKind.Other;

    /// <summary>Its place among the kernels of its kind.</summary>
    public virtual int Kernel => 0;

    public int From => from;

    public int To => to;

    public void ReadBy(Step reader)
    {
        if (_count > 0 && _readers[_count - 1] == reader)
            return;
        if (_count == _readers.Length)
            Array.Resize(ref _readers, Math.Max(1, 2 * _count));
        _readers[_count++] = reader;
    }

    /// <summary>Every step is there and knows its readers.</summary>
    public void Settle(int order)
    {
        Order = order;
        Array.Resize(ref _readers, _count);
    }

    /// <summary>Calculates the part of the stretch it speaks for.</summary>
    public void Run(int first, int behind, bool isToDate)
    {
        if (Math.Max(first, from) < Math.Min(behind, to))
            Calculate(Math.Max(first, from), Math.Min(behind, to), isToDate);
    }

    /// <summary>What it says decides whether readers have to run again.</summary>
    public ReadOnlySpan<Row> Written(bool isToDate) => isToDate ? toDate : period;

    protected abstract void Calculate(int first, int behind, bool toDate);
}
