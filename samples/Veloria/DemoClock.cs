namespace Binnacle.Samples;

/// <summary>The clock by which the demo organisation's past is recorded: it stands where it was last set.</summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Set(DateOnly day, int hour, int minute = 0) => _now = new(day.ToDateTime(new(hour, minute)), TimeSpan.Zero);
}
