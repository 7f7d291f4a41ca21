using Binnacle.App.Scores;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Bench.Engine;

/// <summary>What a compiled plan does in memory: everything, one edit after the other, one scorecard. Each is held to the expected scores.</summary>
internal sealed class PlanBench
{
    private const int WarmRounds = 12;
    private const int WarmElements = 20;
    private const int TimedElements = 100;

    /// <summary>Measures of one definition at most, and what share of all.</summary>
    private const int MostSharing = 24;
    private const int ShareSharing = 100;

    /// <summary>Plans made anew, now and then, since what was replaced stays.</summary>
    private const int MostAnew = 5;

    private readonly RefData _data;
    private readonly RefNodes _nodes;
    private readonly Period[] _periods;
    private readonly Watch _watch;
    private ScorePlan _plan;
    private World _world;
    private int _anew;
    private long _seq = 5000;

    public PlanBench(RefData data, RefNodes nodes, Period[] periods, World world, Watch watch)
    {
        (_data, _nodes, _periods, _world, _watch) = (data, nodes, periods, world, watch);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _plan = watch.Time("compile", Compile);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        for (var again = 0; again < 3; again++)
            watch.Time("compile again", Compile);
        var last = Compile();
        for (var again = 0; again < 3; again++)
            last = watch.Time("compile in the place of another", () => ScorePlan.Of(world, periods[0], periods[^1], last));
        var cells = data.Measures.Count * RefData.Periods;
        Console.WriteLine($"{data.Measures.Count} measures, {data.Cards.Count} scorecards; {_plan.Coverage.Calculated} of {_plan.Coverage.Steps} steps by the calculator; {_plan.Bytes / (double)cells:F0} bytes of rows a measure and month");
        Console.WriteLine($"memory, bytes a measure and month: {before / (double)cells:F1} of structure, facts and log index; {(after - before - _plan.Bytes) / (double)cells:F1} of the plan beside its rows");

        ScorePlan Compile() => ScorePlan.Of(world, periods[0], periods[^1]);
    }

    public bool Full()
    {
        _watch.Repeat("full, one thread", "full_ms", () => _plan.Run());
        _watch.Repeat("full, two threads", "full_2t_ms", () => _plan.Run(threads: 2));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        _plan.Run();
        _plan.Run(threads: 2);
        Console.WriteLine($"a full run by one thread and one by two allocate {GC.GetTotalAllocatedBytes(precise: true) - allocated} bytes");
        return Conforms("full", Scores(_plan.Score), "expected.bin");
    }

    public bool Edits()
    {
        var edits = _data.Edits().Select((edit, at) => Said(edit.Measure, edit.Period, edit.Value, 10 + at)).ToArray();
        var before = _data.Edits().Select((edit, at) => Said(edit.Measure, edit.Period, _world.Facts.Number(_nodes.Measure[edit.Measure], SeriesNames.Actual, _periods[edit.Period]), 2000 - at)).Reverse();
        // The facts are another part's work; what is timed is from the new fact to every score that depends on it.
        var there = Worlds(edits);
        var back = Worlds([.. before]);
        Watch.Warm(WarmRounds, () =>
        {
            foreach (var (world, said) in there.Concat(back))
                _plan.TryMoveTo(world, said);
        });
        var done = _watch.Each("edit", "edit", there, step => _plan.TryMoveTo(step.World, step.Said));
        _world = there[^1].World;
        return done && Conforms("edited", Scores(_plan.Score), "expected_edited.bin");
    }

    public bool Reads()
    {
        var reads = _data.Reads().Select(read => (Card: _nodes.Card[read.Card], Period: _periods[read.Period])).ToArray();
        Watch.Warm(WarmRounds, () =>
        {
            foreach (var (card, period) in reads)
                _plan.Figures(card, period);
        });
        var areWhole = _watch.Each("read a scorecard, as an object", "read", reads, read => _plan.Figures(read.Card, read.Period) is { Measures.Length: 24, Nodes.Length: 41 });
        var structure = _world.Structures.Latest;
        var calendar = structure.Settings.Calendar;
        byte[] Json((ElementId Card, Period Period) read) => FiguresJson.Write(_plan.Figures(read.Card, read.Period)!, structure, calendar, structure.Find<Scorecard>(read.Card)!, 1);
        Watch.Warm(WarmRounds, () =>
        {
            foreach (var read in reads)
                Json(read);
        });
        return _watch.Each("read a scorecard, as JSON", "read_json", reads, read => Json(read).Length > 1000) && areWhole;
    }

    /// <summary>From another weight of an objective, for all time or from the third year on, to every score above it; the structure itself is made as it is asked for.</summary>
    public bool Weights()
    {
        var objectives = _world.Structures.Latest.All<Objective>();
        return Elements("another weight", "weight", at => [objectives[at * 7919 % objectives.Count] with { Weight = 1 + (at % 9) }]);
    }

    public bool Thresholds()
    {
        var measures = Scored();
        return Elements("another threshold", "threshold", at => measures[at * 7919 % measures.Length] is var measure ? [measure with { Spec = measure.Spec with { Scale = Other(measure.Spec.Scale!, at) } }] : []);
    }

    /// <summary>Another threshold of a definition that some measures share.</summary>
    public bool Inherited()
    {
        var measures = Scored();
        var sharing = Math.Min(MostSharing, 1 + (measures.Length / ShareSharing));
        var definition = new Definition { Id = _world.Structures.NextId, Code = "common", Spec = new() { Scale = measures[0].Spec.Scale } };
        Follow(DateOnly.MinValue, [definition, .. Enumerable.Range(0, sharing).Select(at => measures[at * (measures.Length / sharing)]).Select(measure => measure with { Definition = definition.Id, Spec = measure.Spec with { Scale = null } })]);
        return Elements("a definition's other threshold", "inherited", at => [definition with { Spec = new() { Scale = Other(definition.Spec.Scale!, at) } }]);
    }

    private Measure[] Scored() => [.. _world.Structures.Latest.All<Measure>().Where(measure => measure.Spec.Scale?.Curve is LinearCurve)];

    private static Scale Other(Scale scale, int at) =>
        scale with { Curve = new LinearCurve { Points = [.. ((LinearCurve)scale.Curve).Points.Select(point => point with { X = point.X * (1 + (0.01 * (1 + (at % 9)))) })] } };

    /// <summary>A measure that was not there, below an objective.</summary>
    public bool Comings()
    {
        var (objectives, measures) = (_world.Structures.Latest.All<Objective>(), _world.Structures.Latest.All<Measure>());
        return Elements("a measure comes", "comes", at =>
        {
            var (like, next) = (measures[at * 7919 % measures.Count], _world.Structures.NextId);
            return [like with { Id = next, Code = $"new{next}" }, new Placement { Id = new(next.Value + 1), Parent = objectives[at * 104729 % objectives.Count].Id, Measure = next, Weight = 2 }];
        });
    }

    public bool Moves()
    {
        var (objectives, perspectives) = (_world.Structures.Latest.All<Objective>(), _world.Structures.Latest.All<Perspective>());
        return Elements("an objective moves", "moves", at => [objectives[at * 7919 % objectives.Count] with { Parent = perspectives[at * 104729 % perspectives.Count].Id }]);
    }

    /// <summary>Elements that say something else, half of them from the third year on.</summary>
    private bool Elements(string name, string metric, Func<int, Element[]> revised)
    {
        _anew = 0;
        Watch.Warm(WarmRounds, () =>
        {
            for (var at = 0; at < WarmElements; at++)
                Move(at);
        });
        return _watch.Each(name, metric, Enumerable.Range(0, TimedElements).ToArray(), Move) && AgreesWithAnother(name) && _anew <= MostAnew;

        bool Move(int at)
        {
            Follow(at % 2 == 0 ? DateOnly.MinValue : new DateOnly(2022, 1, 1), revised(at));
            return true;
        }
    }

    private void Follow(DateOnly from, Element[] elements)
    {
        var seq = ++_seq;
        _world = _world with { Structures = _world.Structures.Add(elements.Select(element => new Revision(element.Id, element.Kind, from, seq, element))) };
        if (_plan.TryMoveTo(_world))
            return;
        // As the server does.
        (_plan, _anew) = (ScorePlan.Of(_world, _periods[0], _periods[^1], _plan), _anew + 1);
        _plan.Run();
    }

    private bool AgreesWithAnother(string name)
    {
        var anew = ScorePlan.Of(_world, _periods[0], _periods[^1]);
        anew.Run();
        var agrees = _nodes.Sections.SelectMany(section => section).All(node => _periods.All(period =>
            _plan.Score(node, period, Window.Period) == anew.Score(node, period, Window.Period) && _plan.Score(node, period, Window.FiscalYearToDate) == anew.Score(node, period, Window.FiscalYearToDate)));
        Console.WriteLine($"after {name}: {_anew} plans were made anew; the last one and one made anew {(agrees ? "agree" : "do NOT agree")}");
        return agrees;
    }

    public bool Calculator()
    {
        var calculator = new Calculator(_world);
        return _watch.Time("calculator full", () => Conforms("calculator", Scores((node, period, window) => calculator.Node(node, period, window)?.Score), "expected_edited.bin"));
    }

    private (World World, Observation Said)[] Worlds(Observation[] all)
    {
        var world = _world;
        var worlds = all.Select(said => (World: world = world with { Facts = world.Facts.Add([said]) }, Said: said)).ToArray();
        return worlds;
    }

    private Observation Said(int measure, int period, double? value, long seq) => value is null or double.NaN
        ? new(_nodes.Measure[measure], SeriesNames.Actual, _periods[period], seq, ObservationState.Cleared)
        : new(_nodes.Measure[measure], SeriesNames.Actual, _periods[period], seq, ObservationState.Value, value);

    private IEnumerable<double> Scores(Func<ElementId, Period, Window, double?> of) =>
        _nodes.Sections.SelectMany(section => new[] { Window.Period, Window.FiscalYearToDate }.SelectMany(window => section.SelectMany(node => _periods.Select(period => of(node, period, window) ?? double.NaN))));

    private bool Conforms(string what, IEnumerable<double> scores, string expected)
    {
        var (count, largest, missing) = RefScores.Compare(scores, Path.Combine(_data.Folder, expected));
        Console.WriteLine($"{what}: {count} scores, largest difference {largest:E1}, {missing} missing on one side only");
        return largest <= 1e-9 && missing == 0;
    }
}
