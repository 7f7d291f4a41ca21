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
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Values = [value], Periods = ["M2026-01-01"], Rows = [1] }], default));
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Values = [1] }], default));
        await Should.ThrowAsync<ArgumentException>(() => batch.Write([Rows.Block(1) with { Rows = [] }], default));
    }
}
