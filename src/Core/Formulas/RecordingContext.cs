using System.Globalization;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas;

/// <summary>Notes what another context is asked and answers, each question once.</summary>
internal sealed class RecordingContext(IFormulaContext inner) : IFormulaContext
{
    private readonly HashSet<string> _seen = [];

    internal List<FormulaOperand> Operands { get; } = [];

    public FormulaValue Name(string name) => Note(name, inner.Name(name));

    public FormulaValue Reference(ReferenceCall call) => Note(call.ToString(), inner.Reference(call));

    public IReadOnlyList<FormulaValue> Children(ReferenceCall call) => Note($"{Words.Children}({call})", inner.Children(call));

    public FormulaValue Score(string child) => Note($"{Words.Score}({child})", inner.Score(child));

    public FormulaValue Weight(string child) => Note($"{Words.Weight}({child})", inner.Weight(child));

    public IReadOnlyList<FormulaValue> Scores() => Note(Words.Scores, inner.Scores());

    private FormulaValue Note(string text, FormulaValue value)
    {
        if (_seen.Add(text)) Operands.Add(new(text, value));
        return value;
    }

    private IReadOnlyList<FormulaValue> Note(string text, IReadOnlyList<FormulaValue> values)
    {
        for (var i = 0; i < values.Count; i++) Note(string.Create(CultureInfo.InvariantCulture, $"{text} {i + 1}"), values[i]);
        return values;
    }
}
