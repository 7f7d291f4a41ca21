using System.Text.Json;
using Binnacle.App.Workspaces;

namespace Binnacle.Web.Hosting.Grains;

/// <summary>How this process writes: through the one grain of the workspace, wherever in the cluster it lives.</summary>
public sealed class WorkspaceWriter(IGrainFactory grains, LiveWorkspace live)
{
    /// <summary>The workspace's number in the store; a file has one.</summary>
    public const long Workspace = 1;

    /// <summary>Answers when the edit is durable and this process's image shows it.</summary>
    public async Task<EditReply> Apply(Edit edit, CancellationToken ct)
    {
        var reply = await grains.GetGrain<IWorkspaceGrain>(Workspace).Apply(new(JsonSerializer.Serialize(EditRows.Of(edit))));
        for (var image = live.Image; image.Seq < reply.Seq;)
            image = await live.Workspace.ImageAfter(image.Seq, ct);
        return reply;
    }
}
