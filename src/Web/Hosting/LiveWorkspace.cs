using Binnacle.App.Workspaces;

namespace Binnacle.Web.Hosting;

/// <summary>The served file. It follows the log: what another process writes is in the image within a second.</summary>
public sealed class LiveWorkspace(Workspace workspace)
{
    public Workspace Workspace => workspace;

    public WorkspaceImage Image => workspace.Image;
}
