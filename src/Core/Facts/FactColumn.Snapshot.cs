using Binnacle.Core.Snapshots;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

// A column in a snapshot: what it is like among small things, its numbers in a block with those of others.
internal sealed partial class FactColumn
{
    public void Write(ByteWriter writer, SharedParts<Period[]> periods, VoiceLists voices, NumberBlocks numbers)
    {
        writer.Text(Series);
        _periods.Write(writer, periods);
        voices.Write(writer, _voices);
        writer.Value(_isDistinct);
        writer.Value(_voiceOf is not null);
        if (_voiceOf is not null)
            writer.Values<int>(_voiceOf);
        _rows.Write(writer);
        numbers.Add(Values);
    }

    public static FactColumn Read(ByteReader reader, SharedParts<Period[]> periods, VoiceLists voices, NumberBlocks numbers)
    {
        var series = reader.Text()!;
        var (ofPeriods, ofVoices) = (ColumnPeriods.Read(reader, periods), voices.Read(reader));
        var isDistinct = reader.Value<bool>();
        int[]? voiceOf = null;
        if (reader.Value<bool>())
            reader.Values<int>(voiceOf = new int[ofPeriods.Count]);
        var rows = RowNumbers.Read(reader, ofPeriods.Count);
        var (block, from) = numbers.Next(ofPeriods.Count);
        return new(series, ofPeriods, isDistinct, block, from, ofVoices, voiceOf, rows);
    }
}
