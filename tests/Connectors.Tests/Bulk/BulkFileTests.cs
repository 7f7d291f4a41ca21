using System.Text;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Bulk;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Bulk;

public sealed class BulkFileTests : IDisposable
{
    private const string Plain = """
        measure: "{kpi}"
        unit: "{unit}"
        period: "{month}"
        numbers: {decimal: point}
        values:
          - {column: actual, series: actual}
          - {column: goal, series: target, scale: 0.5}
        """;

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void It_reads_what_a_careful_import_reads() => Gen.Select(OneOf("\n", "\r\n"), OneOf(',', ';', '\t'), Gen.Bool, Row.Array[1, 60]).Sample(
        (end, delimiter, hasLastEnd, rows) =>
        {
            var text = string.Join(end, rows.Prepend(["kpi", "note", "unit", "month", "actual", "goal"]).Select(cells => string.Join(delimiter, cells.Select(cell => Quoted(cell, delimiter))))) + (hasLastEnd ? end : "");
            var path = _files.Write($"{Guid.NewGuid():N}.csv", text);
            var trial = new Trial(Frequency.Month);
            var preview = trial.Import(path, Plain);
            var (read, problems) = Read(path, Plain);
            (read.Count, problems.Count).ShouldBe(((int)(preview.Counts.Values - preview.Counts.Blank - preview.Counts.Rejected + preview.Counts.Contradicting), (int)(preview.Counts.Rejected - preview.Counts.Contradicting)), text);
            // Of what is given twice the careful import keeps the first; a bulk import tells it when it knows the organisation.
            var first = read.GroupBy(value => (value.Address, value.Series, value.Period)).Select(values => values.First()).Select(value => (value.Series, value.Period, value.Value, value.Source));
            first.Order().ShouldBe(trial.Known.Select(known => (known.Key.Series, known.Key.Period, known.Value.Value!.Value, known.Value.Source!)).Order(), text);
        }, iter: 300);

    [Fact]
    public void Columns_given_back_are_used_again_and_say_nothing_of_before()
    {
        const int measures = 360, months = 1500;
        var lines = Enumerable.Range(0, measures).SelectMany(measure => Enumerable.Range(0, months).Select(day => $"m{measure},,u,{new DateOnly(1900, 1, 1).AddDays(day):yyyy-MM-dd},{measure * 100_000 + day},{day}"));
        var path = _files.Write("long.csv", "kpi,note,unit,month,actual,goal\n" + string.Join('\n', lines));
        var file = Open(path, Plain);
        var (seen, read) = (new HashSet<BulkColumn>(), new Dictionary<(string, string), int>());
        var again = 0;
        foreach (var chunk in file.Chunks(default))
        {
            foreach (var column in chunk.Columns)
            {
                again += seen.Add(column) ? 0 : 1;
                var key = (column.Subject.Address, column.Subject.Series);
                var (from, isGoal) = (read.GetValueOrDefault(key), column.Subject.Series == "target");
                for (var at = 0; at < column.Count; at++)
                    (column.Periods[at].FirstDay, column.Values[at]).ShouldBe((new DateOnly(1900, 1, 1).AddDays(from + at), isGoal ? (from + at) * 0.5 : (int.Parse(key.Address.AsSpan(key.Address.IndexOf('m', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture) * 100_000) + from + at));
                read[key] = from + column.Count;
            }
            file.Columns.TakeBack(chunk.Columns);
        }
        read.Values.ShouldBe(Enumerable.Repeat(months, 2 * measures));
        again.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Problems_say_their_row()
    {
        var path = _files.Write("bad.csv", "kpi,note,unit,month,actual,goal\na,,u,2026-01,x,1\na,,u,2026-13,2,\na,,u,2026-02,3,4,5\n\"a,,u,2026-03,1,1\na,,u,2026-04,1e400,\n,,u,2026-05,1,\n");
        Read(path, Plain).Problems.Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(["bad.csv row 2", "bad.csv row 3", "bad.csv row 4", "bad.csv row 5", "bad.csv row 6", "bad.csv row 7"]);
    }

    [Theory]
    [InlineData("numbers: {decimal: point}", "numbers: {decimal: comma}", "written with a point")]
    [InlineData("series: actual}", "series: actual, note: \"{note}\"}", "notes")]
    [InlineData("measure: \"{kpi}\"", "measure: \"{kpi}\"\nwhere: {column: note, is: x}", "rows that are left out")]
    [InlineData("period: \"{month}\"", "period: \"{month} {note}\"", "periods but from one column")]
    [InlineData("measure: \"{kpi}\"", "measure: \"{row}\"", "row numbers")]
    [InlineData("measure: \"{kpi}\"", "measure: \"{kpi}\"\nblank: [\"-999\"]", "numbers that stand for blank")]
    [InlineData("measure: \"{kpi}\"", "measure: \"{kpi}\"\nsource: {query: \"SELECT * FROM source\"}", "delimited text")]
    [InlineData("measure: \"{kpi}\"", "measure: \"{kpi}\"\nnot-applicable: {closed: no coast}", "not applicable")]
    public void What_one_pass_cannot_give_is_refused_by_name(string instead, string asks, string because)
    {
        var problems = new List<Problem>();
        var path = _files.Write("values.csv", "kpi,note,unit,month,actual,goal\na,,u,2026-01,1,1\n");
        BulkFile.Open(path, Trial.Mapping(Plain.Replace(instead, asks, StringComparison.Ordinal)), ReportingCalendar.Standard, TableLimits.Default, problems, default).ShouldBeNull();
        problems.ShouldContain(problem => problem.Message.Contains(because, StringComparison.Ordinal));
    }

    [Fact]
    public void Lookups_and_constants_mean_what_they_mean_to_any_import()
    {
        _files.Write("names.csv", "id,address\n7,north/sales\n8,south/sales\n");
        var path = _files.Write("values.csv", "id,p,v\n7,0,1.5\n8,1,2\n9,0,3\n");
        var (read, problems) = Read(path, """
            lookups:
              id: {file: names.csv, from: id, to: address}
              p: {values: {"0": 2026-01, "1": 2026-02}}
            measure: "{id}"
            period: "{p}"
            series: forecast
            numbers: {decimal: point}
            values:
              - {column: v}
            """);
        read.Select(value => (value.Address, value.Series, value.Period.ToString(), value.Value)).ShouldBe([("north/sales", "forecast", "M2026-01-01", 1.5), ("south/sales", "forecast", "M2026-02-01", 2)]);
        problems.ShouldHaveSingleItem().ShouldContain("\"9\" is not in the lookup id");
    }

    [Fact]
    public void Each_column_has_the_period_its_own_template_says()
    {
        var path = _files.Write("quarters.csv", "kpi;year;Q1;Q2;\na;2026;1;2;\nb;2026;3;;\n");
        var (read, problems) = Read(path, """
            measure: "{kpi}"
            numbers: {decimal: point}
            values:
              - {column: Q1, period: "{year}-Q1"}
              - {column: Q2, period: "{year}-Q2"}
            """);
        problems.ShouldBeEmpty();
        read.Select(value => (value.Address, value.Period.ToString(), value.Value)).Order().ShouldBe([("a", "Q2026-01-01", 1), ("a", "Q2026-04-01", 2), ("b", "Q2026-01-01", 3)]);
    }

    [Fact]
    public void A_surplus_that_is_blank_is_none_and_other_line_ends_are_told()
    {
        Read(_files.Write("trailing.csv", "kpi,note,unit,month,actual,goal\na,,u,2026-01,1,2,\n\"b\",,u,2026-01,1,2,\n"), Plain).Problems.ShouldBeEmpty();
        Should.Throw<UnreadableTableException>(() => Read(_files.Write("mac.csv", "kpi,note,unit,month,actual,goal\ra,,u,2026-01,1,2\r"), Plain)).Message.ShouldContain("carriage returns");
    }

    [Fact]
    public void What_a_lookup_skips_is_counted()
    {
        var chunks = Open(_files.Write("some.csv", "kpi,month,actual\na,2026-01,1\nb,2026-01,2\n"), """
            lookups:
              kpi: {values: {a: sales}, otherwise: skip}
            measure: "{kpi}"
            period: "{month}"
            numbers: {decimal: point}
            values:
              - {column: actual}
            """).Chunks(default).ToList();
        (chunks.Sum(chunk => chunk.Values), chunks.Sum(chunk => chunk.LeftOut)).ShouldBe((1, 1));
    }

    [Fact]
    public void Chunks_of_a_large_file_have_each_value_once()
    {
        var text = new StringBuilder("kpi,note,unit,month,actual,goal\n");
        for (var row = 0; row < 450_000; row++)
            text.Append($"m{row / 60},,u,{2020 + (row % 60 / 12)}-{1 + (row % 12):00},{row},{row % 7}\n");
        var chunks = Open(_files.Write("large.csv", text.ToString()), Plain).Chunks(default).ToList();
        chunks.Count.ShouldBeGreaterThan(2);
        chunks.Sum(chunk => chunk.Values).ShouldBe(900_000);
        chunks.SelectMany(chunk => chunk.Columns).Sum(column => (long)column.Count).ShouldBe(900_000);
        // A measure that is being read when a chunk is full goes on in the next one.
        chunks.SelectMany(chunk => chunk.Columns).Count().ShouldBe(2 * 7500);
    }

    private static readonly Gen<string> Number = Gen.OneOf(
        OneOf("", "n/a", " ", "12", "-3.5", "0.125", "+7", "1 234.5", "(12)", "1e3", "45 %", "x", "0", "-0", ".5", "12345678901234567890"),
        Gen.Int[-9999, 9999].Select(number => (number / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static readonly Gen<string[]> Row = Gen.Select(
        OneOf("a", "b", "c d", "é", ""), OneOf("", "said \"so\"", "x"), OneOf("u", "v", ""), OneOf("2026-01", "2026-02", "Mar 2026", "2026-04", "soon", ""), Number, Number,
        (kpi, note, unit, month, actual, goal) => new[] { kpi, note, unit, month, actual, goal });

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(at => all[at]);

    private static string Quoted(string cell, char delimiter) => cell.Contains('"', StringComparison.Ordinal) || cell.Contains(delimiter, StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private BulkFile Open(string path, string mapping)
    {
        var problems = new List<Problem>();
        var file = BulkFile.Open(path, Trial.Mapping(mapping) with { Folder = _files.Folder }, ReportingCalendar.Standard, TableLimits.Default, problems, default);
        problems.ShouldBeEmpty();
        return file.ShouldNotBeNull();
    }

    private (List<(string Address, string Series, Period Period, double Value, string Source)> Read, List<string> Problems) Read(string path, string mapping)
    {
        var chunks = Open(path, mapping).Chunks(default).ToList();
        return ([.. chunks.SelectMany(chunk => chunk.Columns).SelectMany(Values)], [.. chunks.SelectMany(chunk => chunk.Problems)]);
    }

    private static IEnumerable<(string, string, Period, double, string)> Values(BulkColumn column) =>
        Enumerable.Range(0, column.Count).Select(at => (column.Subject.Address, column.Subject.Series, column.Periods[at], column.Values[at], column.Subject.PlaceOf(column.Rows[at])));
}
