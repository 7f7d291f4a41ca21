using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Grammar;
using Binnacle.Core.Formulas.Units;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>What measures, definitions and the organisation's defaults say of figures: formulas, units, scales, numbers.</summary>
internal static class MeasureCheck
{
    public static void Run(Structure structure, Names names, List<StructureProblem> problems)
    {
        SpecCheck.Run(structure.Settings.Id, "measures", structure.Settings.Measures, structure, names, problems);
        foreach (var definition in structure.All<Definition>())
            SpecCheck.Run(definition.Id, "spec", definition.Spec, structure, names, problems);
        foreach (var measure in structure.All<Measure>())
            SpecCheck.Run(measure.Id, "spec", measure.Spec, structure, names, problems);
        ScaleUseCheck.Run(structure, problems);
        foreach (var measure in structure.All<Measure>())
            Rules(structure, names, measure, problems);
    }

    private static void Rules(Structure structure, Names names, Measure measure, List<StructureProblem> problems)
    {
        var rules = structure.RulesOf(measure);
        if (rules.Aggregation == Aggregation.WeightedAverage && rules.WeightedBy is null)
            problems.Add(new(measure.Id, "spec.aggregation", $"'{measure.Code}' is a weighted average: say the measure that weights it."));
        if (rules.WeightedBy is { } by && names.Resolve(measure.Unit, by) is null)
            problems.Add(new(measure.Id, "spec.weightedBy", $"There is no measure '{by}' to weight '{measure.Code}' by."));
        if (rules is { Aggregation: Aggregation.FormulaOfAggregates, Formula: null })
            problems.Add(new(measure.Id, "spec.aggregation", $"'{measure.Code}' has no formula whose operands could be aggregated."));
        if (rules.Formula is { } formula && names.Parse(formula, FormulaPurpose.Measure).Formula is { } parsed)
            References(structure, names, measure, parsed, "spec.formula", problems);
        foreach (var (series, level) in rules.Levels)
            if (level.Formula is { } text && names.Parse(text, FormulaPurpose.Target).Formula is { } over)
                References(structure, names, measure, over, $"spec.levels.{series}", problems);
    }

    private static void References(Structure structure, Names names, Measure measure, Formula formula, string field, List<StructureProblem> problems)
    {
        var unknown = false;
        foreach (var reference in formula.References)
        {
            var code = reference.Call.Code;
            if (!reference.OfChildren)
            {
                if (names.Resolve(measure.Unit, code) is not null)
                    continue;
                unknown = true;
                var known = structure.All<Measure>().Where(m => m.Unit == measure.Unit || m.Unit == structure.Root?.Id).Select(m => m.Code);
                var near = Suggestion.For(code, known);
                problems.Add(new(measure.Id, field, Say(formula, new FormulaProblem(
                    reference.Position + 1, $"[{code}]", $"a measure of '{structure.Find(measure.Unit)?.Code}' or of the top unit", near is null ? null : $"[{near}]"))));
                continue;
            }
            var children = names.OfChildren(measure.Unit, code).ToArray();
            if (children.Length == 0)
            {
                unknown = true;
                problems.Add(new(measure.Id, field, Say(formula, new FormulaProblem(
                    reference.Position + 1, $"[{code}]", $"a measure that a unit below '{structure.Find(measure.Unit)?.Code}' has")), IsWarning: structure.Subunits(structure.Find<Organization.OrganizationUnit>(measure.Unit)!).ToArray() is []));
            }
            else if (children.Select(child => UnitText(structure, child)).OfType<string>().Select(Dimension.Parse).Distinct().Count() > 1)
            {
                problems.Add(new(measure.Id, field, Say(formula, new FormulaProblem(reference.Position + 1, $"[{code}] in unlike units", "one unit of measure in all units below"))));
            }
        }
        if (unknown)
            return;
        var units = UnitCheck.Run(formula, code => UnitOf(structure, names, measure, code), UnitText(structure, measure));
        problems.AddRange(units.Problems.Select(problem => new StructureProblem(measure.Id, field, Say(formula, problem))));
    }

    private static string? UnitOf(Structure structure, Names names, Measure measure, string code) =>
        (names.Resolve(measure.Unit, code) ?? names.OfChildren(measure.Unit, code).FirstOrDefault()) is { } operand ? UnitText(structure, operand) : null;

    /// <summary>Null where nobody said the unit: it fits anything. Money is converted, so one currency is as good as another.</summary>
    private static string? UnitText(Structure structure, Measure measure)
    {
        var unit = structure.RulesOf(measure).Unit;
        if (unit.Dimension is { } dimension)
            return dimension;
        if (unit.Symbol.Length == 0)
            return null;
        if (unit.Currency is not { } currency)
            return unit.Symbol;
        return unit.Symbol.Contains(currency, StringComparison.Ordinal) ? unit.Symbol.Replace(currency, "money", StringComparison.Ordinal) : "money";
    }

    private static string Say(Formula formula, FormulaProblem problem) => $"In ={formula.Text.Trim()}: {problem.Message}";
}
