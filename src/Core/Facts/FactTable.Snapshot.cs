using System.Runtime.InteropServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Snapshots;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

// The whole table as bytes and blocks of numbers, and back.
public sealed partial class FactTable
{
    /// <param name="numbers">Filled with the numbers of all columns.</param>
    public void Write(ByteWriter writer, NumberBlocks numbers)
    {
        var (periods, voices) = (PeriodParts(), VoiceParts());
        foreach (var (element, columns) in _columns.All())
        {
            writer.Count(element.Value);
            writer.Count(columns.Length);
            foreach (var column in columns)
                column.Whole.Write(writer, periods, voices, numbers);
        }
        writer.Count(0);
    }

    public static FactTable Read(ByteReader reader, NumberBlocks numbers)
    {
        var (periods, voices) = (PeriodParts(), VoiceParts());
        var all = new ElementLists<FactSeries>.Builder(ElementLists<FactSeries>.Empty);
        while (reader.Count() is > 0 and var element)
        {
            var columns = new FactSeries[reader.Count()];
            foreach (ref var column in columns.AsSpan())
                column = FactColumn.Read(reader, periods, voices, numbers);
            all[new((int)element)] = ImmutableCollectionsMarshal.AsImmutableArray(columns);
        }
        return new(all.Built(), long.MaxValue);
    }

    private static SharedParts<Period[]> PeriodParts() => new(
        static (writer, periods) =>
        {
            writer.Count(periods.Length);
            writer.Values<Period>(periods);
        },
        static reader =>
        {
            var periods = new Period[reader.Count()];
            reader.Values<Period>(periods);
            return periods;
        });

    /// <summary>Voices are shared one by one too: who said many columns is one.</summary>
    private static SharedParts<Voice[]> VoiceParts()
    {
        var one = new SharedParts<Voice>(static (writer, voice) => Codec<Voice>.Of.Write(writer, voice), static reader => Codec<Voice>.Of.Read(reader));
        return new(
            (writer, voices) =>
            {
                writer.Count(voices.Length);
                foreach (var voice in voices)
                    one.Write(writer, voice);
            },
            reader =>
            {
                var voices = new Voice[reader.Count()];
                foreach (ref var voice in voices.AsSpan())
                    voice = one.Read(reader);
                return voices;
            });
    }
}
