using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>The newest word on a period, for those who want its number alone.</summary>
public readonly struct FactCell
{
    private readonly Voice _voice;
    private readonly double _value;

    internal FactCell(Period period, Voice voice, double value) => (Period, _voice, _value) = (period, voice, value);

    internal FactCell(in FactEntry entry)
        : this(entry.Period, entry.Voice, entry.Value)
    {
    }

    public Period Period { get; }

    /// <summary>The change that brought it.</summary>
    public long Seq => _voice.Seq;

    public ObservationState State => _voice.State;

    public Quality Quality => _voice.Quality;

    /// <summary>Whether it gives a number to calculate with.</summary>
    public bool IsNumber => _voice.IsNumber;

    /// <summary>A number of that quality with nothing beside it.</summary>
    public bool IsPlainNumber(Quality quality) => _voice.IsNumberWithoutNote && Quality == quality;

    public bool IsWord => _voice is { State: ObservationState.Word, Word: not null } && Quality != Quality.Rejected;

    /// <summary>Not a number where it gives none.</summary>
    public double Number => IsNumber ? _value : double.NaN;

    /// <inheritdoc cref="Observation.SaysTheSameAs"/>
    public bool SaysTheSameAs(Observation said) => _voice.SaysTheSameAs(said) && (!_voice.HasValue || said.Value.GetValueOrDefault().Equals(_value));
}
