using System.Text.Json;
using Binnacle.App.Workspaces;
using Orleans.Concurrency;

namespace Binnacle.Web.Hosting.Grains;

/// <summary>Hands edits to the writer loop of its process. Turns interleave, so that edits arriving together are made durable together.</summary>
[Reentrant]
[KeepAlive]
internal sealed class WorkspaceGrain(LiveWorkspace live) : Grain, IWorkspaceGrain
{
    public async Task<EditReply> Apply(EditMessage message)
    {
        var edit = JsonSerializer.Deserialize<EditRows>(message.Rows)!.Edit();
        return await live.Workspace.Apply(edit, CancellationToken.None) switch
        {
            ApplyOutcome.Applied applied => new(applied.Header.Seq, [.. applied.Ids.Select(id => id.Value)], [], []),
            ApplyOutcome.Refused refused => new(0, [], [.. refused.Problems.Select(problem => problem.ToString())], []),
            ApplyOutcome.Conflict conflict => new(0, [], [], [.. conflict.Conflicts.Select(found => found.By?.Seq ?? 0)]),
            _ => new(0, [], [], []),
        };
    }

    public async Task<long> Follow() => (await live.Workspace.Follow(CancellationToken.None)).Seq;
}
