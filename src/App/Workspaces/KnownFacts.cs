using Binnacle.Core.Facts;

namespace Binnacle.App.Workspaces;

/// <summary>All values of a change, in memory.</summary>
/// <param name="Facts">Their own sequence numbers say nothing.</param>
internal sealed record KnownFacts(long Seq, FactTable Facts);
