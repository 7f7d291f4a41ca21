using System.Collections.Immutable;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Planning;

/// <summary>The difference between what holds and what files want.</summary>
internal sealed class Planner(StrategyReading reading, StructureHistory history, PlanOptions options)
{
    private readonly Structure _current = history.Latest;
    private readonly Dictionary<ElementId, DesiredElement> _desired = reading.Elements.ToDictionary(element => element.Body.Id);
    private readonly Dictionary<ElementId, DateOnly> _begins = [];
    private readonly List<Problem> _problems = [];

    public StrategyPlan Plan()
    {
        var after = After();
        var changes = ImmutableArray.CreateBuilder<PlannedChange>();
        foreach (var wanted in reading.Elements)
            if (_current.Find(wanted.Body.Id) is not { } before)
                changes.Add(new(PlanAction.Create, wanted.Body.Kind, wanted.Body.Id, ElementNames.Of(after, wanted.Body), BeginOf(wanted), 0, null, wanted.Body, [], wanted.Place));
            else if (ElementBody.Encode(before) != ElementBody.Encode(wanted.Body))
                changes.Add(new(
                    PlanAction.Change, wanted.Body.Kind, wanted.Body.Id, ElementNames.Of(after, wanted.Body),
                    wanted.HoldsFrom ?? options.From ?? history.Newest(wanted.Body.Id)!.HoldsFrom,
                    history.Newest(wanted.Body.Id)!.Seq, before, wanted.Body, FieldChanges.Between(before, _current, wanted.Body, after), wanted.Place));
        if (reading.IsComplete && !options.KeepMissing)
            changes.AddRange(Ends());
        return new(changes.ToImmutable(), reading.People, [.. _problems], reading.Warnings);
    }

    /// <summary>The structure the files want, for names only.</summary>
    private Structure After() => StructureHistory.Empty.Add(
        _current.Elements.Where(element => !_desired.ContainsKey(element.Id)).Concat(reading.Elements.Select(element => element.Body))
            .Select(body => new Revision(body.Id, body.Kind, DateOnly.MinValue, 0, body))).Latest;

    /// <summary>Editions are evidence, as values are: no file speaks of them.</summary>
    private IEnumerable<PlannedChange> Ends()
    {
        var undated = new List<string>();
        var ends = new List<PlannedChange>();
        foreach (var missing in _current.Elements.Where(element => element is not Edition && !_desired.ContainsKey(element.Id)))
        {
            var name = ElementNames.Of(_current, missing);
            if ((CardHoldsFrom(missing) ?? options.From) is { } from)
                ends.Add(new(PlanAction.End, missing.Kind, missing.Id, name, from, history.Newest(missing.Id)!.Seq, missing, null, [], null));
            else
                undated.Add($"{missing.Kind.ToString().ToLowerInvariant()} {name}");
        }
        if (undated.Count > 0)
            _problems.Add(new(new("organization.yaml", ""),
                $"The files do not mention {Listed(undated)}. Say from which period they end (--from 2026-07; --from beginning takes them away as if they had never been), or keep them (--keep-missing, or 'complete: no' in organization.yaml)."));
        return ends;
    }

    /// <summary>A card whose file says from when it holds speaks for what is no longer on it.</summary>
    private DateOnly? CardHoldsFrom(Element element)
    {
        var card = element switch
        {
            Theme theme => theme.Scorecard,
            CauseEffectLink link => _current.Find<Node>(link.Cause) is { } cause ? _current.CardOf(cause)?.Id : null,
            Node node => _current.CardOf(node)?.Id,
            _ => null,
        };
        return card is { } id && _desired.TryGetValue(id, out var wanted) ? wanted.HoldsFrom : null;
    }

    /// <summary>
    /// What by itself changes no score (a unit, a measure, a definition) begins at the beginning, so that its past can be loaded; what takes part
    /// in scores begins when the plan says. Nothing begins before what it mentions.
    /// </summary>
    private DateOnly BeginOf(DesiredElement wanted)
    {
        if (_begins.TryGetValue(wanted.Body.Id, out var known))
            return known;
        _begins[wanted.Body.Id] = DateOnly.MinValue;
        var scores = wanted.Body is Node or CauseEffectLink or Initiative;
        var begin = wanted.HoldsFrom ?? (scores ? options.From : null) ?? DateOnly.MinValue;
        foreach (var mentioned in wanted.Body.Mentions)
        {
            var there = _desired.TryGetValue(mentioned, out var other) && _current.Find(mentioned) is null
                ? BeginOf(other)
                : history.RevisionsOf(mentioned).Select(revision => revision.HoldsFrom).DefaultIfEmpty(DateOnly.MinValue).Min();
            begin = there > begin ? there : begin;
        }
        return _begins[wanted.Body.Id] = begin;
    }

    private static string Listed(List<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(4))} and {names.Count - 4} more";
}
