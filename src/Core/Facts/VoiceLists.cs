using System.Runtime.InteropServices;
using Binnacle.Core.Snapshots;

namespace Binnacle.Core.Facts;

/// <summary>Who said a column's values, in a snapshot: each voice is written once, where it is first mentioned. When they are read, columns of one voice share its array, as do columns of several that have the same as the last such column.</summary>
internal sealed class VoiceLists
{
    private readonly SharedParts<Voice> _voices = new(static (writer, voice) => Codec<Voice>.Of.Write(writer, voice), static reader => Codec<Voice>.Of.Read(reader));
    private readonly List<Voice> _next = [];

    /// <summary>Nearly all columns are said by one voice, by turns with others.</summary>
    private readonly Dictionary<Voice, Voice[]> _alone = new(ReferenceEqualityComparer.Instance);
    private Voice[] _last = [];

    public void Write(ByteWriter writer, Voice[] voices)
    {
        writer.Count(voices.Length);
        foreach (var voice in voices)
            _voices.Write(writer, voice);
    }

    public Voice[] Read(ByteReader reader)
    {
        _next.Clear();
        for (var count = reader.Count(); count > 0; count--)
            _next.Add(_voices.Read(reader));
        if (_next is [var only])
            return _alone.TryGetValue(only, out var alone) ? alone : _alone[only] = [only];
        if (!CollectionsMarshal.AsSpan(_next).SequenceEqual(_last))
            _last = [.. _next];
        return _last;
    }
}
