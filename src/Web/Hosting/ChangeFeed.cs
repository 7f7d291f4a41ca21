using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Binnacle.Web.Hosting;

/// <summary>Tells open pages that there is a newer change, as server-sent events: "now" at once, "changed" whenever the image has moved on.</summary>
internal static class ChangeFeed
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
            "/events", (LiveWorkspace live, IHostApplicationLifetime host, CancellationToken gone) => TypedResults.ServerSentEvents(Changes(live, host.ApplicationStopping, gone)))
        .WithName("followChanges").WithSummary("Numbers of new changes as they become known, as server-sent events").WithTags("Changes");

    private static async IAsyncEnumerable<SseItem<ChangeSeen>> Changes(LiveWorkspace live, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var seq = live.Image.Seq;
        yield return new(new(seq), "now");
        while (await Next(live, seq, end.Token) is { } next)
            yield return new(new(seq = next), "changed");
    }

    /// <summary>Null where nobody listens any more.</summary>
    private static async Task<long?> Next(LiveWorkspace live, long after, CancellationToken ct)
    {
        try
        {
            return (await live.Workspace.ImageAfter(after, ct)).Seq;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

/// <param name="Seq">The newest change's number.</param>
public sealed record ChangeSeen(long Seq);
