using Binnacle.Core.Elements;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>What one element says of its figure, by itself.</summary>
internal static class SpecCheck
{
    public static void Run(ElementId element, string at, MeasureSpec spec, Structure structure, Names names, List<StructureProblem> problems)
    {
        void Add(string field, string message) => problems.Add(new(element, $"{at}.{field}", message));

        if (spec.Formula is { } formula)
            Formula(formula, FormulaPurpose.Measure, "formula");
        foreach (var (series, level) in spec.Levels ?? Enumerable.Empty<KeyValuePair<string, Level>>())
            if (level.Formula is { } text)
                Formula(text, FormulaPurpose.Target, $"levels.{series}");
            else if (level.Value is not { } value || !double.IsFinite(value))
                Add($"levels.{series}", $"Give '{series}' a number or a formula.");
        if (spec is { Scale: null, ScaleCode: { } code } && structure.FindScale(code) is null)
            Add("scaleCode", $"There is no scale '{code}'.");
        if (spec.Missing is { AtMost: < 1 })
            Add("missing", "Values are carried forward at most 1 period or more.");
        if (spec.DueDays is < 0)
            Add("dueDays", "A figure is due 0 or more working days after its period.");
        if (spec.Tolerance is { } tolerance && !(tolerance is >= 0 and < double.PositiveInfinity))
            Add("tolerance", "The trend's tolerance is a share of 0 or more.");
        if (spec.Target is { Phasing: Phasing.Shares, Shares: null or { IsEmpty: true } })
            Add("target.shares", "Phasing by shares needs one share for each base period.");
        if (spec.Target?.Shares is { } shares && (shares.Any(share => !(share is >= 0 and < double.PositiveInfinity)) || (!shares.IsEmpty && shares.Sum() == 0)))
            Add("target.shares", "Shares are numbers of 0 or more, not all 0.");
        if (spec.Target is { Starts: { } starts, Due: { } due } && due < starts)
            Add("target.due", "The target is due before it starts.");
        if (spec.Frequency is { } frequency && spec.Target?.Frequency is { } targets && targets < frequency)
            Add("target.frequency", "A target's frequency is the measure's or a coarser one.");
        foreach (var one in spec.Breaks ?? [])
            if (string.IsNullOrWhiteSpace(one.Reason))
                Add("breaks", "A break needs its reason.");
            else if (one.LinkingFactor is { } factor && (!double.IsFinite(factor) || factor == 0))
                Add("breaks", "A linking factor is a number other than 0.");

        void Formula(string text, FormulaPurpose purpose, string field)
        {
            foreach (var problem in names.Parse(text, purpose).Problems)
                Add(field, $"In ={text.Trim()}: {problem.Message}");
        }
    }
}
