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
        var (periods, voices) = (PeriodParts(), new VoiceLists());
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
        var (periods, voices) = (PeriodParts(), new VoiceLists());
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
}
