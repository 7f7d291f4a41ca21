namespace Binnacle.EndToEnd;

/// <summary>Tests that look at the clock run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>What <c>./test</c> keeps for the end, when no other project's tests run.</summary>
    public const string Trait = "Alone";
    public const string Clock = "Clock";
}
