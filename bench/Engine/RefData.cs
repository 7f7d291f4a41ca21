using System.Globalization;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Time;

namespace Binnacle.Bench.Engine;

/// <summary>The reference workload's structure and edits as its files give them.</summary>
internal sealed class RefData
{
    public const int Periods = 60;

    public static Period[] Months { get; } = [.. Enumerable.Range(0, Periods).Select(at => new Period(Frequency.Month, new(2020 + (at / 12), (at % 12) + 1, 1)))];

    public required string Folder { get; init; }

    public required IReadOnlyList<RefCard> Cards { get; init; }

    public required IReadOnlyList<RefMeasure> Measures { get; init; }

    public static RefData Read(string folder)
    {
        var formulas = Lines(folder, "formulas.csv").ToDictionary(part => int.Parse(part[0], CultureInfo.InvariantCulture));
        return new()
        {
            Folder = folder,
            Cards =
            [
                .. Lines(folder, "scorecards.csv").Select(part => new RefCard(
                    int.Parse(part[0], CultureInfo.InvariantCulture), part[1].Length == 0 ? null : int.Parse(part[1], CultureInfo.InvariantCulture), part[2], part[3..7], part[7..19])),
            ],
            Measures =
            [
                .. Lines(folder, "measures.csv").Select(part => (Part: part, Id: int.Parse(part[0], CultureInfo.InvariantCulture))).Select(row => new RefMeasure(
                    row.Id, int.Parse(row.Part[1], CultureInfo.InvariantCulture), int.Parse(row.Part[3], CultureInfo.InvariantCulture), int.Parse(row.Part[4], CultureInfo.InvariantCulture),
                    row.Part[5][0], row.Part[6][0], row.Part[7], row.Part[8], row.Part[9], row.Part[10], formulas.GetValueOrDefault(row.Id))),
            ],
        };
    }

    /// <summary>All months are over.</summary>
    public static World WorldOf(WorkspaceImage image) => new(image.Structure, image.Facts, new(2024, 12, 31), new(2025, 2, 1));

    /// <summary>In the order in which they are applied; no value: it is cleared.</summary>
    public IEnumerable<(int Measure, int Period, double? Value)> Edits() => Lines(Folder, "edits.csv").Select(part => (
        int.Parse(part[0], CultureInfo.InvariantCulture), int.Parse(part[1], CultureInfo.InvariantCulture), part[2].Length == 0 ? (double?)null : double.Parse(part[2], CultureInfo.InvariantCulture)));

    public IEnumerable<(int Card, int Period)> Reads() =>
        Lines(Folder, "reads.csv").Select(part => (int.Parse(part[0], CultureInfo.InvariantCulture), int.Parse(part[1], CultureInfo.InvariantCulture)));

    private static IEnumerable<string[]> Lines(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','));
}

/// <param name="PerspectiveWeights">Four, as written.</param>
/// <param name="ObjectiveWeights">Twelve, three a perspective, as written.</param>
internal sealed record RefCard(int Id, int? Parent, string Name, string[] PerspectiveWeights, string[] ObjectiveWeights);

/// <param name="Objective">0 to 11 on its card.</param>
/// <param name="Direction">H, L or R: higher, lower, or in a range round the target.</param>
/// <param name="Aggregation">S, A or L: sum, average, last.</param>
/// <param name="Formula">The measure, RATIO or CHILDSUM, and two operands; null for an input.</param>
internal sealed record RefMeasure(int Id, int Card, int Objective, int Slot, char Direction, char Aggregation, string Weight, string Red, string Amber, string Green, string[]? Formula);
