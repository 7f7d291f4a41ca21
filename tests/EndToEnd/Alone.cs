namespace Binnacle.EndToEnd;

/// <summary>Tests that look at the clock run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
