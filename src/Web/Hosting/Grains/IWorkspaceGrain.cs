namespace Binnacle.Web.Hosting.Grains;

/// <summary>
/// Where a workspace's edits queue up: one activation in the whole cluster, whose process holds the writer loop. Calls are short, and reads never
/// come here: every process has an image of its own. Its key is the workspace's number in the store.
/// </summary>
[Alias("binnacle.workspace")]
public interface IWorkspaceGrain : IGrainWithIntegerKey
{
    /// <summary>Answers when the edit is durable, or was found not to be applicable.</summary>
    [Alias("apply")]
    Task<EditReply> Apply(EditMessage message);

    /// <summary>Takes in what other processes wrote to the store; the newest change's number.</summary>
    [Alias("follow")]
    Task<long> Follow();
}

/// <param name="Rows">An <see cref="App.Workspaces.EditRows"/> as JSON.</param>
[GenerateSerializer, Immutable, Alias("binnacle.edit")]
public sealed record EditMessage([property: Id(0)] string Rows);

/// <summary>What became of an edit.</summary>
/// <param name="Seq">The change it became; 0 where nothing was written.</param>
/// <param name="Ids">Of the elements that were new, in the order of the edit.</param>
/// <param name="Problems">Why it was refused; empty where it was not.</param>
/// <param name="Conflicts">Numbers of the changes somebody else made to the same since it was begun.</param>
[GenerateSerializer, Immutable, Alias("binnacle.edited")]
public sealed record EditReply([property: Id(0)] long Seq, [property: Id(1)] int[] Ids, [property: Id(2)] string[] Problems, [property: Id(3)] long[] Conflicts);
