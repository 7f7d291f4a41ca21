using Binnacle.Core.Elements;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>What several checks look up: formulas parsed once, measures called as people call them.</summary>
internal sealed class Names(Structure structure)
{
    private readonly Dictionary<(string, FormulaPurpose), FormulaParse> _formulas = [];
    private readonly Dictionary<string, OrganizationUnit> _units = First(structure.All<OrganizationUnit>());

    public FormulaParse Parse(string text, FormulaPurpose purpose)
    {
        if (!_formulas.TryGetValue((text, purpose), out var parse))
            _formulas[(text, purpose)] = parse = FormulaParser.Parse(text, purpose);
        return parse;
    }

    /// <summary>As <see cref="Structure.ResolveMeasure"/>, without looking through all units each time.</summary>
    public Measure? Resolve(ElementId unit, string code)
    {
        var slash = code.LastIndexOf('/');
        return slash > 0
            ? _units.TryGetValue(code[..slash], out var named) ? structure.FindMeasure(named.Id, code[(slash + 1)..]) : null
            : structure.FindMeasure(unit, code) ?? (structure.Root is { } root ? structure.FindMeasure(root.Id, code) : null);
    }

    /// <summary>The measure of that code in each unit directly below.</summary>
    public IEnumerable<Measure> OfChildren(ElementId unit, string code) =>
        structure.Find<OrganizationUnit>(unit) is { } above
            ? structure.Subunits(above).Select(below => structure.FindMeasure(below.Id, code)).OfType<Measure>()
            : [];

    public string NameOf(Measure measure) => $"{structure.Find(measure.Unit)?.Code}/{measure.Code}";

    private static Dictionary<string, OrganizationUnit> First(IEnumerable<OrganizationUnit> units)
    {
        var byCode = new Dictionary<string, OrganizationUnit>(StringComparer.Ordinal);
        foreach (var unit in units)
            byCode.TryAdd(unit.Code, unit);
        return byCode;
    }
}
