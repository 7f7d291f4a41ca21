using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Compiles what an edit touches again, within a plan: each before all that reads it, among the steps that stay.</summary>
internal sealed class PartCompiler
{
    private readonly PlanTables _tables;
    private readonly TouchedElements _touched;
    private readonly Stretch[] _stretches;
    private readonly MeasureCompiler _measures;
    private readonly NodeCompiler _nodes;
    private readonly IReadOnlyDictionary<ElementId, int> _latest;
    private readonly Dictionary<ElementId, Former> _former = [];
    private readonly Dictionary<ElementId, int> _places = [];
    private readonly HashSet<ElementId> _compiled = [];

    /// <summary>Measures that stand behind what reads them, and where that stands.</summary>
    private readonly List<(ElementId Measure, int Place)> _late = [];

    /// <summary>Nodes whose children are being compiled.</summary>
    private readonly HashSet<ElementId> _open = [];

    /// <param name="tables">Of the next world already.</param>
    /// <param name="latest">Places behind which measures may not come.</param>
    public PartCompiler(PlanTables tables, World next, TouchedElements touched, IReadOnlyDictionary<ElementId, int> latest)
    {
        (_tables, _touched, _latest, _stretches) = (tables, touched, latest, Stretch.Of(next, tables.Grid));
        _measures = new(tables, _stretches, touched.Contains);
        _nodes = new(tables, _stretches);
        foreach (var id in touched.All)
            Clear(id);
    }

    /// <summary>False where no order does for all, or rows are missing: <see cref="Forget"/>.</summary>
    public bool TryCompile()
    {
        // What stood below comes first: should it turn out to be one that may be not applicable, those above it have to know.
        foreach (var id in _touched.All.OrderBy(PlaceOf).ToList())
            if (!TryCompile(id))
                return false;
        return IsInOrder() && !_measures.GoesRound && _measures.Unsteady.Count == 0;
    }

    /// <summary>Measures that would have to come earlier, or of which more has to be known, are touched too: there may be an order then.</summary>
    /// <returns>False where there are none.</returns>
    public bool TrySpreadTo(Dictionary<ElementId, int> latest)
    {
        foreach (var (measure, place) in _late)
        {
            _touched.TouchMeasure(measure);
            latest[measure] = Math.Min(place, latest.GetValueOrDefault(measure, int.MaxValue));
        }
        foreach (var measure in _measures.Unsteady)
            _touched.TouchMeasure(measure);
        return _late.Count + _measures.Unsteady.Count > 0 && !_measures.GoesRound && _touched.TrySpread();
    }

    /// <summary>Everything is as it was before.</summary>
    public void Forget()
    {
        _tables.Facts.Forget();
        _tables.Steps.Forget();
        foreach (var (id, former) in _former)
        {
            if (_touched.NeedsOtherRows(id))
                _tables.Facts.TakeSlow(id);
            former.PutBack(_tables, id);
        }
    }

    /// <summary>What was compiled takes its place.</summary>
    public Restructured Settle()
    {
        // Levels the calculator answers for are read anew anyway, once all steps are there.
        _tables.ForgetAnswers();
        _tables.Facts.Read();
        var steps = _tables.Steps;
        var (first, behind) = (steps.Added.Steps.Start.Value, steps.Added.Steps.End.Value);
        var heirs = new List<(int, int)>();
        var gone = new List<ScoreChange>();
        for (var step = first; step < behind; step++)
            if (!_touched.NeedsOtherRows(steps.ElementOf(step)))
                heirs.AddRange(_former[steps.ElementOf(step)].Steps.Select(was => (was, step)));
        foreach (var (id, former) in _former)
            if (!_touched.NeedsOtherRows(id))
                former.ForgetAnswers();
            else if (former.Native is { IsNone: false } native)
                Inherit(id, native, gone);
        steps.Insert([.. Enumerable.Range(first, behind - first).Select(step => PlaceOf(steps.ElementOf(step)))], _former.Values.SelectMany(former => former.Steps).ToHashSet(), heirs);
        return new([.. Enumerable.Range(first, behind - first)], gone, AreParts: true);
    }

    private void Clear(ElementId id)
    {
        var former = _former[id] = Former.Of(_tables, id);
        if (_touched.NeedsOtherRows(id))
            former.TakeAway(_tables, id);
        else
            former.TakeSteps();
    }

    private bool TryCompile(ElementId id)
    {
        // Whoever reads it while its own children are being compiled would read nothing.
        if (!_compiled.Add(id))
            return !_open.Contains(id);
        if (Array.Exists(_stretches, stretch => stretch.Structure.Find<Measure>(id) is not null) ? !TryCompileMeasure(id) : !TryCompileNode(id))
            return false;
        // What reads it has to know that it may be not applicable.
        var isNotApplicable = !(_tables.FindMeasure(id)?.NotApplicable ?? _tables.FindNode(id)?.NotApplicable ?? default).IsNone;
        return !isNotApplicable || _former[id].MayBeNotApplicable || TryCompileAbove(id);
    }

    private bool TryCompileMeasure(ElementId id)
    {
        foreach (var stretch in _stretches)
            if (_touched.NeedsOtherRows(id) && stretch.Structure.Find<Measure>(id) is { } measure && !_tables.CountsLacking(stretch.Structure.RulesOf(measure), isSteady: _touched.Structures.Count == 1))
                return false;
        _measures.Compile(id);
        return true;
    }

    private bool TryCompileNode(ElementId id)
    {
        _open.Add(id);
        Node? node = null;
        foreach (var stretch in _stretches)
        {
            if (stretch.Structure.Find<Node>(id) is not { } then)
                continue;
            node ??= then;
            if (then is Scorecard card)
                foreach (var below in stretch.Structure.ChildScorecards(card))
                    if (_touched.Contains(below.Id) && !TryCompile(below.Id))
                        return false;
            foreach (var child in stretch.Structure.Children(then))
                if (!TryCompileChild(child))
                    return false;
        }
        if (node is not null)
            _nodes.Compile(node, _tables.NodeOf(node), (in step, of, rows, reads) => rows.Steps = [.. rows.Steps, _tables.Steps.Add(step, of.Id, reads)]);
        _open.Remove(id);
        return true;
    }

    private bool TryCompileAbove(ElementId id)
    {
        foreach (var above in _touched.Structures.SelectMany(structure => TouchedElements.ReadersOf(id, structure)).Distinct().ToList())
        {
            // One whose children are being compiled has its turn later; one that is compiled already took it for something else.
            if (_open.Contains(above))
                continue;
            if (_compiled.Contains(above))
                return false;
            if (!_touched.Contains(above))
            {
                _touched.Touch(above);
                Clear(above);
            }
            if (!TryCompile(above))
                return false;
        }
        return true;
    }

    private bool TryCompileChild(Node child)
    {
        var fed = child is Placement placement ? placement.Measure : child.Id;
        return !_touched.Contains(fed) || TryCompile(fed);
    }

    /// <summary>Whatever each step reads stands before it.</summary>
    private bool IsInOrder()
    {
        var steps = _tables.Steps;
        var isInOrder = true;
        foreach (var (read, reader) in steps.Added.Reads)
        {
            var (of, place) = (steps.IsAdded(read) ? PlaceOf(steps.ElementOf(read)) : steps.PlaceOf(read), PlaceOf(steps.ElementOf(reader)));
            if (of < place ? of >= 0 : of == place && steps.IsAdded(read) && read < reader)
                continue;
            isInOrder = false;
            if (_tables.FindMeasure(steps.ElementOf(read)) is { } measure)
                _late.Add((measure.Id, place));
        }
        return isInOrder;
    }

    /// <summary>Where its steps stood last, and never behind those it feeds.</summary>
    private int PlaceOf(ElementId id)
    {
        if (_places.TryGetValue(id, out var known))
            return known;
        var former = _former.GetValueOrDefault(id);
        var place = (former?.Steps ?? StepsOf(id)) is [.., var last] ? _tables.Steps.PlaceOf(last) : _tables.Steps.Count;
        place = Math.Min(place, _latest.GetValueOrDefault(id, int.MaxValue));
        // Nothing feeds itself.
        if (former is not null)
            foreach (var structure in _touched.Structures)
                foreach (var reader in TouchedElements.ReadersOf(id, structure))
                    place = Math.Min(place, PlaceOf(reader));
        return _places[id] = place;
    }

    private int[] StepsOf(ElementId id) => _tables.FindMeasure(id)?.Steps ?? _tables.FindNode(id)?.Steps ?? [];

    /// <summary>New rows begin with the scores of the old ones, so that it can be told what differs; what nobody calculates any more is gone.</summary>
    private void Inherit(ElementId id, in RowPair native, List<ScoreChange> gone)
    {
        var now = _tables.FindMeasure(id)?.Native ?? _tables.FindNode(id)?.Native ?? default;
        foreach (var stretch in _stretches)
            for (var at = stretch.From; at < stretch.To; at++)
                foreach (var toDate in new[] { false, true })
                    if (!now.IsNone && stretch.Structure.Find(id) is not null)
                        now[toDate].Span[at] = native[toDate][at];
                    else if (!double.IsNaN(native[toDate][at]))
                        gone.Add(new(id, _tables.Grid.Periods[at], toDate, native[toDate][at], null));
    }

    /// <summary>A measure or node as it was.</summary>
    private sealed record Former(MeasureRows? Measure, NodeRows? Node, int[] Steps, int CalculatedUntil)
    {
        private readonly RowPair _notApplicable = Measure?.NotApplicable ?? Node?.NotApplicable ?? default;
        private readonly RowPair _shownTarget = Measure?.ShownTarget ?? default;
        private List<FactRows.SlowLevel> _slow = [];

        public bool MayBeNotApplicable => !_notApplicable.IsNone;

        public RowPair Native => Measure?.Native ?? Node?.Native ?? default;

        public static Former Of(PlanTables tables, ElementId id)
        {
            var (measure, node) = (tables.FindMeasure(id), tables.FindNode(id));
            return new(measure, node, measure?.Steps ?? node?.Steps ?? [], measure?.CalculatedUntil ?? 0);
        }

        public void TakeAway(PlanTables tables, ElementId id)
        {
            _slow = tables.Facts.TakeSlow(id);
            tables.Put(id, (MeasureRows?)null);
            tables.Put(id, (NodeRows?)null);
        }

        public void TakeSteps()
        {
            if (Measure is not null)
                (Measure.Steps, Measure.CalculatedUntil) = ([], 0);
            if (Node is not null)
                Node.Steps = [];
        }

        /// <summary>What the calculator said, and kernels do not write.</summary>
        public void ForgetAnswers()
        {
            foreach (var rows in new[] { Measure?.NotApplicable ?? default, Measure?.ShownTarget ?? default, Node?.NotApplicable ?? default })
                if (!rows.IsNone)
                {
                    rows.Period.Span.Fill(double.NaN);
                    rows.ToDate.Span.Fill(double.NaN);
                }
        }

        public void PutBack(PlanTables tables, ElementId id)
        {
            tables.Facts.PutBack(_slow);
            tables.Put(id, Measure);
            tables.Put(id, Node);
            if (Measure is not null)
                (Measure.Steps, Measure.CalculatedUntil, Measure.NotApplicable, Measure.ShownTarget) = (Steps, CalculatedUntil, _notApplicable, _shownTarget);
            if (Node is not null)
                (Node.Steps, Node.NotApplicable) = (Steps, _notApplicable);
        }
    }
}
