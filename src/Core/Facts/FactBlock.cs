using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>Many numbers of one series of one element that were said at once, in the state <see cref="ObservationState.Value"/> and without a note.</summary>
/// <param name="SourceBefore">The source up to the number of its row; all of it where <paramref name="SourceAfter"/> is null.</param>
/// <param name="SourceAfter">The rest; null where the source names no row.</param>
/// <param name="Periods">Rising, none twice.</param>
/// <param name="Values">One a period; finite.</param>
/// <param name="Rows">One a period where the source names them, else empty.</param>
public sealed record FactBlock(
    ElementId Element, string Series, long Seq, Quality Quality, string? SourceBefore, string? SourceAfter, Period[] Periods, double[] Values, int[] Rows)
{
    /// <summary>Fewer stand as well by themselves.</summary>
    public const int Least = 4;

    internal Voice Voice => new(Seq, ObservationState.Value, HasValue: true, Word: null, Quality, Note: null, SourceBefore, SourceAfter);

    /// <summary>The same, one by one.</summary>
    public IEnumerable<Observation> Observations()
    {
        var voice = Voice;
        return Periods.Select((period, at) => voice.Of(Element, Series, period, Values[at], Rows.Length > 0 ? Rows[at] : 0));
    }

    /// <summary>Without numbers that are known already.</summary>
    /// <param name="known">The newest word on each period of the series.</param>
    public FactBlock Without(NewestCells known)
    {
        if (!known.Any())
            return this;
        var same = new HashSet<int>();
        foreach (var cell in known)
            if (cell.IsPlainNumber(Quality) && Array.BinarySearch(Periods, cell.Period) is >= 0 and var at && cell.Number.Equals(Values[at]))
                same.Add(at);
        if (same.Count == 0)
            return this;
        var left = Enumerable.Range(0, Periods.Length).Where(at => !same.Contains(at)).ToArray();
        return this with { Periods = [.. left.Select(at => Periods[at])], Values = [.. left.Select(at => Values[at])], Rows = Rows.Length == 0 ? Rows : [.. left.Select(at => Rows[at])] };
    }

    /// <summary>Puts together what belongs together, in the order of each series' periods.</summary>
    /// <param name="said">No key twice.</param>
    /// <param name="alone">What stands better by itself.</param>
    public static IReadOnlyList<FactBlock> Gather(IEnumerable<Observation> said, out IReadOnlyList<Observation> alone)
    {
        var voices = new Voices();
        var groups = new Dictionary<(ElementId, string, Voice), List<(Observation Said, int Row)>>();
        var rest = new List<Observation>();
        foreach (var one in said)
        {
            var voice = voices.Of(one, out var row);
            if (!voice.IsNumberWithoutNote)
            {
                rest.Add(one);
                continue;
            }
            if (!groups.TryGetValue((one.Element, one.Series, voice), out var group))
                groups[(one.Element, one.Series, voice)] = group = [];
            group.Add((one, row));
        }
        var blocks = new List<FactBlock>();
        foreach (var ((element, series, voice), group) in groups)
            if (group.Count < Least)
                rest.AddRange(group.Select(one => one.Said));
            else
            {
                group.Sort((one, other) => one.Said.Period.CompareTo(other.Said.Period));
                blocks.Add(new(
                    element, series, voice.Seq, voice.Quality, voice.Before, voice.After, [.. group.Select(one => one.Said.Period)],
                    [.. group.Select(one => one.Said.Value!.Value)], voice.After is null ? [] : [.. group.Select(one => one.Row)]));
            }
        alone = rest;
        return blocks;
    }
}
