using System.Net.Http.Json;
using Binnacle.App.Scores;
using Binnacle.App.Verification;

namespace Binnacle.Cli.Commands.Servers;

/// <summary>Asks the process that serves a data file what it holds, and compares that with the file.</summary>
internal static class ServingProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null where no server answers.</summary>
    public static async Task<Compared?> Compare(DataFile file, CancellationToken ct)
    {
        if (ServingNotice.Read(file.Path) is not { } address || await Ask(address, ct) is not { } live)
            return null;
        var image = await file.Workspace.Follow(ct);
        if (image.Changes.Find(live.Seq)?.Header.Hash.ToString() != live.Hash)
            return new(address, live.Seq == 0 && image.Seq == 0 ? null : new(null, $"The server at {address} is on another chain of changes than this file: restart it."));
        var read = ImageDigest.Of(image.AsKnownOn(live.Seq), live.Today);
        return new(address, read.Digest == live.Digest ? null : new(live.Seq, $"The server at {address} holds something else than the log says: a mistake of the program. Please report it, and restart the server."));
    }

    private static async Task<LiveImageView?> Ask(Uri address, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = Patience };
        try
        {
            return await http.GetFromJsonAsync<LiveImageView>("api/v1/live", ViewJson.Indented, ct);
        }
        catch (HttpRequestException)
        {
            // Left over from a server that did not end by itself.
            return null;
        }
    }
}

internal sealed record Compared(Uri Address, Finding? Finding);
