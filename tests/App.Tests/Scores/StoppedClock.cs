namespace Binnacle.App.Tests.Scores;

/// <summary>It is always the same moment.</summary>
internal sealed class StoppedClock(int year, int month, int day, int hour = 12) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
