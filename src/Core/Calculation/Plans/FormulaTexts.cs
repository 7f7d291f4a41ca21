using Binnacle.Core.Elements;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Formulas of measures, each text parsed once.</summary>
internal sealed class FormulaTexts
{
    private readonly Dictionary<string, Formula?> _parsed = new(StringComparer.Ordinal);

    /// <summary>Null where it is not well formed.</summary>
    public Formula? Of(string text)
    {
        if (!_parsed.TryGetValue(text, out var formula))
            _parsed[text] = formula = FormulaParser.Parse(text, FormulaPurpose.Measure).Formula;
        return formula;
    }

    /// <summary>Whether it calls any measure by one of the codes, whichever unit's.</summary>
    public bool Mentions(string text, IReadOnlySet<string> codes) =>
        codes.Any(text.Contains) && Of(text) is { } formula && formula.References.Any(reference => codes.Contains(reference.Call.Code[(reference.Call.Code.LastIndexOf('/') + 1)..]));

    /// <summary>Measures the formula means there, one behind the other; null: there is none of that code.</summary>
    public List<ElementId?> ReadBy(Measure measure, string text, Structure structure)
    {
        var read = new List<ElementId?>();
        foreach (var (call, ofChildren, _) in Of(text)?.References ?? [])
            if (!ofChildren)
                read.Add(structure.ResolveMeasure(measure.Unit, call.Code)?.Id);
            else if (structure.Find<OrganizationUnit>(measure.Unit) is { } unit)
                foreach (var child in structure.Subunits(unit))
                    read.Add(structure.FindMeasure(child.Id, call.Code)?.Id);
        return read;
    }
}
