using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What an edit of elements breaks, on any day from its first on.</summary>
internal static class EditedStructure
{
    /// <param name="revisions">Those of the edit; one at least.</param>
    public static IEnumerable<EditProblem> Problems(WorkingImage before, StructureHistory after, IReadOnlyCollection<Revision> revisions)
    {
        var first = revisions.Min(revision => revision.HoldsFrom);
        var problems = new List<EditProblem>();
        foreach (var turn in after.Turns.Where(turn => turn >= first))
        {
            var earlier = StructureProblems.Of(before.Structure.At(turn));
            problems.AddRange(StructureProblems.Of(after.At(turn)).Where(problem => !earlier.Contains(problem)));
        }
        if (problems.Count == 0)
            problems.AddRange(MovedPeriods(before, after, first));
        return problems.Distinct();
    }

    /// <summary>A calendar in which a stored period would be another one is refused; the first of each such element is named.</summary>
    private static IEnumerable<EditProblem> MovedPeriods(WorkingImage before, StructureHistory after, DateOnly first)
    {
        var turns = after.Turns.Where(turn => turn >= first).ToList();
        if (turns.All(turn => SameCalendars(before.Structure.At(turn), after.At(turn))))
            yield break;
        var facts = before.Facts();
        foreach (var element in facts.Columns.Select(column => column.Element).Distinct().Order())
            if (FirstMoved(before.Structure, facts, after, element) is { } moved)
                yield return moved;
        foreach (var edition in before.Structure.Latest.All<Edition>())
        {
            var was = before.Structure.At(edition.Period.FirstDay).Settings.Calendar;
            var becomes = after.At(edition.Period.FirstDay).Settings.Calendar;
            if (was.Has(edition.Period) && was.FirstMovedBy(becomes, [edition.Period]) is not null)
                yield return new(edition.Id, $"edition {edition.Code}", $"The new calendar would move {was.Format(edition.Period)}, which is published. Let it begin after it.");
        }
    }

    private static bool SameCalendars(Structure before, Structure after) =>
        before.Settings.Calendar.Equals(after.Settings.Calendar)
        && after.All<Core.Organization.OrganizationUnit>().All(unit => before.CalendarOf(unit.Id).Equals(after.CalendarOf(unit.Id)));

    private static EditProblem? FirstMoved(StructureHistory before, FactTable facts, StructureHistory after, ElementId element)
    {
        var stored = facts.SeriesOf(element).SelectMany(series => facts.Newest(element, series))
            .Where(said => said.State != ObservationState.Cleared).Select(said => said.Period).Distinct().Order();
        foreach (var period in stored)
        {
            var then = before.At(period.FirstDay);
            var own = OwnerCalendar.Of(then, element);
            var day = own.Has(period) ? own.LastDay(period) : period.FirstDay;
            var (old, next) = (before.At(day), after.At(day));
            var (was, becomes) = (OwnerCalendar.Of(old, element), OwnerCalendar.Of(next, element));
            if (was.Equals(becomes) || !was.Has(period))
                continue;
            if (was.FirstMovedBy(becomes, [period]) is not null && next.Find(element) is { } bearer)
                return new(element, Place.Of(next, bearer), $"The new calendar would move {was.Format(period)}, for which values are stored. Let it begin after them.");
        }
        return null;
    }
}
