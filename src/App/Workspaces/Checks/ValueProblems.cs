using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What is wrong with a value before it is kept: what it is said of, when, and what is said.</summary>
internal static class ValueProblems
{
    public static IEnumerable<EditProblem> Of(StructureHistory history, Observation said)
    {
        var (structure, element) = Find(history, said);
        if (element is null)
        {
            yield return new(said.Element, $"{said.Series} {said.Period}", history.Newest(said.Element) is null
                ? $"There is no element {said.Element}."
                : $"The element {said.Element} has ended before this period.");
            yield break;
        }
        var calendar = OwnerCalendar.Of(structure, element);
        var known = calendar.Has(said.Period);
        foreach (var message in Period(calendar, said.Period, known).Concat(Bearer(structure, element, said)).Concat(Content(said)))
            yield return new(said.Element, $"{Place.Of(structure, element)} {said.Series} {(known ? calendar.Format(said.Period) : said.Period.ToString())}", message);
    }

    /// <summary>The element as it was in the period; a value from before its start is kept too, as history that was handed in later.</summary>
    private static (Structure Structure, Element? Element) Find(StructureHistory history, Observation said)
    {
        var then = history.At(DayOf(history, said.Period));
        if (then.Find(said.Element) is { } element)
            return (then, element);
        var first = history.Turns.Where(turn => turn > said.Period.FirstDay).Select(history.At).FirstOrDefault(later => later.Find(said.Element) is not null);
        return first is null || history.RevisionsOf(said.Element).Any(revision => revision.Body is not null && revision.HoldsFrom <= said.Period.FirstDay)
            ? (then, null)
            : (first, first.Find(said.Element));
    }

    /// <summary>The day on which the element is looked up.</summary>
    public static DateOnly DayOf(StructureHistory history, Period period)
    {
        var calendar = history.At(period.FirstDay).Settings.Calendar;
        return calendar.Has(period) ? calendar.LastDay(period) : period.FirstDay;
    }

    private static IEnumerable<string> Period(ReportingCalendar calendar, Period period, bool known)
    {
        if (known)
            yield break;
        yield return calendar.TryPeriodOf(period.Frequency, period.FirstDay, out var right)
            ? $"No {Name(period.Frequency)} starts on {period.FirstDay:yyyy-MM-dd} in this calendar; {calendar.Format(right)} starts on {right.FirstDay:yyyy-MM-dd}."
            : $"The day {period.FirstDay:yyyy-MM-dd} is outside the calendar.";
    }

    private static IEnumerable<string> Bearer(Structure structure, Element element, Observation said)
    {
        var status = said.Series is SeriesNames.Override or SeriesNames.Judgement;
        if (element is Measure measure && !status)
        {
            var rules = structure.RulesOf(measure);
            var coarser = said.Series is not (SeriesNames.Actual or SeriesNames.Forecast or SeriesNames.Backcast) || rules.Aggregation == Aggregation.Imported;
            if (said.Period.Frequency != rules.Frequency && !(coarser && said.Period.Frequency > rules.Frequency))
                yield return $"It is reported by {Name(rules.Frequency)}{(coarser ? " or coarser" : "")}, not by {Name(said.Period.Frequency)}.";
        }
        else if (said.Series == SeriesNames.Judgement && element is not Objective { Assessment: Assessment.Judgement })
            yield return "Only an objective assessed by judgement takes a judgement.";
        else if (element is not (Node or Measure))
            yield return "Values belong to measures, statuses to what stands on a scorecard.";
        else if (!status)
            yield return $"Only measures have a series '{said.Series}'.";
        if (status && said.State is not (ObservationState.Word or ObservationState.Cleared))
            yield return "A status is a word: the code of a band.";
        if (said.Series == SeriesNames.Override && said.State == ObservationState.Word && string.IsNullOrWhiteSpace(said.Note))
            yield return "Say in a memo why the status differs from the computed one.";
    }

    private static IEnumerable<string> Content(Observation said)
    {
        if (string.IsNullOrWhiteSpace(said.Series))
            yield return "Name the series.";
        switch (said.State)
        {
            case ObservationState.Value when said.Value is not { } value || !double.IsFinite(value):
                yield return "Give a number.";
                break;
            case ObservationState.Word when string.IsNullOrWhiteSpace(said.Word):
                yield return "Give a word.";
                break;
            case ObservationState.NotApplicable when string.IsNullOrWhiteSpace(said.Note):
                yield return "Say why it is not applicable.";
                break;
        }
        if (said.State != ObservationState.Value && said.Value is not null)
            yield return $"A number cannot stand beside '{said.State}'.";
    }

    private static string Name(Frequency frequency) => frequency switch
    {
        Frequency.HalfYear => "half-year",
        Frequency.Third => "four-month third",
        _ => frequency.ToString().ToLowerInvariant(),
    };
}
