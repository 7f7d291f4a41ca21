using System.Runtime.InteropServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>The steps of measures, each after those of the measures its formula reads.</summary>
/// <param name="isTouched">Of a plan that is there: whose steps are made anew. Null: everybody's.</param>
internal sealed class MeasureCompiler(PlanTables tables, Stretch[] stretches, Func<ElementId, bool>? isTouched = null)
{
    private readonly PlannedMeasure?[] _all = new PlannedMeasure?[isTouched is null ? tables.Ids : 0];

    /// <summary>Where they are few.</summary>
    private readonly Dictionary<int, PlannedMeasure> _some = [];
    private readonly Dictionary<ElementId, bool> _steady = [];
    private readonly MeasureSupport[] _support = [.. stretches.Select(stretch => new MeasureSupport(tables, stretch))];

    /// <summary>A measure reads itself, in different stretches.</summary>
    public bool GoesRound { get; private set; }

    /// <summary>Measures that change with a day, stay as they are and are read by what is made anew: how they came about is not known any more.</summary>
    public List<ElementId> Unsteady { get; } = [];

    public void Compile(ElementId measure) => Planned(measure);

    /// <returns>Null where it exists in no stretch.</returns>
    private PlannedMeasure? Planned(ElementId id)
    {
        // What is mentioned may have been redacted: the highest id that says something may be lower.
        if ((uint)id.Value >= (uint)tables.Ids)
            return null;
        var planned = isTouched is null ? _all[id.Value] : _some.GetValueOrDefault(id.Value);
        if (planned is null && isTouched is not null && !isTouched(id))
            return Standing(id);
        if (planned is not null)
        {
            // Formulas that go round within one stretch are refused on the way in; one that does all the same reads what is there.
            GoesRound |= planned.IsOpen;
            return planned;
        }
        MeasureRun? open = null;
        for (var at = 0; at < stretches.Length; at++)
        {
            var stretch = stretches[at];
            if (stretch.Structure.Find<Measure>(id) is not { } measure)
            {
                Close(open, planned);
                open = null;
                planned?.Differs(at, stretches.Length);
                continue;
            }
            var rules = stretch.Structure.RulesOf(measure);
            planned ??= Keep(id, new(tables.MeasureOf(measure, rules)));
            open = Next(open, planned, measure, rules, at);
        }
        Close(open, planned);
        planned?.IsOpen = false;
        return planned;
    }

    private PlannedMeasure Keep(ElementId id, PlannedMeasure planned) => isTouched is null ? _all[id.Value] = planned : _some[id.Value] = planned;

    /// <summary>A measure whose steps stay as they are.</summary>
    private PlannedMeasure? Standing(ElementId id)
    {
        if (tables.FindMeasure(id) is not { } rows)
            return null;
        if (stretches.Length > 1 && !IsSteady(id))
            Unsteady.Add(id);
        return Keep(id, new(rows) { IsOpen = false });
    }

    /// <summary>It comes about in the same way in all stretches, as does all that it reads.</summary>
    private bool IsSteady(ElementId id) => _steady.TryGetValue(id, out var known) ? known : _steady[id] = IsFoundSteady(id);

    private bool IsFoundSteady(ElementId id)
    {
        var first = stretches[0].Structure;
        if (first.Find<Measure>(id) is not { } measure || !Array.TrueForAll(stretches, stretch => stretch.Structure == first || SteadyRules.AreSame(first, stretch.Structure, measure)))
            return false;
        if (first.RulesOf(measure).Formula is not { } text)
            return true;
        var read = tables.Formulas.ReadBy(measure, text, first);
        return Array.TrueForAll(stretches, stretch => stretch.Structure == first || tables.Formulas.ReadBy(measure, text, stretch.Structure).SequenceEqual(read)) && read.TrueForAll(one => one is not { } operand || IsSteady(operand));
    }

    /// <summary>The run goes on, or is closed and another begins.</summary>
    private MeasureRun Next(MeasureRun? open, PlannedMeasure planned, Measure measure, MeasureRules rules, int at)
    {
        var stretch = stretches[at];
        // What is not a kernel's may be made of shadows, which are of one year.
        var run = open is not null && open.Structure == stretch.Structure && (open.Operands is null || open.By == CalculatedBy.Kernel)
            ? open with { At = at, From = stretch.From, To = stretch.To, By = default, Shadow = null, Reads = null }
            : new MeasureRun(measure, rules, stretch.Structure, at, stretch.From, stretch.To, rules.Formula is null ? null : Compiled(measure, rules, at));
        var isSame = open is not null && IsSame(open, run);
        if (at > 0 && (open is null || !HasSameValues(open, run, isSame, planned, at)))
            planned.Differs(at, stretches.Length);
        var goesOn = isSame && !planned.DiffersAt(at);
        var how = How(open, run, planned, goesOn, at);
        if (open is not null && open.By == how && goesOn)
            open = open with { To = stretch.To };
        else if (open is { By: CalculatedBy.Calculator } && how == CalculatedBy.Calculator)
            // What it answers for it may go on answering for, whatever changes; what comes next is held to how things are now.
            open = run with { At = open.At, From = open.From, Reads = open.Reads };
        else
        {
            Close(open, planned);
            open = run;
            open.By = how;
            open.Shadow = how == CalculatedBy.Shadow ? tables.ShadowOf(planned.Rows) : null;
        }
        if (open.Shadow is not null)
            planned.Shadowed(at, stretches.Length, open.Shadow);
        if (run.Operands is not null)
        {
            open.Reads ??= [];
            // A shadow reads all of its year.
            var read = open.Shadow is null ? stretch : stretch with { From = tables.Grid.YearStart[stretch.From] };
            foreach (var operand in run.Operands.Measures)
                if (operand is not null)
                    tables.Steps.Collect(operand.Rows.Steps, read, open.From == stretch.From, open.Reads);
        }
        return open;
    }

    private CalculatedBy How(MeasureRun? open, MeasureRun run, PlannedMeasure planned, bool goesOn, int at)
    {
        var support = _support[at];
        if (!support.Of(run.Measure, run.Rules, planned.Rows, hasFormula: run.Operands?.Formula is not null))
            return CalculatedBy.Calculator;
        if ((goesOn && open!.By == CalculatedBy.Kernel) || support.MayBegin(run.Rules, open is { IsReported: false } ? open.To : planned.Rows.CalculatedUntil))
            return CalculatedBy.Kernel;
        return run.Operands is { } operands && AreThere(operands, at) ? CalculatedBy.Shadow : CalculatedBy.Calculator;
    }

    /// <summary>Rows have what the formula reads of all of the stretch's year.</summary>
    private bool AreThere(Operands operands, int at) => operands.Measures.TrueForAll(operand => operand is null || !DiffersWithinYear(operand, at) || operand.ShadowAt(at) is not null);

    /// <summary>In the stretch's fiscal year, up to the stretch itself; who knows, where the year began in a stretch that is not there.</summary>
    private bool DiffersWithinYear(PlannedMeasure measure, int at)
    {
        var start = tables.Grid.YearStart[stretches[at].From];
        for (; stretches[at].From > start; at--)
            if (at == 0 || measure.DiffersAt(at))
                return true;
        return false;
    }

    /// <summary>Figures, targets and scores come about in the same way.</summary>
    private static bool IsSame(MeasureRun one, MeasureRun other) => one.Structure == other.Structure
        || (SteadyRules.AreSame(one.Structure, other.Structure, other.Measure) && one.Structure.Settings.RedFlagTolerance.Equals(other.Structure.Settings.RedFlagTolerance));

    /// <summary>Values of any period are the same by the one's rules as by the other's.</summary>
    private static bool HasSameValues(MeasureRun one, MeasureRun other, bool isSame, PlannedMeasure planned, int at)
    {
        if (other.Rules.Formula is null)
            return isSame || (one.Rules.Formula is null && planned.Rows.HasPlainFacts && MeasureSupport.IsAsReported(one.Rules) && MeasureSupport.IsAsReported(other.Rules)
                && one.Rules.Frequency == other.Rules.Frequency && one.Structure.CalendarOf(one.Measure.Unit).Equals(other.Structure.CalendarOf(other.Measure.Unit)));
        return isSame && one.Operands is { Formula: not null } before && other.Operands is { Formula: not null } now
            && (before == now || before.AreAs(now)) && now.Measures.TrueForAll(operand => operand is null || !operand.DiffersAt(at));
    }

    private void Close(MeasureRun? run, PlannedMeasure? planned)
    {
        if (run is null || planned is null)
            return;
        var rows = planned.Rows;
        Step step;
        if (run.By != CalculatedBy.Calculator)
        {
            MeasureRows[] others = run.Operands is null ? [] : Others(run.Operands, run.At, rows);
            var shape = tables.ShapeOf(run.Rules.Scale);
            var kernel = new MeasureKernel(tables.Segments, run.Shadow ?? rows, run.Rules, shape, run.Operands?.Formula, others, run.Structure.Settings.RedFlagTolerance, shape.AnswersWithoutValue ? tables.OwedBy(run.Rules) : default);
            step = run.Shadow is null
                ? new(StepKind.Measure, tables.Measures.Add(kernel), run.From, run.To)
                : new(StepKind.Other, tables.Add(new ShadowStep(tables, kernel, run.Shadow, rows, run.From)), tables.Grid.YearStart[run.From], run.To);
        }
        else
        {
            tables.IsCalculated(rows);
            step = new(StepKind.Other, tables.Add(new CalculatedMeasureStep(tables.Grid, tables.Calculator, run.Measure.Id, rows)), run.From, run.To);
        }
        if (!run.IsReported)
            rows.CalculatedUntil = run.To;
        if (run.Operands is not null)
            tables.WithFormula.Add(run.Measure.Id);
        // Figures to date look at months of the year that the step before may fill.
        if (rows.Steps is [.., var before] && tables.Grid.YearStart[step.From] < step.From)
            (run.Reads ??= []).Add(before);
        rows.Steps = [.. rows.Steps, tables.Steps.Add(step, run.Measure.Id, CollectionsMarshal.AsSpan(run.Reads))];
    }

    /// <summary>Of what a formula reads, for how much of it is there.</summary>
    private static MeasureRows[] Others(Operands operands, int at, MeasureRows own) =>
        [.. operands.Measures.OfType<PlannedMeasure>().Select(operand => operand.ShadowAt(at) ?? operand.Rows).Where(operand => operand != own).Distinct()];

    private Operands Compiled(Measure measure, MeasureRules rules, int at)
    {
        var structure = stretches[at].Structure;
        var operands = new Operands();
        if (tables.Formulas.Of(rules.Formula!) is not { } formula || formula.References.Length > MeasureSupport.MostReferences)
            return operands;
        var plain = true;
        MeasureRows? Rows(Measure? operand)
        {
            var planned = operand is null ? null : Planned(operand.Id);
            operands.Measures.Add(planned);
            if (operand is null || planned is null)
                return null;
            var other = structure.RulesOf(operand);
            plain &= other.Unit.Currency is not { } currency || rules.Unit.Currency is not { } own || own == currency;
            // One that reads itself is written while it is read: the calculator says what is wrong with it.
            plain &= other.Frequency == tables.Grid.Frequency && operand.Id != measure.Id;
            return planned.ShadowAt(at) ?? planned.Rows;
        }
        MeasureRows?[] Children(string code)
        {
            MeasureRows?[] rows = structure.Find<OrganizationUnit>(measure.Unit) is { } unit ? [.. structure.Subunits(unit).Select(child => Rows(structure.FindMeasure(child.Id, code)))] : [];
            operands.Calls.Add(rows.Length);
            return rows;
        }
        var compiled = RowExpression.Of(formula.Root, call => Rows(structure.ResolveMeasure(measure.Unit, call.Code)), call => Children(call.Code));
        operands.Formula = plain ? compiled : null;
        return operands;
    }

    private enum CalculatedBy
    {
        Calculator,
        Kernel,

        /// <summary>A kernel over rows of its own for a year within which the formula became another one.</summary>
        Shadow,
    }

    /// <summary>A measure in all stretches.</summary>
    private sealed class PlannedMeasure(MeasureRows rows)
    {
        private bool[]? _differs;
        private MeasureRows?[]? _shadows;

        public MeasureRows Rows => rows;

        /// <summary>Its steps are not all there yet.</summary>
        public bool IsOpen { get; set; } = true;

        /// <summary>From the stretch on, earlier values may be others than they were by the rules of the stretch before.</summary>
        public bool DiffersAt(int stretch) => _differs is not null && _differs[stretch];

        public void Differs(int stretch, int all) => (_differs ??= new bool[all])[stretch] = true;

        /// <summary>The rows it has for what a stretch that begins within a year makes of all of the year; null where those it always has are right.</summary>
        public MeasureRows? ShadowAt(int stretch) => _shadows?[stretch];

        public void Shadowed(int stretch, int all, MeasureRows shadow) => (_shadows ??= new MeasureRows?[all])[stretch] = shadow;
    }

    /// <summary>A measure by one set of rules from a period on.</summary>
    /// <param name="At">The first stretch.</param>
    private sealed record MeasureRun(Measure Measure, MeasureRules Rules, Structure Structure, int At, int From, int To, Operands? Operands)
    {
        public CalculatedBy By { get; set; }

        public MeasureRows? Shadow { get; set; }

        /// <summary>Its values are what was reported.</summary>
        public bool IsReported => By == CalculatedBy.Kernel && Operands is null;

        /// <summary>Steps it reads; null while there are none.</summary>
        public List<int>? Reads { get; set; }
    }

    /// <summary>What a formula reads.</summary>
    private sealed class Operands
    {
        /// <summary>Null where no kernel can calculate it.</summary>
        public RowExpression? Formula { get; set; }

        /// <summary>In the order in which the formula names them; null: there is none.</summary>
        public List<PlannedMeasure?> Measures { get; } = [];

        /// <summary>How many of them each call over child units has.</summary>
        public List<int> Calls { get; } = [];

        public bool AreAs(Operands other) => Measures.SequenceEqual(other.Measures) && Calls.SequenceEqual(other.Calls);
    }
}
