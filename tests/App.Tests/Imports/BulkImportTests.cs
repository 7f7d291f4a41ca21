using Binnacle.App.Imports;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Imports;

public sealed class BulkImportTests
{
    /// <summary>Series share what is the same in them; those that are nearly the same have their own.</summary>
    [Fact]
    public async Task Each_series_keeps_its_own_periods_rows_and_numbers()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var daily = Measures("d", 4, Frequency.Day);
        var monthly = Measures("m", 7, Frequency.Month);
        var made = await workspace.Apply(new Edit(Ann) { Elements = [.. daily.Concat(monthly).Select(measure => ElementEdit.New(measure))] }, Ct);

        var ids = daily.Concat(monthly).Zip(made.ShouldBeOfType<ApplyOutcome.Applied>().Ids, (measure, id) => (measure.Code, id)).ToDictionary();

        var columns = new BulkColumns();
        var expected = new List<Said>();
        var row = 2;
        var days = Enumerable.Range(0, 5000).Select(Day).ToArray();
        var months = Enumerable.Range(0, 12).Select(month => Month(month + 1)).ToArray();
        List<BulkChunk> chunks =
        [
            Chunk(Column("m0", months), Column("m1", months), Column("m2", Otherwise(months, 5, Month(1, 2030))), Column("m3", [.. months.Reverse()])),
            Chunk(Column("m4", months), Column("m5", months[..7]), Column("m6", Otherwise(months, 0, Month(1, 2020)))),
            Chunk(Column("d0", days[..300]), Column("d1", Otherwise(days[..300], 299, Day(400))), Column("d2", days[..300]), Column("d3", days)),
        ];

        var outcome = await BulkImport.Run(new(Ann, chunks, columns), workspace, Ct);
        outcome.Problems.ShouldBeEmpty();
        outcome.Applied.ShouldBeOfType<ApplyOutcome.Applied>();
        foreach (var image in new[] { workspace.Image, (await file.Open()).Image })
            image.Facts.All.Select(said => new Said(said.Element, said.Period, said.Value!.Value, said.Source!)).Order().ShouldBe(expected.Order());

        BulkColumn Column(string code, Period[] periods)
        {
            var column = columns.For(new("acme", code, SeriesNames.Actual, "f.csv row ", ", v"));
            var id = ids[code];
            foreach (var period in periods)
            {
                expected.Add(new(id, period, row / 8.0, $"f.csv row {row}, v"));
                column.Add(period, row / 8.0, row++);
            }
            return column;
        }
    }

    [Fact]
    public void A_column_is_given_back_once()
    {
        var columns = new BulkColumns();
        var column = columns.For(Subject("one"));
        column.Add(Month(1), 1, 2);
        columns.TakeBack([column]);
        Should.Throw<InvalidOperationException>(() => column.Subject);
        Should.Throw<InvalidOperationException>(() => columns.TakeBack([column])).Message.ShouldContain("given back");
        var next = columns.For(Subject("two"));
        next.ShouldBeSameAs(column);
        (next.Subject.Measure, next.Count).ShouldBe(("two", 0));
    }

    [Fact]
    public void A_long_column_is_not_kept_for_others()
    {
        var columns = new BulkColumns();
        var column = columns.For(Subject("one"));
        for (var day = 0; day < 5000; day++)
            column.Add(Day(day), day, day);
        columns.TakeBack([column]);
        columns.For(Subject("two")).ShouldNotBeSameAs(column);
    }

    private readonly record struct Said(ElementId Measure, Period Period, double Value, string Source) : IComparable<Said>
    {
        public int CompareTo(Said other) => (Measure.Value, Period).CompareTo((other.Measure.Value, other.Period));
    }

    private static BulkSubject Subject(string measure) => new(null, measure, SeriesNames.Actual, "f.csv row ", ", v");

    private static Period Day(int day) => new(Frequency.Day, new DateOnly(2000, 1, 1).AddDays(day));

    private static Period[] Otherwise(Period[] periods, int at, Period other) => [.. periods[..at], other, .. periods[(at + 1)..]];

    private static BulkChunk Chunk(params BulkColumn[] columns) => new(columns, [], columns.Sum(column => column.Count), columns.Sum(column => column.Count), 0, 0);

    private static List<Measure> Measures(string name, int count, Frequency frequency) =>
        [.. Enumerable.Range(0, count).Select(at => new Measure { Id = new(-100 - at - (frequency == Frequency.Day ? 50 : 0)), Code = $"{name}{at}", Name = $"{name}{at}", Unit = Acme, Spec = new() { Frequency = frequency } })];
}
