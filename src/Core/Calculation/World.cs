using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation;

/// <summary>Which structure a past period is read with.</summary>
public enum StructureReading
{
    /// <summary>What held in the period.</summary>
    Then,

    /// <summary>What holds now, for every period.</summary>
    Today,
}

/// <summary>At which rates money is converted.</summary>
public enum CurrencyReading
{
    /// <summary>The period's average rate for flows, its closing rate for balances.</summary>
    Actual,

    /// <summary>The budget's rate throughout: constant currency.</summary>
    Constant,
}

/// <summary>Everything a calculation depends on. The same world gives the same results to the last bit.</summary>
/// <param name="Through">Last day of the last period due; periods that end later are not expected yet.</param>
/// <param name="Now">Decides between "not due yet" and "overdue", and how far pace should be.</param>
public sealed record World(
    StructureHistory Structures,
    FactTable Facts,
    DateOnly Through,
    DateOnly Now,
    StructureReading Reading = StructureReading.Then,
    CurrencyReading Currency = CurrencyReading.Actual)
{
    /// <summary>The structure that periods ending on the day are read with.</summary>
    public Structure StructureOf(DateOnly lastDay) => Structures.At(Reading == StructureReading.Today ? Now : lastDay);

    /// <summary>The same organisation as it was known after the change, that change included.</summary>
    public World AsKnownOn(long seq) => this with { Structures = Structures.AsKnownOn(seq), Facts = Facts.AsKnownOn(seq) };
}
