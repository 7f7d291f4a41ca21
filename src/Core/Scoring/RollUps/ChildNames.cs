using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>Answers a roll-up's formula from the children. A child that weighs nothing may be named but is none of SCORES.</summary>
internal sealed class ChildNames : IFormulaContext
{
    private readonly RollUpRule rule;
    private readonly ChildScore[] children;

    public ChildNames(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        this.rule = rule;
        this.children = children.ToArray();
    }

    public FormulaValue Score(string child) => Find(child) is not { } found ? Unknown(child) : Counted(found);

    public FormulaValue Weight(string child) => Find(child) is not { } found ? Unknown(child) : FormulaValue.Of(found.Weight);

    public IReadOnlyList<FormulaValue> Scores() => [.. children.Where(child => Tally.Countable(rule, child)).Select(Counted)];

    private FormulaValue Counted(ChildScore child)
    {
        var counted = child.Weight == 0 ? child.Score : Tally.Counted(rule, child);
        return counted is { } score ? FormulaValue.Of(score) : FormulaValue.Absent($"{child.Code} has no score");
    }

    private ChildScore? Find(string code)
    {
        foreach (var child in children)
        {
            if (string.Equals(child.Code, code, StringComparison.OrdinalIgnoreCase)) return child;
        }
        return null;
    }

    private static FormulaValue Unknown(string code) => FormulaValue.Absent($"there is no child {code}");
}
