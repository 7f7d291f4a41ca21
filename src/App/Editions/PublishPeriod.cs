using System.Collections.Immutable;
using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Editions;

/// <summary>Signs a period as it is known: readers open on it from now on, and what comes out differently later shows as restated.</summary>
public static class PublishPeriod
{
    /// <param name="Author">Its reason stands in the edition; a period that is published already asks for one.</param>
    /// <param name="Period">As typed; null or empty: the last one due.</param>
    /// <param name="AsKnownOn">What is signed: a day, a moment or a change, as readers ask for them; null or empty: all that is known.</param>
    /// <param name="Name">What people call it: "Board report, October"; null: nothing.</param>
    /// <param name="SignedBy">A person's id; null: the author.</param>
    public sealed record Request(Author Author, string? Period = null, string? AsKnownOn = null, string? Name = null, string? SignedBy = null);

    public static async Task<ApplyOutcome> Run(Request request, Workspace workspace, TimeProvider clock, CancellationToken ct)
    {
        var image = await workspace.Follow(ct);
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (Moment.Read(image, request.AsKnownOn, clock) is not { } moment)
            return Refused("as-known-on", Moment.Expected(request.AsKnownOn!, image));
        if (moment.Image.Seq == 0)
            return Refused("period", "Nothing is known yet: there is nothing to publish.");
        var structure = image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        var period = Reading.PeriodOf(request.Period, "period", calendar, DefaultPeriod.LastDue(structure, calendar, moment.Day), problems);
        if (problems.Count > 0)
            return Refused("period", problems[0].Message);
        var now = clock.GetUtcNow();
        if (moment.Day > image.DayOf(now > image.RecordedAt ? now : image.RecordedAt))
            return Refused("as-known-on", $"{moment.Day:yyyy-MM-dd} has not come yet: nobody knows what will be known then.");
        if (calendar.LastDay(period) >= moment.Day)
            return Refused("period", $"{calendar.Format(period)} has not ended on {moment.Day:yyyy-MM-dd}: publish it when it is over.");
        if (Editions.InForce(structure, period) is { } before && string.IsNullOrWhiteSpace(request.Author.Reason))
            return Refused("reason", $"{calendar.Format(period)} is published already, as edition {before.Code}: say why it is published again.");
        return await workspace.Apply(
            new(request.Author with { Reason = request.Author.Reason is { Length: > 0 } reason ? reason : $"{calendar.Format(period)} published" })
            {
                Elements =
                [
                    ElementEdit.New(new Edition
                    {
                        Code = FreeCode(structure, calendar.Format(period)),
                        Name = request.Name?.Trim() ?? "",
                        Description = request.Author.Reason is { Length: > 0 } said ? said : null,
                        Owner = request.SignedBy is { Length: > 0 } signer ? signer : request.Author.OnBehalfOf ?? request.Author.Actor,
                        Period = period,
                        Known = moment.Image.Seq,
                        ReadOn = moment.Day,
                    }),
                ],
            },
            ct);
    }

    /// <summary>2026-10, then 2026-10.2, 2026-10.3.</summary>
    private static string FreeCode(Structure structure, string period)
    {
        var number = 1;
        var code = period;
        while (Editions.Find(structure, code) is not null)
            code = string.Create(CultureInfo.InvariantCulture, $"{period}.{++number}");
        return code;
    }

    private static ApplyOutcome.Refused Refused(string field, string message) => new(ImmutableArray.Create(new EditProblem(default(ElementId), field, message)));
}
