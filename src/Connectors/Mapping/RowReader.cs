using Binnacle.App.Imports;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Facts;

namespace Binnacle.Connectors.Mapping;

/// <summary>Turns rows into values, each with its place or with the reason why it is none.</summary>
internal sealed class RowReader(ITable table, ImportMapping mapping, HeadingRow headings, ColumnPlan plan, RowSieve sieve, ColumnSurvey survey, PeriodReader periods)
{
    private readonly Sentinels sentinels = Sentinels.Default.And(mapping.Blanks);
    private readonly HashSet<string> cleared = new(mapping.Cleared, StringComparer.OrdinalIgnoreCase);
    private readonly DecimalMark?[] marks = [.. plan.Values.Select(survey.MarkOf)];
    private readonly Evidence[] evidence = [.. plan.Values.Select(survey.PeriodsOf)];

    public ImportRow Read(TableRow row)
    {
        var place = new CellPlace(table.File, table.Sheet, row.Number, 0, null);
        var fate = sieve.Fate(row);
        var cells = new CellTexts(row.Cells);
        if (fate != RowFate.Read) return new(place, fate, [], cells);
        var isRagged = row.Cells.Count > headings.Names.Count && row.Cells.Skip(headings.Names.Count).Any(cell => !cell.IsBlank);
        var values = new ImportedValue[plan.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = isRagged && !mapping.AcceptsRagged
                ? new RejectedValue(Place(row, plan.Values[i]), $"The row has {row.Cells.Count} cells, but there are {headings.Names.Count} headings: its values may stand in the wrong columns.")
                : Value(row, i);
        }

        return new(place, fate, values, cells) { IsRagged = isRagged };
    }

    private ImportedValue Value(TableRow row, int index)
    {
        var planned = plan.Values[index];
        var place = Place(row, planned);
        var cell = Cell.Blank;
        if (planned.Column >= 0) cell = row[planned.Column];
        else if (planned.Value!.Text(row) is { Text: { } made }) cell = Cell.OfText(made);
        var text = cell.Text;
        if (!mapping.NotApplicable.ContainsKey(text) && !cleared.Contains(text) && sentinels.Means(text)) return new BlankValue(place, text);
        if (Content(cell, text, row, index, out var content) is not { } unread) return Observation(row, planned, place, index, content);
        var refused = new RejectedValue(place, unread);
        return cell.Kind == CellKind.Text && Observation(row, planned, place, index, ImportedContent.Of(text)) is ImportedObservation word
            ? refused with { AsWord = word }
            : refused;
    }

    private ImportedValue Observation(TableRow row, PlannedValue planned, CellPlace place, int index, ImportedContent content)
    {
        var measure = planned.Measure.Text(row);
        var unit = planned.Unit?.Text(row) ?? default;
        var series = planned.Series.Text(row);
        if (measure.LeaveOut || unit.LeaveOut || series.LeaveOut) return new LeftOutValue(place);
        if ((measure.Reason ?? unit.Reason ?? series.Reason) is { } unknown) return new RejectedValue(place, unknown);
        var period = Period(row, index);
        if (period.Period is not { } when) return new RejectedValue(place, period.Reason ?? "The period is missing.");
        var quality = Quality.Submitted;
        if (planned.Quality?.Text(row).Text is { Length: > 0 } word && !Enum.TryParse(word, ignoreCase: true, out quality))
            return new RejectedValue(place, $"\"{word}\" is no quality; the words are estimate, provisional, submitted, approved, rejected.");
        return new ImportedObservation(place, unit.Text, measure.Text!, SeriesName(series.Text!), when, content)
        {
            Note = Joined(planned.Note?.Text(row).Text, period.Note),
            Quality = quality,
            Origin = planned.Origin?.Text(row).Text,
        };
    }

    // Null, or why the cell gives nothing.
    private string? Content(Cell cell, string text, TableRow row, int index, out ImportedContent content)
    {
        content = default;
        var planned = plan.Values[index];
        if (mapping.NotApplicable.TryGetValue(text, out var reason)) content = ImportedContent.NotApplicable(reason);
        else if (cleared.Contains(text)) content = ImportedContent.Cleared;
        else if (planned.IsWord) content = ImportedContent.Of(text);
        else if (Number(cell, text, index, out var number) is { } not) return not;
        else if (Factor(planned, row, out var factor) is { } unscaled) return unscaled;
        else if (!double.IsFinite(number * factor)) return $"\"{text}\" is too large.";
        else content = ImportedContent.Of(number * factor);
        return null;
    }

    private string? Number(Cell cell, string text, int index, out double number)
    {
        number = 0;
        if (cell.Kind == CellKind.Number)
        {
            number = cell.Number;
            return null;
        }

        if (cell.Kind == CellKind.Date) return $"The cell holds the date {text}, not a number.";
        var reading = NumberReader.Read(text, mapping.Numbers, marks[index]);
        number = reading.Number ?? 0;
        return reading.Reason;
    }

    private static string? Factor(PlannedValue planned, TableRow row, out double factor)
    {
        factor = planned.Scale.Factor;
        if (planned.ScaleColumn < 0) return null;
        var text = row[planned.ScaleColumn].Text;
        return planned.Scale.Factors.TryGetValue(text, out factor) ? null : $"The mapping has no factor for \"{text}\" in {planned.Scale.Column}.";
    }

    private PeriodReading Period(TableRow row, int index)
    {
        var template = plan.Values[index].Period;
        if (template.OnlyColumn >= 0 && row[template.OnlyColumn] is { Kind: not CellKind.Text and not CellKind.Blank } typed) return periods.Read(typed, evidence[index]);
        var outcome = template.Text(row);
        if (outcome.Text is not { } text) return new(null, null, outcome.Reason, Evidence.None);
        return periods.Read(text, evidence[index]);
    }

    private CellPlace Place(TableRow row, PlannedValue planned) =>
        new(table.File, table.Sheet, row.Number, planned.Column + 1, planned.Column < 0 ? null : headings.Names[planned.Column]);

    // The series every measure may have are written in lower case; a series of the organisation's own stays as it is.
    public static string SeriesName(string text) => text.ToLowerInvariant() is
        SeriesNames.Actual or SeriesNames.Target or SeriesNames.Stretch or SeriesNames.Baseline or SeriesNames.Benchmark or SeriesNames.Forecast
        or SeriesNames.Red or SeriesNames.Amber or SeriesNames.Green or SeriesNames.Min or SeriesNames.Max or SeriesNames.Worst
        or SeriesNames.ActualToDate or SeriesNames.TargetToDate
        ? text.ToLowerInvariant()
        : text;

    private static string? Joined(string? note, string? more) => string.IsNullOrEmpty(note) ? more : more is null ? note : $"{note}; {more}";
}
