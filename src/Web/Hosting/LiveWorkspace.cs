using System.Collections.Frozen;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;

namespace Binnacle.Web.Hosting;

/// <summary>The served file. It follows the log: what another process writes is in the image within a second.</summary>
public sealed class LiveWorkspace(Workspace workspace, IPersonDirectory persons, TimeProvider clock)
{
    private static readonly TimeSpan NamesHold = TimeSpan.FromSeconds(2);

    private volatile Names _names = new(null, FrozenDictionary<string, string>.Empty);

    public Workspace Workspace => workspace;

    public WorkspaceImage Image => workspace.Image;

    /// <summary>The organisation wants pages without numeric scores: whatever shows one carries the class <c>points</c>.</summary>
    public bool ScoresInWords => Image.Structure.Latest.Settings.Scores == ScoreDisplay.Words;

    /// <summary>A person's name, or the id where the name was erased or never given; null for nobody.</summary>
    public string? NameOf(string? person) => person is null ? null : _names.ById.GetValueOrDefault(person, person);

    /// <summary>Names stand outside the log and may be erased at any time: they are read anew every few seconds, while somebody looks.</summary>
    public async Task ReadNames(CancellationToken ct)
    {
        if (_names.ReadAt is { } at && clock.GetElapsedTime(at) < NamesHold)
            return;
        _names = new(clock.GetTimestamp(), (await persons.All(ct)).ToFrozenDictionary(person => person.Id, person => person.Name));
    }

    private sealed record Names(long? ReadAt, FrozenDictionary<string, string> ById);
}
