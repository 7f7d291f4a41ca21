using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;

namespace Binnacle.App.Changes;

/// <summary>
/// Takes the content of rows out of the log for good, for the law or a wrong upload, and says so in a change of its own. The chain stays whole;
/// copies made before keep what they have.
/// </summary>
public static class RedactRows
{
    /// <param name="Elements">Only rows about these; empty: the whole change with its reason.</param>
    public sealed record Request(Author Author, long Seq, IReadOnlyCollection<ElementId> Elements);

    public static async Task<Redaction> Run(Request request, Workspace workspace, CancellationToken ct)
    {
        var done = (Redaction?)null;
        var elements = request.Elements.Select(id => id.Value).ToArray();
        await workspace.Append(
            async image => (done = await workspace.Log.Redact(request.Seq, elements, request.Author, image.Seq, ct)) is not null,
            ct);
        return done!;
    }
}
