using System.Collections.Immutable;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>
/// Holds an edit against a state: what of it changes anything, whether somebody else was faster, what is wrong with the outcome. Problems that were
/// there before are not held against it.
/// </summary>
internal sealed class EditCheck
{
    private readonly WorkingImage _now;
    private readonly Edit _edit;
    private readonly long _seq;
    private readonly List<Revision> _revisions = [];
    private readonly List<Observation> _observations = [];
    private readonly List<EditConflict> _conflicts = [];
    private readonly List<EditProblem> _problems = [];
    private readonly Dictionary<ElementId, ElementId> _realIds = [];

    private EditCheck(WorkingImage now, Edit edit)
    {
        _now = now;
        _edit = edit;
        _seq = now.Seq + 1;
    }

    public static Verdict Run(WorkingImage now, Edit edit) => Plain(now, edit) ?? new EditCheck(now, edit).Run();

    /// <summary>Of what is mostly said: one number with nothing about it to look for, where nobody else was faster. Null: all is to be looked at.</summary>
    private static Verdict? Plain(WorkingImage now, Edit edit)
    {
        if (edit is not { Elements: [], Values: [{ Says: var said } value] } || !now.IsPlain(said))
            return null;
        var newest = now.Cell(said.Element, said.Series, said.Period);
        if (newest?.SaysTheSameAs(said) == true)
            return new Verdict.Nothing();
        return newest is not null && value.BasedOn.IsOutdatedBy(newest?.Seq) ? null : new Verdict.Accepted(edit.Author, [], [said with { Seq = now.Seq + 1 }], [], now.Structure) { IsAsSaid = true };
    }

    private Verdict Run()
    {
        List<ElementId> ids = [];
        if (_edit.Elements.Length > 0)
        {
            ids = GiveIds();
            foreach (var said in _edit.Elements.Zip(ids).GroupBy(pair => pair.Second, pair => pair.First))
                CheckElement(said.Key, [.. said]);
        }
        CheckValues();
        if (_conflicts.Count > 0)
            return new Verdict.Conflict([.. _conflicts]);
        if (_problems.Count == 0 && _revisions.Count == 0 && _observations.Count == 0)
            return new Verdict.Nothing();
        var structure = _now.Structure;
        if (_revisions.Count > 0)
        {
            var calendars = CalendarProblems.Of(_revisions).ToImmutableArray();
            if (calendars.Length > 0)
                // Nothing that lies in time can be looked at with them.
                return new Verdict.Refused([.. _problems, .. calendars]);
            structure = structure.Add(_revisions);
        }
        CheckOutcome(structure);
        return _problems.Count > 0
            ? new Verdict.Refused([.. _problems.Distinct()])
            : new Verdict.Accepted(_edit.Author, [.. _revisions], [.. _observations], [.. ids], structure);
    }

    private void CheckOutcome(StructureHistory after)
    {
        var holds = true;
        if (_revisions.Count > 0)
        {
            _problems.AddRange(EditionProblems.Of(_now, _revisions));
            var broken = EditedStructure.Problems(_now, after, _revisions).ToList();
            holds = broken.Count == 0;
            _problems.AddRange(broken);
        }
        foreach (var said in _observations)
            if (_revisions.Count == 0 ? !_now.IsPlain(said) : holds || _now.Structure.Newest(said.Element) is not null)
                // In a structure that does not hold, units and calendars may not be found: values of what is new wait until it does.
                _problems.AddRange(ValueProblems.Of(holds ? after : _now.Structure, said));
    }

    /// <summary>Zero is a stand-in that nobody refers to; one that is negative may be repeated, for a new element that changes over time.</summary>
    private List<ElementId> GiveIds()
    {
        var next = _now.HighestId;
        var ids = new List<ElementId>();
        foreach (var edit in _edit.Elements)
        {
            if (!edit.IsNew)
                ids.Add(edit.Id);
            else if (_realIds.TryGetValue(edit.Id, out var known))
                ids.Add(known);
            else
            {
                ids.Add(new(++next));
                if (edit.Id.Value < 0)
                    _realIds.Add(edit.Id, ids[^1]);
            }
        }
        return ids;
    }

    private ElementId Real(ElementId id) => _realIds.GetValueOrDefault(id, id);

    private void CheckElement(ElementId id, List<ElementEdit> said)
    {
        var known = _now.Structure.RevisionsOf(id).ToList();
        var kind = known.Count > 0 ? known[^1].Kind : said[0].Body?.Kind;
        if (known.Count == 0 && (kind is null || !said[0].IsNew))
        {
            _problems.Add(new(id, $"element {id}", "There is no such element."));
            return;
        }
        if (said.Any(edit => edit.Body is { } body && body.Kind != kind))
        {
            _problems.Add(new(id, $"{ElementBody.Name(kind!.Value)} {id}", "An element never becomes one of another kind: end it and make a new one."));
            return;
        }
        var revisions = said.Select(edit => new Revision(id, kind!.Value, edit.HoldsFrom, _seq, edit.Body?.Renumber(Real) is { } body ? body with { Id = id } : null)).ToList();
        if (revisions.Select(revision => revision.HoldsFrom).Distinct().Count() < revisions.Count)
            _problems.Add(new(id, $"{ElementBody.Name(kind!.Value)} {id}", "Says two things from the same day on."));
        if (Timeline.Of(known).SaysTheSameAs(Timeline.Of(known.Concat(revisions))))
            return;
        var newest = known.LastOrDefault();
        foreach (var edit in said.Where(edit => newest is not null && edit.BasedOn.IsOutdatedBy(newest.Seq)).Take(1))
            _conflicts.Add(new EditConflict.OfElement(edit, newest!, known.LastOrDefault(revision => revision.Seq <= edit.BasedOn.Seq), null));
        _revisions.AddRange(revisions);
    }

    private void CheckValues()
    {
        // One alone, as mostly, is not given twice.
        var seen = _edit.Values.Length > 1 ? new HashSet<(ElementId, string, Period)>() : null;
        foreach (var edit in _edit.Values)
        {
            var said = edit.Says with { Element = Real(edit.Says.Element), Seq = _seq };
            if (seen?.Add((said.Element, said.Series, said.Period)) == false)
                _problems.Add(new(said.Element, $"{said.Series} {said.Period}", "Given twice."));
            var newest = _now.Newest(said.Element, said.Series, said.Period);
            if (newest?.SaysTheSameAs(said) ?? said.State == ObservationState.Cleared)
                continue;
            if (edit.BasedOn.IsOutdatedBy(newest?.Seq) && newest is not null)
                _conflicts.Add(new EditConflict.OfValue(
                    edit, newest, _now.History(said.Element, said.Series, said.Period).LastOrDefault(earlier => earlier.Seq <= edit.BasedOn.Seq), null));
            _observations.Add(said);
        }
    }
}
