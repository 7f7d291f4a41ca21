using System.Text;
using Binnacle.App.Imports;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Numbers;

namespace Binnacle.Connectors.Bulk;

/// <summary>Rows as bytes into columns of numbers.</summary>
internal sealed class BulkReader(string file, BulkColumnPlan plan, BulkColumns columns)
{
    /// <summary>A chunk is given on at so many values.</summary>
    private const int FullAt = 400_000;

    private readonly CellMemo<Subjects> _subjects = new();
    private readonly CellMemo<PeriodReading[]> _periods = new();
    private readonly Range[] _cells = new Range[plan.Columns];
    private readonly byte[] _key = new byte[4096];

    // Of every row asked for: made once.
    private CellMemo<Subjects>.Meaning? _subjectsOf;
    private CellMemo<PeriodReading[]>.Meaning? _periodsOf;
    private List<BulkColumn> _columns = [];
    private List<string> _problems = [];
    private (long Rows, long Values, long Blank, long LeftOut) _count;

    /// <summary>The row at hand has something behind its last heading.</summary>
    private bool _hasSurplus;

    public bool IsFull => _count.Values + _count.Blank + _problems.Count >= FullAt;

    public void Read(ReadOnlySpan<byte> line, int number)
    {
        if (line.Contains((byte)'\r'))
            throw new UnreadableTableException($"{file}, row {number} has carriage returns inside: a bulk import reads lines that end with a line feed.");
        if (number <= plan.HeadingRows || line.Trim(" \t"u8).Length == 0)
            return;
        _count.Rows++;
        var found = Split(line, out var unquoted, number);
        if (found < 0)
            return;
        line = unquoted;
        if (_hasSurplus && !plan.AcceptsRagged)
        {
            Wrong(number, $"The row has {found} cells, but there are {plan.Columns} headings: its values may stand in the wrong columns.");
            return;
        }
        var subjects = _subjects.Of(Key(line, plan.KeyColumns), number, _subjectsOf ??= SubjectsOf);
        var periods = _periods.Of(plan.PeriodColumn < 0 ? default : line[_cells[plan.PeriodColumn]], number, _periodsOf ??= PeriodsOf);
        for (var at = 0; at < plan.Values.Count; at++)
            Value(line[_cells[plan.Values[at].Column]].Trim(" \t"u8), subjects, at, periods[at], number);
    }

    /// <summary>What was read since; what is being read goes on in the next chunk where it is the last one's.</summary>
    public BulkChunk Take(bool isLast)
    {
        var open = isLast ? [] : _subjects.Last is { } last ? last.Columns.OfType<BulkColumn>().ToList() : [];
        foreach (var subjects in _subjects.All)
            if (isLast || !ReferenceEquals(subjects, _subjects.Last))
                Array.Clear(subjects.Columns);
        var chunk = new BulkChunk([.. _columns.Where(column => !open.Contains(column))], _problems, _count.Rows, _count.Values, _count.Blank, _count.LeftOut);
        (_columns, _problems, _count) = (open, [], default);
        return chunk;
    }

    private void Value(ReadOnlySpan<byte> cell, Subjects subjects, int at, PeriodReading period, int number)
    {
        if (!Numerals.TryRead(cell, out var value, out var used) || used != cell.Length)
        {
            var text = Encoding.UTF8.GetString(cell).Trim();
            if (plan.Blanks.Means(text))
            {
                _count.Blank++;
                return;
            }
            var reading = NumberReader.Read(text, plan.Numbers, DecimalMark.Point);
            if (reading.Number is not { } read)
            {
                Wrong(number, reading.Reason!);
                return;
            }
            value = read;
        }
        var (subject, reason, leaveOut) = subjects.Of[at];
        if (leaveOut)
        {
            _count.LeftOut++;
            return;
        }
        if ((reason ?? (period.Period is null ? period.Reason ?? "The period is missing." : null)) is { } wrong)
        {
            Wrong(number, wrong);
            return;
        }
        value *= plan.Values[at].Scale.Factor;
        if (!double.IsFinite(value))
        {
            Wrong(number, $"\"{Encoding.UTF8.GetString(cell)}\" is too large.");
            return;
        }
        if (subjects.Columns[at] is not { } column)
            _columns.Add(subjects.Columns[at] = column = columns.For(subject!));
        // A zero has no sign.
        column.Add(period.Period!.Value, value == 0 ? 0 : value, number);
        _count.Values++;
    }

    /// <summary>Where the cells of a row lie: as many as there are headings, empty where it has fewer.</summary>
    /// <param name="unquoted">The line in which they lie.</param>
    /// <returns>How many it has; below 0 where it cannot be read.</returns>
    private int Split(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> unquoted, int number)
    {
        unquoted = line;
        _hasSurplus = false;
        if (line.Contains((byte)'"'))
        {
            if (QuotedCells.Split(line, (byte)plan.Delimiter, _cells, out _hasSurplus) is not var (bytes, count))
            {
                Wrong(number, "A quoted cell is not closed in its row; a bulk import takes no line ends inside cells.");
                return -1;
            }
            unquoted = bytes;
            return count;
        }
        var (cells, from) = (0, 0);
        while (true)
        {
            var length = line[from..].IndexOf((byte)plan.Delimiter);
            var end = length < 0 ? line.Length : from + length;
            if (cells < _cells.Length)
                _cells[cells] = from..end;
            else
                _hasSurplus |= line[from..end].Trim(" \t"u8).Length > 0;
            cells++;
            if (length < 0)
                break;
            from = end + 1;
        }
        for (var at = cells; at < _cells.Length; at++)
            _cells[at] = 0..0;
        return cells;
    }

    private ReadOnlySpan<byte> Key(ReadOnlySpan<byte> line, IReadOnlyList<int> columns)
    {
        if (columns.Count == 1)
            return line[_cells[columns[0]]];
        var used = 0;
        for (var at = 0; at < columns.Count; at++)
        {
            var cell = line[_cells[columns[at]]];
            if (cell.Contains((byte)0))
                throw new UnreadableTableException($"{file} has a cell with a zero character where a name is expected.");
            if (used + cell.Length + 1 > _key.Length)
                throw new UnreadableTableException($"{file} has a cell of more than {_key.Length} characters where a name is expected.");
            cell.CopyTo(_key.AsSpan(used));
            used += cell.Length;
            _key[used++] = 0;
        }
        return _key.AsSpan(0, used);
    }

    private Subjects SubjectsOf(ReadOnlySpan<byte> key, int number)
    {
        var cells = new Cell[plan.Columns];
        for (var at = 0; at < plan.KeyColumns.Count; at++)
        {
            var end = plan.KeyColumns.Count == 1 ? key.Length : key.IndexOf((byte)0);
            cells[plan.KeyColumns[at]] = Cell.OfText(Encoding.UTF8.GetString(key[..end]));
            key = plan.KeyColumns.Count == 1 ? [] : key[(end + 1)..];
        }
        var row = new TableRow(number, cells);
        return new([.. plan.Values.Select(value => Subject(value, row))]);
    }

    private (BulkSubject?, string?, bool) Subject(PlannedValue value, TableRow row)
    {
        var (measure, unit, series) = (value.Measure.Text(row), value.Unit?.Text(row) ?? default, value.Series.Text(row));
        if (measure.LeaveOut || unit.LeaveOut || series.LeaveOut)
            return (null, null, true);
        return (measure.Reason ?? unit.Reason ?? series.Reason) is { } unknown
            ? (null, unknown, false)
            : (new(unit.Text, measure.Text!, RowReader.SeriesName(series.Text!), $"{file} row ", $", {value.Heading}"), null, false);
    }

    private PeriodReading[] PeriodsOf(ReadOnlySpan<byte> text, int number)
    {
        var cells = new Cell[plan.Columns];
        if (plan.PeriodColumn >= 0)
            cells[plan.PeriodColumn] = Cell.OfText(Encoding.UTF8.GetString(text));
        var row = new TableRow(number, cells);
        return [.. plan.Values.Select(value => PeriodOf(value, row))];
    }

    private PeriodReading PeriodOf(PlannedValue value, TableRow row)
    {
        var outcome = value.Period.Text(row);
        if (outcome.Text is not { } said)
            return new(null, null, outcome.Reason, Evidence.None);
        var reading = plan.Periods.Read(said, Evidence.None);
        return reading.Note is null ? reading : new(null, null, $"\"{said}\" has a note beside the period; import this file without --bulk.", Evidence.None);
    }

    private void Wrong(int number, string what) => _problems.Add($"{file} row {number}: {what}");

    /// <summary>What a row's values are about, and the columns they are gathered in.</summary>
    private sealed class Subjects((BulkSubject? Subject, string? Reason, bool LeaveOut)[] of)
    {
        public (BulkSubject? Subject, string? Reason, bool LeaveOut)[] Of => of;

        public BulkColumn?[] Columns { get; } = new BulkColumn?[of.Length];
    }
}
