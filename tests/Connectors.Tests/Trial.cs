using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using Shouldly;

namespace Binnacle.Connectors.Tests;

/// <summary>An organisation that knows every measure anyone imports, and remembers what was imported.</summary>
internal sealed class Trial(Frequency frequency, ReportingCalendar? calendar = null)
{
    private readonly Dictionary<string, KnownMeasure> measures = new(StringComparer.Ordinal);
    private readonly Dictionary<ImportKey, Observation> known = [];

    public ReportingCalendar Calendar { get; } = calendar ?? ReportingCalendar.Standard;

    public Func<string, Frequency> FrequencyOf { get; init; } = _ => frequency;

    public Func<string, bool> Knows { get; init; } = _ => true;

    public IReadOnlyDictionary<ImportKey, Observation> Known => known;

    public ImportSource? Source { get; private set; }

    public List<(ImportRow Row, IReadOnlyList<RejectedValue> Values)> Rejected { get; } = [];

    public static ImportMapping Mapping(string yaml)
    {
        var problems = new List<Problem>();
        var mapping = MappingFile.Parse("mapping.yaml", yaml, problems);
        problems.ShouldBeEmpty();
        return mapping.ShouldNotBeNull();
    }

    public ImportPreview Import(string? path, string yaml = "", string? folder = null) => Import(path, Mapping(yaml) with { Folder = folder });

    public ImportPreview Import(string? path, ImportMapping mapping)
    {
        var problems = new List<Problem>();
        Source = ImportSource.Open(path, mapping, Calendar, TableLimits.Default, problems, CancellationToken.None);
        problems.ShouldBeEmpty();
        Rejected.Clear();
        var check = new ImportCheck(new ImportTarget(Find, key => known.GetValueOrDefault(key), Calendar) { Duplicates = mapping.Duplicates });
        foreach (var chunk in check.Chunks(Source.ShouldNotBeNull().Rows(CancellationToken.None), (row, values) => Rejected.Add((row, values)), CancellationToken.None))
        {
            foreach (var change in chunk) known[change.Key] = change.Observation.ToObservation(change.Key, 1);
        }

        var preview = check.Preview;
        preview.Counts.AddUp.ShouldBeTrue(preview.Counts.ToString());
        preview.Counts.Rows.ShouldBe(Source.RowCount);
        preview.Counts.Values.ShouldBe(preview.Counts.RowsRead * Source.Tables[0].ValuesPerRow);
        return preview;
    }

    public double? Value(string measure, string period, string series = "actual")
    {
        Calendar.TryParse(period, out var when).ShouldBeTrue(period);
        return measures.TryGetValue(measure, out var found) && known.TryGetValue(new ImportKey(found.Id, series, when), out var observation) ? observation.Value : null;
    }

    /// <summary>Words the scales of all measures have scores for.</summary>
    public IReadOnlyCollection<string> Words { get; set; } = [];

    private KnownMeasure? Find(string? unit, string code)
    {
        var address = unit is null ? code : $"{unit}/{code}";
        if (!Knows(address)) return null;
        if (!measures.TryGetValue(address, out var measure)) measures.Add(address, measure = new(new ElementId(measures.Count + 1), address, FrequencyOf(address)) { Words = Words });
        return measure;
    }
}
