using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>
/// A column and a few words that were said after it, one by one: an edit takes little more memory than what it says. Who looks at more than the newest word of a period has
/// them put together, once; what they were put together from is let go then.
/// </summary>
internal sealed class AmendedColumn : FactSeries
{
    private const int MostWords = 8;

    private readonly Period _period;
    private readonly double _value;
    private readonly long _seq;

    /// <summary>Null where nothing but a number was said: an edit is to leave few objects.</summary>
    private readonly Voice? _voice;
    private readonly int _row;

    /// <summary>Words behind the column.</summary>
    private readonly int _count;

    /// <summary>Null once it is put together: <see cref="_whole"/> is written before.</summary>
    private volatile FactSeries? _before;

    /// <summary>Made when somebody asks, by whomever: all make the same.</summary>
    private volatile FactColumn? _whole;

    private AmendedColumn(FactSeries before, in FactEntry said, int count)
        : base(before.Series)
    {
        (_before, _period, _value, _seq, _row, _count) = (before, said.Period, said.Value, said.Voice.Seq, said.Row, count);
        _voice = said.Voice.IsPlain ? null : said.Voice;
    }

    public AmendedColumn(FactColumn column, in FactEntry said)
        : this(column, said, 1)
    {
    }

    public override FactColumn Whole => _whole ?? Together();

    private FactEntry Said => new(_period, _value, _voice ?? Voice.Plain(_seq), _row);

    public override FactSeries With(in FactEntry said) => _whole is null && _count < MostWords ? new AmendedColumn(this, said, _count + 1) : new(Whole, said);

    public override FactEntry? Newest(Period period, long asKnownOn)
    {
        FactSeries series = this;
        for (; series is AmendedColumn { _before: { } before } one; series = before)
            if (one._period == period && one._seq <= asKnownOn)
                return one.Said;
        return series.Whole.Newest(period, asKnownOn);
    }

    private FactColumn Together()
    {
        var said = new List<FactEntry>(_count);
        FactSeries series = this;
        for (; series is AmendedColumn { _before: { } before } one; series = before)
            said.Add(one.Said);
        said.Reverse();
        var whole = said switch
        {
            [] => series.Whole, // somebody else has, meanwhile
            [var only] => series.Whole.And(only),
            _ => FactColumn.Of(Series, series.Whole, said, null),
        };
        _whole = whole;
        _before = null;
        return whole;
    }
}
