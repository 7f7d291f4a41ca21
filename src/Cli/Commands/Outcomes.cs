using System.Globalization;
using Binnacle.App.Workspaces;

namespace Binnacle.Cli.Commands;

/// <summary>What a writing command answers.</summary>
/// <param name="Change">The number of the change; null where nothing was written.</param>
internal sealed record WrittenView(long? Change, string? Hash, IReadOnlyList<string> Problems);

/// <summary>From what became of an edit to words and an exit code.</summary>
internal static class Outcomes
{
    public static int Tell(Session session, ApplyOutcome outcome, string nothing)
    {
        var view = outcome switch
        {
            ApplyOutcome.Applied applied => new WrittenView(applied.Header.Seq, applied.Header.Hash.ToString(), []),
            ApplyOutcome.Refused refused => new WrittenView(null, null, [.. refused.Problems.Select(problem => problem.ToString())]),
            ApplyOutcome.Conflict conflict => new WrittenView(null, null, [.. conflict.Conflicts.Select(Sentence)]),
            _ => new WrittenView(null, null, []),
        };
        if (session.Json)
            session.WriteJson(view);
        var code = outcome switch
        {
            ApplyOutcome.Refused => ExitCode.Problems,
            ApplyOutcome.Conflict => ExitCode.Conflict,
            _ => ExitCode.Done,
        };
        foreach (var problem in view.Problems)
            session.Fail(code, problem);
        if (!session.Json && code == ExitCode.Done)
            session.Out.WriteLine(view.Change is { } seq ? string.Create(CultureInfo.InvariantCulture, $"Recorded as change {seq}.") : nothing);
        return (int)code;
    }

    private static string Sentence(EditConflict conflict)
    {
        var by = conflict.By is { } header ? string.Create(CultureInfo.InvariantCulture, $"{header.Author.Actor} changed it meanwhile (change {header.Seq}, \"{header.Author.Reason}\")") : "it was changed meanwhile";
        return conflict switch
        {
            EditConflict.OfElement element => $"{element.Theirs.Body?.Code ?? element.Theirs.Id.ToString()}: {by}; look at it with \"binnacle history\" and try again.",
            EditConflict.OfValue value => $"{value.Theirs.Series} of element {value.Theirs.Element} in {value.Theirs.Period}: {by}, to {value.Theirs.Value?.ToString("R", CultureInfo.InvariantCulture) ?? value.Theirs.Word ?? "nothing"}; look at it with \"binnacle history\" and try again.",
            _ => by,
        };
    }
}
