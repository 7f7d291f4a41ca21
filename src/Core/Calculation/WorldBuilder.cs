using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>
/// Puts an organisation together in memory, element by element and series by series, without a data file: for programs that have it in tables of their own and want its scores
/// (docs/guide/loading.md). One thread may add elements while another adds numbers of those that are there.
/// </summary>
public sealed class WorldBuilder
{
    private const long First = 1;

    private readonly List<Revision> _revisions = [];
    private readonly FactTable.Builder _facts = new(FactTable.Empty);
    private StructureHistory? _history;
    private Period[]? _rising;

    /// <summary>An element that holds from the beginning. What it mentions has to be there already.</summary>
    /// <param name="element">Its id is not looked at.</param>
    /// <returns>The id it has.</returns>
    /// <exception cref="ArgumentException">It mentions an element that was not added.</exception>
    /// <exception cref="InvalidOperationException">The structure is built already.</exception>
    public ElementId Add(Element element)
    {
        if (_history is not null)
            throw new InvalidOperationException($"{element.Kind} \"{element.Code}\" comes after the structure was built.");
        var id = new ElementId(_revisions.Count + 1);
        foreach (var mentioned in element.Mentions)
            if (mentioned.Value < 1 || mentioned.Value >= id.Value)
                throw new ArgumentException($"{element.Kind} \"{element.Code}\" mentions the element {mentioned}, which was not added before it.", nameof(element));
        _revisions.Add(new(id, element.Kind, DateOnly.MinValue, First, element with { Id = id }));
        return id;
    }

    /// <summary>Numbers of one series of a measure, once.</summary>
    /// <param name="series">Such as <see cref="SeriesNames.Actual"/> or <see cref="SeriesNames.Target"/>.</param>
    /// <param name="periods">Rising, none twice; of the measure's frequency and calendar. Kept: one array for all that have the same is best.</param>
    /// <param name="numbers">One a period; not a number where it is missing.</param>
    /// <exception cref="ArgumentException">Their counts differ, periods do not rise, or a number is not finite.</exception>
    public void Add(ElementId measure, string series, Period[] periods, ReadOnlySpan<double> numbers)
    {
        if (numbers.Length != periods.Length)
            throw new ArgumentException($"There are {numbers.Length} numbers for {periods.Length} periods of {series} of {measure}.", nameof(numbers));
        foreach (var number in numbers)
            if (double.IsInfinity(number))
                throw new ArgumentException($"{series} of {measure} in {periods[numbers.IndexOf(number)]} is not finite.", nameof(numbers));
        // Mostly those of the series before.
        for (var at = 1; at < periods.Length && periods != _rising; at++)
            if (periods[at] <= periods[at - 1])
                throw new ArgumentException($"{periods[at]} does not come after {periods[at - 1]} in {series} of {measure}.", nameof(periods));
        _rising = periods;
        _facts.Add(measure, series, First, periods, numbers);
    }

    /// <summary>Builds the structure of all elements, behind which none may be added; otherwise <see cref="Built"/> does. For doing so while numbers are still added.</summary>
    public Structure Structure() => (_history ??= StructureHistory.Empty.Add(_revisions)).Latest;

    /// <summary>The world of all that was added; nothing may be added afterwards.</summary>
    /// <param name="through">Last day of the last period due.</param>
    /// <param name="now">Decides between "not due yet" and "overdue".</param>
    public World Built(DateOnly through, DateOnly now)
    {
        Structure();
        return new(_history!, _facts.Built(), through, now);
    }
}
