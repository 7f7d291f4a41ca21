using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>All that was ever observed of one series of one element: a column, or one that was amended. Immutable.</summary>
internal abstract class FactSeries(string series)
{
    public string Series => series;

    /// <summary>All of it in one column.</summary>
    public abstract FactColumn Whole { get; }

    /// <summary>With one word more, the newest of its period: what an edit says.</summary>
    public abstract FactSeries With(in FactEntry said);

    /// <summary>The newest word on the period; null where nobody spoke.</summary>
    public abstract FactEntry? Newest(Period period, long asKnownOn);

    public FactCell? Cell(Period period, long asKnownOn) => Newest(period, asKnownOn) is { } newest ? new(newest) : null;

    public Observation? Newest(ElementId element, Period period, long asKnownOn) =>
        Newest(period, asKnownOn) is { } newest ? newest.Voice.Of(element, series, period, newest.Value, newest.Row) : null;
}
