using System.Globalization;
using Binnacle.Connectors.Bulk;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Bench.Cold;

/// <summary>The reference workload's tables as an organisation in memory: values are read while its structure is made.</summary>
internal sealed class RefWorld
{
    private const int Periods = 60;
    private const int Perspectives = 4;
    private const int Objectives = 12;

    private readonly WorldBuilder _builder = new();
    private readonly List<ElementId> _cards = [];
    private readonly List<ElementId> _perspectives = [];
    private readonly List<ElementId> _objectives = [];
    private readonly List<ElementId> _measures = [];
    private readonly List<ElementId> _placements = [];
    private readonly List<ElementId> _units = [];
    private readonly Dictionary<int, string[]> _formulas;

    private RefWorld(string folder) => _formulas = Rows(folder, "formulas.csv").ToDictionary(row => Number(row[0]));

    public static Period[] Months { get; } = [.. Enumerable.Range(0, Periods).Select(at => new Period(Frequency.Month, new(2020 + (at / 12), (at % 12) + 1, 1)))];

    public World World { get; private set; } = null!;

    /// <summary>As the expected file has them.</summary>
    public IReadOnlyList<IReadOnlyList<ElementId>> Sections => [_placements, _objectives, _perspectives, _cards];

    public static RefWorld Read(string folder)
    {
        var made = new RefWorld(folder);
        var measures = Rows(folder, "measures.csv").ToArray();
        var (values, targets) = (new double[measures.Length * Periods], new double[measures.Length * Periods]);
        // A row that is not there is missing.
        Array.Fill(values, double.NaN);
        Array.Fill(targets, double.NaN);
        var reading = Task.Run(() => NumberFile.Read(Path.Combine(folder, "values.csv"), ["measure", "period", "value", "target"], row =>
        {
            var at = ((int)row[0] * Periods) + (int)row[1];
            (values[at], targets[at]) = (row[2], row[3]);
        }));
        made.Organization(Rows(folder, "scorecards.csv"), measures);
        var numbers = Task.Run(async () =>
        {
            await reading;
            for (var at = 0; at < measures.Length; at++)
            {
                made._builder.Add(made._measures[at], SeriesNames.Actual, Months, values.AsSpan(at * Periods, Periods));
                made._builder.Add(made._measures[at], SeriesNames.Target, Months, targets.AsSpan(at * Periods, Periods));
            }
        });
        made._builder.Structure();
        numbers.GetAwaiter().GetResult();
        made.World = made._builder.Built(new(2024, 12, 31), new(2025, 2, 1));
        return made;
    }

    private void Organization(IEnumerable<string[]> cards, string[][] measures)
    {
        _builder.Add(new OrganizationSettings
        {
            Name = "Reference",
            Measures = new() { DueDays = 0, Completeness = Completeness.LikeForLike, Missing = MissingInput.Absent },
            RollUp = new() { UseNative = true, Minimum = MinimumPresent.None, ChildShare = 0.2 },
        });
        var next = 0;
        foreach (var card in cards)
        {
            var parent = card[1].Length == 0 ? (int?)null : Number(card[1]);
            _units.Add(_builder.Add(new OrganizationUnit { Code = "s" + card[0], Name = card[2], Parent = parent is { } above ? _units[above] : null, Order = _units.Count }));
            _cards.Add(_builder.Add(new Scorecard { Code = "s" + card[0], Name = card[2], Unit = _units[^1], Parent = parent is { } over ? _cards[over] : null, Order = _cards.Count }));
            for (var at = 0; at < Perspectives; at++)
                _perspectives.Add(_builder.Add(new Perspective { Code = $"p{at}", Name = $"p{at}", Scorecard = _cards[^1], Weight = Weight(card[3 + at]), Order = at }));
            for (var at = 0; at < Objectives; at++)
                _objectives.Add(_builder.Add(new Objective
                {
                    Code = $"o{at}",
                    Name = $"o{at}",
                    Parent = _perspectives[^(Perspectives - (at / 3))],
                    Weight = Weight(card[3 + Perspectives + at]),
                    Order = at,
                }));
            for (; next < measures.Length && Number(measures[next][1]) == _cards.Count - 1; next++)
                Measure(measures[next], measures);
        }
    }

    private void Measure(string[] row, string[][] all)
    {
        var code = "m" + row[4];
        _measures.Add(_builder.Add(new Measure { Code = code, Name = code, Unit = _units[^1], Spec = Spec(row, all) }));
        _placements.Add(_builder.Add(new Placement { Code = code, Name = code, Measure = _measures[^1], Parent = _objectives[^(Objectives - Number(row[3]))], Weight = Weight(row[7]), Order = Number(row[4]) }));
    }

    private MeasureSpec Spec(string[] row, string[][] all)
    {
        var how = row[6] switch { "S" => Aggregation.Sum, "A" => Aggregation.Average, _ => Aggregation.Last };
        var formula = _formulas.GetValueOrDefault(Number(row[0]));
        var (red, amber, green) = (new CurvePoint(Weight(row[8]), 0), new CurvePoint(Weight(row[9]), 50), new CurvePoint(Weight(row[10]), 100));
        return new()
        {
            Direction = row[5] switch { "H" => Direction.Higher, "L" => Direction.Lower, _ => Direction.OnTarget },
            Aggregation = formula is null ? how : Aggregation.FormulaOfAggregates,
            TargetAggregation = formula is null ? null : how,
            Formula = formula switch
            {
                null => null,
                [_, "RATIO", var one, var other] => $"100 * [m{all[Number(one)][4]}] / [m{all[Number(other)][4]}]",
                _ => $"CHILDREN(SUM, [m{formula[2]}])",
            },
            Scale = new()
            {
                Basis = row[5] == "R" ? Basis.RelativeDeviation : Basis.RatioToTarget,
                Curve = new LinearCurve { Points = row[5] == "H" ? [red, amber, green] : [green, amber, red] },
            },
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Weight(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','));
}
