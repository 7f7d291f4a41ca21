using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Facts;

/// <summary>The table gives back what a plain list of everything said would give, whatever was said and in whatever portions.</summary>
public sealed class FactTableLaws
{
    private static readonly string?[] Sources =
    [
        null, "", "ann", "plan.csv row 1, Target", "plan.csv row 2, Target", "plan.csv row 900000001, Target", "plan.csv row 12345678901, Target", "plan.xlsx 2026!C5", "plan.xlsx 2026!C15", "7", "0", "007", "row 00", "q3 of 2026.",
    ];

    private static readonly string?[] Notes = [null, null, null, "revised"];

    private readonly Random _random = new(11);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 600)]
    [InlineData(2, 7)]
    [InlineData(40, 50)]
    [InlineData(400, 2000)]
    public void Whatever_was_said_is_there_as_it_was_said(int portion, int count)
    {
        var all = new List<Observation>();
        var table = FactTable.Empty;
        for (var seq = 1; all.Count < count; seq++)
        {
            var said = Enumerable.Range(0, portion).Select(_ => Any(seq)).ToList();
            all.AddRange(said);
            table = table.Add(said);
        }
        foreach (var known in new[] { 0, 1, 3, long.MaxValue })
            Same(table.AsKnownOn(known), [.. all.Where(said => said.Seq <= known)], Keys(all));
    }

    [Fact]
    public void One_word_after_the_other_goes_behind_what_came_at_once()
    {
        var block = Enumerable.Range(0, 60).Select(month => new Observation(
            new(1), SeriesNames.Actual, new(Frequency.Month, new DateOnly(2024, 1, 1).AddMonths(month)), 1, ObservationState.Value, month, Source: $"f.csv row {month + 2}, v")).ToList();
        var (all, table) = (block.ToList(), FactTable.Empty.Add(block));
        for (var seq = 2; seq < 200; seq++)
        {
            var said = Any(seq) with { Element = new(1), Series = SeriesNames.Actual };
            all.Add(said);
            table = table.Add([said]);
        }
        foreach (var known in new[] { 1, 50, long.MaxValue })
            Same(table.AsKnownOn(known), [.. all.Where(said => said.Seq <= known)], [(new(1), SeriesNames.Actual)]);
    }

    /// <summary>Edits come one by one, and a column is put together when somebody looks at all of it: whoever asks for a period before that is told the same.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(25)]
    public void One_period_is_told_before_and_after_its_column_was_looked_at(int oftenLookedAt)
    {
        var (all, table) = (new List<Observation>(), FactTable.Empty);
        var tables = new List<(FactTable Table, int Said)>();
        for (var seq = 1; seq <= 400; seq++)
        {
            var draft = new FactTable.Draft(table);
            for (var word = _random.Next(3); word >= 0; word--)
            {
                all.Add(Any(seq));
                draft.Add(all[^1]);
                SameCell((key, period) => (draft.Newest(key.Element, key.Series, period), draft.Cell(key.Element, key.Series, period)), all.Count, long.MaxValue);
            }
            table = draft.Built();
            tables.Add((table, all.Count));
            var known = _random.Next(3) == 0 ? long.MaxValue : _random.Next(seq + 1);
            // Of now, and of before: what was looked at since is put together where the older one ends, or behind it.
            foreach (var (one, said) in (ReadOnlySpan<(FactTable, int)>)[tables[^1], tables[_random.Next(tables.Count)]])
                SameCell((key, period) => (one.AsKnownOn(known).Newest(key.Element, key.Series, period), one.AsKnownOn(known).Cell(key.Element, key.Series, period)), said, known);
            if (oftenLookedAt > 0 && seq % oftenLookedAt == 0)
                tables[_random.Next(Math.Max(0, tables.Count - 6), tables.Count)].Table.Cells(all[^1].Element, all[^1].Series).Any();
        }
        foreach (var (one, said) in tables.Where((_, at) => at % 13 == 0).Append(tables[^1]).Reverse())
            Same(one, [.. all.Take(said)], Keys(all.Take(said)));

        void SameCell(Func<(ElementId Element, string Series), Period, (Observation?, FactCell?)> ask, int saidSoFar, long known)
        {
            var one = Any(0);
            var (newest, cell) = ask((one.Element, one.Series), one.Period);
            var expected = all.Take(saidSoFar).LastOrDefault(said => said.Element == one.Element && said.Series == one.Series && said.Period == one.Period && said.Seq <= known);
            newest.ShouldBe(expected);
            cell.HasValue.ShouldBe(expected is not null);
            if (expected is null)
                return;
            (cell!.Value.Seq, cell.Value.Number).ShouldBe((expected.Seq, expected.IsNumber ? expected.Value!.Value : double.NaN));
            foreach (var other in new[] { one, expected with { Seq = 7, Source = "elsewhere" }, expected with { Value = 3 }, expected with { Note = "seen" }, expected with { Quality = Quality.Rejected } })
                cell.Value.SaysTheSameAs(other).ShouldBe(expected.SaysTheSameAs(other));
        }
    }

    [Fact]
    public void Many_who_look_at_the_same_series_at_once_are_told_the_same()
    {
        for (var round = 0; round < 200; round++)
        {
            var (all, table) = (new List<Observation>(), FactTable.Empty);
            for (var seq = 1; seq <= 12; seq++)
            {
                all.Add(Any(seq) with { Element = new(1), Series = SeriesNames.Actual });
                table = table.Add([all[^1]]);
            }
            var newest = all.GroupBy(said => said.Period).OrderBy(cell => cell.Key).Select(cell => cell.Last()).ToList();
            Parallel.For(0, 8, at =>
            {
                if (at % 2 == 0)
                    table.Newest(new(1), SeriesNames.Actual).ShouldBe(newest);
                else
                    foreach (var said in newest)
                        table.Newest(new(1), SeriesNames.Actual, said.Period).ShouldBe(said);
            });
        }
    }

    [Fact]
    public void Millions_go_into_columns_a_part_at_a_time()
    {
        const int count = 1_100_000;
        var builder = new FactTable.Builder(FactTable.Empty);
        for (var at = 0; at < count; at++)
            builder.Add(new Observation(new(1 + (at % 1000)), SeriesNames.Actual, new(Frequency.Day, new DateOnly(2020, 1, 1).AddDays(at / 1000)), 1, ObservationState.Value, at, Source: $"f.csv row {at}, v"));
        var table = builder.Built();
        table.Columns.Count().ShouldBe(1000);
        table.Newest(new(8), SeriesNames.Actual).Select(said => (said.Value, said.Source)).ShouldBe(Enumerable.Range(0, 1100).Select(at => ((double?)((at * 1000) + 7), (string?)$"f.csv row {(at * 1000) + 7}, v")));
    }

    private static void Same(FactTable table, Observation[] all, (ElementId Element, string Series)[] columns)
    {
        table.Columns.Order().ShouldBe(columns.Order());
        table.All.Count().ShouldBe(all.Length);
        table.All.ToHashSet().SetEquals(all).ShouldBeTrue();
        foreach (var (element, series) in columns)
        {
            table.SeriesOf(element).ShouldBe(columns.Where(column => column.Element == element).Select(column => column.Series).Order(StringComparer.Ordinal));
            var cells = all.Where(said => said.Element == element && said.Series == series).GroupBy(said => said.Period).OrderBy(cell => cell.Key).ToList();
            table.Newest(element, series).ShouldBe(cells.Select(cell => cell.Last()));
            foreach (var cell in cells)
            {
                table.Newest(element, series, cell.Key).ShouldBe(cell.Last());
                table.Number(element, series, cell.Key).ShouldBe(cell.Last() is { IsNumber: true } number ? number.Value!.Value : double.NaN);
                table.History(element, series, cell.Key).ShouldBe(cell);
            }
            var read = new List<(Period, ObservationState, Quality, bool, double)>();
            foreach (var cell in table.Cells(element, series))
                read.Add((cell.Period, cell.State, cell.Quality, cell.IsNumber, cell.Number));
            read.ShouldBe(cells.Select(cell => cell.Last()).Select(said => (said.Period, said.State, said.Quality, said.IsNumber, said.IsNumber ? said.Value!.Value : double.NaN)));
            table.Cells(element, series).Any().ShouldBe(cells.Count > 0);
        }
    }

    private static (ElementId, string)[] Keys(IEnumerable<Observation> all) => [.. all.Select(said => (said.Element, said.Series)).Distinct()];

    private Observation Any(long seq)
    {
        var state = (ObservationState)_random.Next(4);
        var day = new DateOnly(2026, 1 + _random.Next(4), 1);
        return new(
            new(1 + _random.Next(3)), _random.Next(2) == 0 ? SeriesNames.Actual : SeriesNames.Target, new(_random.Next(5) == 0 ? Frequency.Quarter : Frequency.Month, day), seq, state,
            state == ObservationState.Value ? _random.Next(4) == 0 ? null : _random.NextDouble() : null, state == ObservationState.Word ? "yes" : null,
            (Quality)_random.Next(5), Sources[_random.Next(Sources.Length)], Notes[_random.Next(Notes.Length)]);
    }
}
