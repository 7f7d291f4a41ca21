namespace Binnacle.Core.Facts;

/// <summary>The last few voices heard: who speaks many times has one.</summary>
internal sealed class Voices
{
    private const int Most = 4;

    private readonly List<Voice> _heard = new(Most);

    /// <param name="row">The number in the observation's source; 0 where it has none.</param>
    public Voice Of(Observation said, out int row)
    {
        foreach (var known in _heard)
            if (known.Fits(said, out row))
                return known;
        return Hear(Voice.Of(said, out row));
    }

    public Voice Of(FactBlock block)
    {
        foreach (var known in _heard)
            if (known.Fits(block))
                return known;
        return Hear(block.Voice);
    }

    private Voice Hear(Voice voice)
    {
        if (_heard.Count == Most)
            _heard.RemoveAt(0);
        _heard.Add(voice);
        return voice;
    }
}
