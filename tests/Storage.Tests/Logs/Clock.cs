namespace Binnacle.Storage.Tests.Logs;

/// <summary>Says what it is told to say.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Time { get; set; } = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Time;
}
