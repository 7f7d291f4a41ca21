namespace Binnacle.Architecture.Tests.Planted.Core.Scoring
{
    internal sealed class Rule
    {
        public int Value { get; init; }
    }
}

namespace Binnacle.Architecture.Tests.Planted.Core.Time
{
    /// <summary>What the rules must find: an early folder that uses a later one.</summary>
    internal sealed class Offender
    {
        public Scoring.Rule Uses { get; } = new();
    }
}
