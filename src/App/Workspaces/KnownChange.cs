using Binnacle.App.Changes;

namespace Binnacle.App.Workspaces;

/// <summary>A change's header and how much it said.</summary>
/// <param name="Redacted">Rows whose content was taken away since.</param>
public sealed record KnownChange(ChangeHeader Header, int Revisions, int Observations, int Redacted = 0)
{
    internal static KnownChange Of(Change change) =>
        new(change.Header, change.Revisions.Count(row => row.Kind != Redaction.Kind), change.Observations.Count + change.BlockValues, change.RedactedRows);
}
