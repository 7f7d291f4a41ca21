using Binnacle.Core.Facts;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>What figures are made of: the measures, and which of their series, that a formula or a weight mentions.</summary>
internal sealed class FigureParts(Structure structure, Names names)
{
    /// <summary>What one series of a measure is made of directly.</summary>
    public IEnumerable<(Measure Measure, string Series)> Of(Measure measure, string series)
    {
        var rules = structure.RulesOf(measure);
        if (series == SeriesNames.Actual)
        {
            if (rules is { Aggregation: Aggregation.WeightedAverage, WeightedBy: { } by } && names.Resolve(measure.Unit, by) is { } weight)
                yield return (weight, SeriesNames.Actual);
            if (rules.Formula is { } formula && names.Parse(formula, FormulaPurpose.Measure).Formula is { } parsed)
                foreach (var part in References(measure, parsed))
                    yield return part;
        }
        else if (rules.Levels.GetValueOrDefault(series)?.Formula is { } text && names.Parse(text, FormulaPurpose.Target).Formula is { } parsed)
        {
            foreach (var name in parsed.Names.Where(name => rules.Levels.ContainsKey(name)))
                yield return (measure, name);
            foreach (var part in References(measure, parsed))
                yield return part;
        }
    }

    private IEnumerable<(Measure Measure, string Series)> References(Measure measure, Formula formula)
    {
        foreach (var reference in formula.References)
        {
            var found = reference.OfChildren
                ? names.OfChildren(measure.Unit, reference.Call.Code)
                : names.Resolve(measure.Unit, reference.Call.Code) is { } one ? [one] : [];
            foreach (var operand in found)
            {
                if (reference.Call.Function != ReferenceFunction.Target)
                    yield return (operand, SeriesNames.Actual);
                if (reference.Call.Function == ReferenceFunction.Target)
                    yield return (operand, SeriesNames.Target);
                if (reference.Call.Function == ReferenceFunction.Score)
                    foreach (var level in structure.RulesOf(operand).Levels.Keys)
                        yield return (operand, level);
            }
        }
    }
}
