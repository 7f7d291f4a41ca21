using Binnacle.Core.Elements;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What is wrong with new calendars and time zones in themselves.</summary>
internal static class CalendarProblems
{
    public static IEnumerable<EditProblem> Of(IEnumerable<Revision> revisions) => revisions.SelectMany(revision => revision.Body switch
    {
        OrganizationSettings settings => settings.Calendar.Check().Select(problem => new EditProblem(revision.Id, "organization, calendar", problem.Message)).Concat(TimeZone(settings)),
        OrganizationUnit { Calendar: { } calendar } unit => calendar.Check().Select(problem => new EditProblem(revision.Id, $"unit {unit.Code}, calendar", problem.Message)),
        _ => [],
    });

    private static IEnumerable<EditProblem> TimeZone(OrganizationSettings settings)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _))
            yield return new(settings.Id, "organization, time zone", $"There is no time zone '{settings.TimeZone}'. Give an IANA name such as Europe/Berlin.");
    }
}
