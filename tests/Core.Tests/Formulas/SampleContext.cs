using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Tests.Formulas;

/// <summary>Answers from dictionaries keyed by the text of the question; whatever is not in them is absent.</summary>
internal sealed class SampleContext : IFormulaContext
{
    public Dictionary<string, double> Values { get; init; } = [];

    public Dictionary<string, double?[]> Lists { get; init; } = [];

    public List<string> Asked { get; } = [];

    public FormulaValue Name(string name) => One(name);

    public FormulaValue Reference(ReferenceCall call) => One(call.ToString());

    public FormulaValue Score(string child) => One($"SCORE {child}");

    public FormulaValue Weight(string child) => One($"WEIGHT {child}");

    public IReadOnlyList<FormulaValue> Children(ReferenceCall call) => Many(call.ToString());

    public IReadOnlyList<FormulaValue> Scores() => Many("SCORES");

    private FormulaValue One(string question)
    {
        Asked.Add(question);
        return Values.TryGetValue(question, out var value) ? FormulaValue.Of(value) : FormulaValue.Absent($"{question} has no value");
    }

    private FormulaValue[] Many(string question) =>
        [.. Lists[question].Select(value => value is { } number ? FormulaValue.Of(number) : FormulaValue.Absent("nothing reported"))];
}
