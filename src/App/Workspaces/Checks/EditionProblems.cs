using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What is signed stays as it was signed: an edition names a change that was there before it, and never says anything else.</summary>
internal static class EditionProblems
{
    public static IEnumerable<EditProblem> Of(WorkingImage now, IEnumerable<Revision> revisions)
    {
        foreach (var said in revisions)
            if (said.Kind == ElementKind.Edition && Problem(now, said) is { } message)
                yield return new(said.Id, $"edition {said.Body?.Code ?? now.Structure.Newest(said.Id)?.Body?.Code}", message);
    }

    private static string? Problem(WorkingImage now, Revision said)
    {
        if (said.HoldsFrom != DateOnly.MinValue)
            return "An edition is of its period; it has no day from which it holds.";
        if (said.Body is not Edition edition)
            return null;
        var signed = now.Structure.RevisionsOf(said.Id).Select(revision => revision.Body).OfType<Edition>().FirstOrDefault();
        if (signed is not null)
            return ElementBody.Encode(signed) == ElementBody.Encode(edition) ? null : "It is signed and stays as it is: publish the period again instead.";
        if (edition.Known < 1 || edition.Known > now.Seq)
            return $"It is to know everything up to change {edition.Known}, which does not exist: the newest is {now.Seq}.";
        if (Calendars(now.Structure.Latest).FirstOrDefault(calendar => calendar.Has(edition.Period)) is not { } own)
            return $"No calendar of the organisation has the period {edition.Period}.";
        return own.LastDay(edition.Period) < edition.ReadOn ? null : $"{own.Format(edition.Period)} has not ended on {edition.ReadOn:yyyy-MM-dd}, the day it is read on.";
    }

    /// <summary>The organisation's, and those of units that have one of their own.</summary>
    private static IEnumerable<ReportingCalendar> Calendars(Structure structure) =>
        structure.All<Core.Organization.OrganizationUnit>().Select(unit => unit.Calendar).OfType<ReportingCalendar>().Prepend(structure.Settings.Calendar);
}
