using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What was said, put into rows: noted while a plan is made, and read meanwhile by another thread, a part at a time.</summary>
internal sealed class FactRows(PlanTables tables, RowStore store, SharedCalendar calendar)
{
    private const int SeriesOfPart = 1024;

    private static readonly string[] OtherLevels =
    [
        SeriesNames.Baseline, SeriesNames.Benchmark, SeriesNames.Red, SeriesNames.Amber, SeriesNames.Green, SeriesNames.Min, SeriesNames.Max, SeriesNames.Worst,
    ];

    private readonly Dictionary<(ElementId Measure, string Series), SlowLevel> _slow = [];
    private readonly List<SlowLevel> _slowUnread = [];

    /// <summary>What was noted and waits to be read, with the rows that were handed out until then.</summary>
    private readonly ConcurrentQueue<(List<Series> Series, List<double[]> Fresh)> _parts = new();

    /// <summary>Of parts that were read, to be filled again: fresh memory is dear.</summary>
    private readonly ConcurrentQueue<List<Series>> _empty = new();
    private readonly Lock _reading = new();
    private List<Series> _open = new(SeriesOfPart);
    private volatile bool _isGivenUp;
    private volatile ExceptionDispatchInfo? _failure;

    private Grid Grid => tables.Grid;

    /// <summary>Levels beside the target that kernels look at.</summary>
    public static ReadOnlySpan<string> FurtherLevels => OtherLevels;

    /// <summary>Whether kernels look at the series of measures that have it.</summary>
    public static bool IsLevel(string series) => series == SeriesNames.Target || OtherLevels.Contains(series);

    /// <summary>Whether the calculator answers for the level.</summary>
    public bool AnySlow => _slow.Count > 0;

    public bool IsSlow(ElementId measure, string series) => _slow.ContainsKey((measure, series));

    /// <summary>Each number in its period.</summary>
    public void Numbers(NewestCells said, Row row)
    {
        if (said.Any())
            Note(new(said, row, Stands: false, 0));
    }

    /// <summary>Each number until the next.</summary>
    /// <param name="isSteady">One set of rules holds all the time.</param>
    public RowPair Level(Measure measure, MeasureRules rules, ElementFacts facts, string series, bool isSteady)
    {
        var rows = store.Pair(RowKind.Levels);
        if (isSteady && HasPlainRules(measure, rules, series) && facts.Cells(series) is var said && AreNumbersOfBasePeriods(said))
            Note(new(said, rows.Period, Stands: true, ConstantOf(rules, series)));
        else
            _slowUnread.Add(_slow[(measure.Id, series)] = new(measure, series, rows.Period));
        return rows;
    }

    /// <summary>All that was noted.</summary>
    public void Read()
    {
        _parts.Enqueue((_open, store.TakeFresh()));
        _open = [];
        // Whoever reads already is waited for; what nobody has begun is read here, so that no plan waits for a thread.
        lock (_reading)
            ReadParts();
        _failure?.Throw();
        _empty.Clear();
        store.Settle();
        foreach (var slow in _slowUnread)
            Read(slow);
        _slowUnread.Clear();
    }

    /// <summary>Nobody will look at the rows.</summary>
    public void GiveUp() => _isGivenUp = true;

    /// <summary>What was noted since all was read is not to be.</summary>
    public void Forget()
    {
        _open.Clear();
        _slowUnread.Clear();
    }

    /// <summary>The levels of the measure for which the calculator answers, which it does no longer.</summary>
    public List<SlowLevel> TakeSlow(ElementId measure)
    {
        var taken = new List<SlowLevel>();
        foreach (var series in (ReadOnlySpan<string>)[SeriesNames.Target, .. OtherLevels])
            if (_slow.Remove((measure, series), out var slow))
                taken.Add(slow);
        return taken;
    }

    public void PutBack(List<SlowLevel> taken)
    {
        foreach (var slow in taken)
            _slow[(slow.Measure.Id, slow.Series)] = slow;
    }

    /// <summary>Levels the calculator answers for, of measures of which it has forgotten some: the measures of those that are different.</summary>
    /// <param name="forgotten">Null: of all.</param>
    public IEnumerable<ElementId> Reread(IReadOnlySet<ElementId>? forgotten)
    {
        foreach (var slow in _slow.Values)
        {
            if (forgotten?.Contains(slow.Measure.Id) == false)
                continue;
            var before = slow.Row.Span[..Grid.Count].ToArray();
            Read(slow);
            if (!before.AsSpan().SequenceEqual(slow.Row.Span[..Grid.Count]))
                yield return slow.Measure.Id;
        }
    }

    /// <summary>A level that steps from number to number, read anew.</summary>
    /// <returns>The first period in which it is another number, and behind the last.</returns>
    public (int From, int To) Reread(MeasureRows rows, string series)
    {
        var row = rows.Level(series).Period.Span[..Grid.Count];
        var before = row.ToArray();
        var structure = tables.World.StructureOf(Grid.Calendar.LastDay(Grid.Periods[0]));
        Stand(tables.World.Facts.Of(rows.Id).Cells(series), ConstantOf(structure.RulesOf(structure.Find<Measure>(rows.Id)!), series), row);
        var from = row.CommonPrefixLength(before);
        var to = row.Length;
        while (to > from && row[to - 1].Equals(before[to - 1]))
            to--;
        return (from, to);
    }

    private void Note(in Series series)
    {
        _open.Add(series);
        if (_open.Count == SeriesOfPart)
            ReadMeanwhile();
    }

    private void ReadMeanwhile()
    {
        _parts.Enqueue((_open, store.TakeFresh()));
        _open = _empty.TryDequeue(out var empty) ? empty : new(SeriesOfPart);
        ThreadPool.UnsafeQueueUserWorkItem(
            static facts =>
            {
                if (!facts._reading.TryEnter())
                    return;
                try
                {
                    facts.ReadParts();
                }
                finally
                {
                    facts._reading.Exit();
                }
            },
            this,
            preferLocal: false);
    }

    /// <summary>One part behind the other: rows are made absent by the part in which they were handed out, or by one before it.</summary>
    private void ReadParts()
    {
        try
        {
            while (!_isGivenUp && _failure is null && _parts.TryDequeue(out var part))
            {
                foreach (var numbers in part.Fresh)
                    Array.Fill(numbers, double.NaN);
                foreach (var (said, row, stands, before) in part.Series)
                    if (stands)
                        Stand(said, before, row.Span[..Grid.Count]);
                    else
                        Read(said, row.Span);
                part.Series.Clear();
                _empty.Enqueue(part.Series);
            }
        }
        catch (Exception exception)
        {
            // Told to who waits for all of it.
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    private static double ConstantOf(MeasureRules rules, string series) => rules.Levels.TryGetValue(series, out var level) ? level.Value ?? double.NaN : double.NaN;

    private void Read(NewestCells said, Span<double> row)
    {
        if (said.IsPlain(out var periods, out var numbers, out _))
        {
            var places = Grid.Places(periods.Shared).At;
            for (var at = 0; at < numbers.Length; at++)
                if (places[periods.PlaceOf(at)] is >= 0 and var place && place < Grid.Count)
                    row[place] = numbers[at];
            return;
        }
        foreach (var cell in said)
            if (cell.IsNumber && Grid.IndexOf(cell.Period) is >= 0 and var at)
                row[at] = cell.Number;
    }

    private void Read(SlowLevel slow)
    {
        for (var at = 0; at < Grid.Count; at++)
            slow.Row.Span[at] = tables.World.StructureOf(Grid.Calendar.LastDay(Grid.Periods[at])) is var then && then.Find<Measure>(slow.Measure.Id) is { } known && then.RulesOf(known).Frequency == Grid.Frequency
                ? tables.Calculator().LevelOf(slow.Measure, slow.Series, Grid.Periods[at]) ?? double.NaN : double.NaN;
    }

    /// <param name="stands">Before the first.</param>
    private void Stand(NewestCells said, double stands, Span<double> row)
    {
        var at = 0;
        if (said.IsPlain(out var periods, out var numbers, out _))
        {
            if (periods.Count == 0)
            {
                row.Fill(stands);
                return;
            }
            var places = Grid.Places(periods.Shared);
            if (periods.IsWhole && places.IsWithin(Grid.Count, out var from) && from == 0)
            {
                numbers.CopyTo(row);
                row[numbers.Length..].Fill(numbers[^1]);
                return;
            }
            for (var cell = 0; cell < numbers.Length; cell++)
            {
                for (var place = places.At[periods.PlaceOf(cell)]; at < place && at < row.Length; at++)
                    row[at] = stands;
                stands = numbers[cell];
            }
        }
        else
        {
            foreach (var cell in said)
            {
                for (var place = Grid.Place(cell.Period); at < place && at < row.Length; at++)
                    row[at] = stands;
                stands = cell.Number;
            }
        }
        row[at..].Fill(stands);
    }

    /// <summary>Steps over a constant: what most levels are.</summary>
    private bool HasPlainRules(Measure measure, MeasureRules rules, string series) =>
        rules.Frequency == Grid.Frequency && rules.Target is { PerPeriod: false, Proposed: false, Until: null, Frequency: null, Phasing: not Phasing.AtTheEnd }
        && rules.Levels.GetValueOrDefault(series)?.Formula is null && calendar.IsOf(measure.Unit);

    private bool AreNumbersOfBasePeriods(NewestCells said)
    {
        if (said.IsPlain(out var periods, out _, out _))
        {
            if (periods.Count == 0)
                return true;
            var places = Grid.Places(periods.Shared);
            for (var at = 0; places.HasOthers && at < periods.Count; at++)
                if (places.At[periods.PlaceOf(at)] == int.MinValue)
                    return false;
            return true;
        }
        foreach (var cell in said)
            if (!cell.IsNumber || cell.Period.Frequency != Grid.Frequency)
                return false;
        return true;
    }

    /// <param name="Stands">A number goes on until the next.</param>
    /// <param name="Before">What stands before the first.</param>
    private readonly record struct Series(NewestCells Said, Row Row, bool Stands, double Before);

    /// <summary>A level the calculator answers for.</summary>
    internal sealed record SlowLevel(Measure Measure, string Series, Row Row);
}
