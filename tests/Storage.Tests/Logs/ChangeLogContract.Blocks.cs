using Binnacle.App.Changes;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Logs;

public abstract partial class ChangeLogContract
{
    [Fact]
    public async Task Blocks_come_back_to_the_bit_beside_what_stands_by_itself()
    {
        await using (var batch = await Log.BeginBatch(default))
        {
            await batch.Write([Rows.Block(1), Rows.Block(2, "target", after: null)], default);
            await batch.Write([], [Rows.Value(3, 4)], default);
            await batch.Write([Rows.Block(4)], default);
            (await batch.Commit(Rows.Ann, 0, default)).ShouldNotBeNull();
        }

        await Log.Add(Rows.Mixed(5));
        var changes = await Log.ReadAll();
        changes[0].Observations.ShouldBe([Rows.Value(3, 4)]);
        changes[0].BlockValues.ShouldBe(72);
        foreach (var times in (int[])[1, 2]) // read anew each time
        {
            var blocks = changes[0].Blocks.ToList();
            blocks.Select(block => (block.Measure, block.Series, times)).ShouldBe([(1, "actual", times), (2, "target", times), (4, "actual", times)]);
            foreach (var (block, said) in blocks.Zip([Rows.Block(1), Rows.Block(2, "target", after: null), Rows.Block(4)]))
            {
                block.Periods.ShouldBe(said.Periods);
                block.Values.Select(BitConverter.DoubleToInt64Bits).ShouldBe(said.Values.Select(BitConverter.DoubleToInt64Bits));
                block.Observations().ShouldBe(said.Observations());
            }
        }

        changes[0].AllObservations.Count().ShouldBe(73);
        changes[0].AllObservations.First().Source.ShouldBe("figures.csv row 2, value");
        changes[0].AllObservations.ElementAt(24).Source.ShouldBe("figures.csv row ");
        changes[1].Blocks.ShouldBeEmpty();
        await Log.ShouldBeWhole();
    }

    /// <summary>Texts lie in pages that are used again: these run full, one block is longer than a page, and the next are made ready while those before are on their way.</summary>
    [Fact]
    public async Task Blocks_by_the_ten_thousand_come_back_as_they_were()
    {
        const int measures = 1500, length = 60_000;
        Period[] months = [.. Enumerable.Range(0, 60).Select(month => new Period(Frequency.Month, new DateOnly(2020, 1, 1).AddMonths(month)))];
        Period[] days = [.. Enumerable.Range(0, length).Select(day => new Period(Frequency.Day, new DateOnly(1860, 1, 1).AddDays(day)))];
        static double Value(int measure, int at) => (measure + 1) / (at + 3.0);
        await using (var batch = await Log.BeginBatch(default))
        {
            for (var portion = 0; portion < 5; portion++)
                await batch.Write([.. Enumerable.Range(portion * measures, measures).Select(measure => Of(measure, months))], default);
            await batch.Write([Of(5 * measures, days), Of((5 * measures) + 1, months)], default);
            (await batch.Commit(Rows.Ann, 0, default)).ShouldNotBeNull();
        }

        var blocks = (await Log.ReadAll())[0].Blocks.ToList();
        blocks.Count.ShouldBe((5 * measures) + 2);
        foreach (var (block, measure) in blocks.Select((block, measure) => (block, measure)))
        {
            block.Measure.ShouldBe(measure);
            (block.Values.Length, block.Periods.SequenceEqual(block.Values.Length == 60 ? months : days)).ShouldBe((measure == 5 * measures ? length : 60, true));
            block.Values.Select((value, at) => value == Value(measure, at)).ShouldAllBe(same => same);
            block.Rows.Select((row, at) => row == (measure * 60) + at).ShouldAllBe(same => same);
        }

        await Log.ShouldBeWhole();

        ObservationBlock Of(int measure, Period[] periods) => Rows.Block(measure) with
        {
            Periods = periods,
            Values = [.. Enumerable.Range(0, periods.Length).Select(at => Value(measure, at))],
            Rows = [.. Enumerable.Range(measure * 60, periods.Length)],
        };
    }

    [Fact]
    public async Task A_block_is_redacted_by_its_measure_and_the_chain_is_whole()
    {
        await using (var batch = await Log.BeginBatch(default))
        {
            await batch.Write([Rows.Block(1), Rows.Block(2), Rows.Block(1, "target")], default);
            await batch.Write([], [Rows.Value(1, 4), Rows.Value(2, 5)], default);
            await batch.Commit(Rows.Ann, 0, default);
        }

        (await Log.Redact(1, 1)).Rows.ShouldBe(49);
        var change = (await Log.ReadAll())[0];
        change.Blocks.ShouldHaveSingleItem().Measure.ShouldBe(2);
        (change.BlockValues, change.RedactedRows).ShouldBe((24, 49));
        change.Observations.ShouldBe([Rows.Value(2, 5)]);
        await Log.ShouldBeWhole();

        (await Log.Redact(1)).Rows.ShouldBe(25);
        (await Log.ReadAll())[0].Blocks.ShouldBeEmpty();
        (await Log.Redact(1)).Header.ShouldBeNull();
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Blocks_of_a_batch_given_up_are_gone()
    {
        await using (var batch = await Log.BeginBatch(default)) await batch.Write([Rows.Block(1)], default);
        await Log.Add(Rows.Mixed(1));
        (await Log.ReadAll()).ShouldHaveSingleItem().Blocks.ShouldBeEmpty();
        await Log.ShouldBeWhole();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_block_with_what_is_no_number_is_a_mistake_of_the_caller(double value)
    {
        await using var batch = await Log.BeginBatch(default);
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Values = [value], Periods = Rows.Block(1).Periods[..1], Rows = [1] }], default));
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Values = [1] }], default));
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Rows = [] }], default));
    }
}
