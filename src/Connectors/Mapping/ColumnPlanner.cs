using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Mapping;

/// <summary>Resolves the names of a mapping in one table. Columns count as used when a template, a pattern or a condition names them.</summary>
internal sealed class ColumnPlanner(ImportMapping mapping, TableNames names, Func<string, bool> isPeriod, List<Problem> problems)
{
    private readonly HashSet<int> used = [];
    private readonly List<List<int>> others = [];
    private readonly HashSet<int> skipped = [];

    public IReadOnlyList<PlannedValue> Values(IReadOnlyList<ValueMapping> entries)
    {
        var planned = new List<PlannedValue>();
        foreach (var name in mapping.Ignore.Columns) Ignore(name);
        foreach (var entry in entries) UseNamed(entry);
        for (var e = 0; e < entries.Count; e++)
        {
            var entry = entries[e];
            if (entry.Column is null)
            {
                if (entry.Value is not null && Plan(entry, e, -1, "", Empty) is { } text) planned.Add(text);
                continue;
            }

            var matches = Matches(entry.Column);
            if (matches.Count == 0) Missing(entry.Column.Text, entry.Column.IsOpen ? "No column is like" : "There is no column");
            if (matches.Count == 0 && !entry.Column.IsOpen) Plan(entry, e, -1, "", Empty);
            foreach (var (column, caught) in matches)
            {
                if (Plan(entry, e, column, names.Headings[column], caught) is not { } value) continue;
                planned.Add(value);
                used.Add(column);
            }
        }

        return planned;
    }

    public IReadOnlyList<(Condition, IReadOnlyList<int>)> Conditions(IReadOnlyList<Condition> conditions) =>
        [.. conditions.Select(condition => (condition, condition.Column == Template.OtherColumns ? Others() : Use(condition.Column) is var column and >= 0 ? [column] : []))];

    /// <summary>Tells "all other columns" which these are, now that every use is known.</summary>
    public void FillOthers()
    {
        var rest = Enumerable.Range(0, names.Headings.Count).Except(used).ToList();
        foreach (var columns in others) columns.AddRange(rest);
    }

    public IReadOnlyList<string> Unused() =>
        [.. Enumerable.Range(0, names.Headings.Count).Where(i => others.Count == 0 ? !used.Contains(i) : skipped.Contains(i) && !used.Contains(i)).Select(i => names.Headings[i])];

    private static readonly Dictionary<string, string> Empty = [];

    // Of many files some lack a column that is to be ignored, which does no harm.
    private bool IsOneOfMany => mapping.Source.File is { } file && NamePattern.Parse(Path.GetFileName(file), out _) is { IsOpen: true };

    // The name itself wins over its reading as a pattern: a heading may hold a star or braces.
    private void Ignore(string name)
    {
        if (names.Column(name) >= 0 || NamePattern.Parse(name, out _) is not { IsOpen: true } pattern)
        {
            if (names.Column(name) >= 0 || !IsOneOfMany) used.Add(Use(name));
            return;
        }

        var matches = Matches(pattern);
        if (matches.Count == 0 && !IsOneOfMany) Missing(name, "No column is like");
        foreach (var (column, _) in matches) used.Add(column);
    }

    // Columns that templates name are no candidates for open patterns.
    private void UseNamed(ValueMapping entry)
    {
        Template?[] templates = [entry.Value, entry.Measure, entry.Unit, entry.Series, entry.Period, entry.Note, entry.Quality, entry.Origin];
        foreach (var name in templates.OfType<Template>().SelectMany(template => template.Names)) used.Add(names.Column(name));
        if (entry.Scale?.Column is { } scale) used.Add(names.Column(scale));
        if (entry.Column is { IsOpen: false } exact) used.Add(names.Column(exact.Text));
        used.Remove(-1);
    }

    private List<(int Column, IReadOnlyDictionary<string, string> Caught)> Matches(NamePattern pattern)
    {
        var matches = new List<(int, IReadOnlyDictionary<string, string>)>();
        if (!pattern.IsOpen)
        {
            if (names.Column(pattern.Text) is var exact and >= 0) matches.Add((exact, Empty));
            return matches;
        }

        for (var i = 0; i < names.Headings.Count; i++)
        {
            if (!used.Contains(i) && pattern.Match(names.Headings[i], isPeriod) is { } caught) matches.Add((i, caught));
        }

        return matches;
    }

    private PlannedValue? Plan(ValueMapping entry, int index, int column, string heading, IReadOnlyDictionary<string, string> caught)
    {
        var leaveOut = false;
        var measure = Field(entry.Measure, "measure");
        var period = Field(entry.Period, NamePattern.Period);
        var unit = Field(entry.Unit, "unit");
        var series = Field(entry.Series, "series") ?? Compile(ValueMapping.ActualSeries, "", caught, ref leaveOut);
        if (measure is null) Tell(new Place(names.File, ""), $"Nothing says which measure a row is about. Say measure: in the mapping; the columns are {names.List()}.");
        if (period is null) Tell(new Place(names.File, ""), $"Nothing says which period a value is for. Say period: in the mapping; the columns are {names.List()}.");
        var scale = entry.Scale ?? Scaling.None;
        var planned = new PlannedValue(index, column, heading)
        {
            Value = entry.Value is null ? null : Compile(entry.Value, heading, caught, ref leaveOut),
            Measure = measure!,
            Unit = unit,
            Series = series!,
            Period = period!,
            Note = Field(entry.Note, "note"),
            Quality = Field(entry.Quality, "quality"),
            Origin = Field(entry.Origin, "origin"),
            Scale = scale,
            ScaleColumn = scale.Column is { } name ? Use(name) : -1,
            IsWord = entry.IsWord ?? false,
        };
        if (leaveOut && column >= 0) skipped.Add(column);
        return leaveOut || measure is null || period is null ? null : planned;

        // What a pattern caught under a field's own name is that field, unless the mapping says otherwise.
        CompiledTemplate? Field(Template? template, string name) =>
            (template ?? (caught.ContainsKey(name) || names.Caught.ContainsKey(name) ? Template.Column(name) : null)) is { } text ? Compile(text, heading, caught, ref leaveOut) : null;
    }

    private CompiledTemplate? Compile(Template template, string heading, IReadOnlyDictionary<string, string> caught, ref bool leaveOut)
    {
        var pieces = new List<CompiledTemplate.Piece>();
        foreach (var part in template.Parts)
        {
            if (!part.IsName)
            {
                pieces.Add(new("", part.Text, [], false, names.Headings, [], null));
                continue;
            }

            mapping.Lookups.TryGetValue(part.Text, out var lookup);
            if (part.Text == Template.OtherColumns)
            {
                pieces.Add(new(part.Text, null, Others(), true, names.Headings, part.Filters, null));
            }
            else if (Known(part.Text, heading, caught) is { } known)
            {
                foreach (var filter in part.Filters) known = filter(known);
                Lookup? missing = null;
                if (lookup is not null && lookup.Values.TryGetValue(known, out var found)) known = found;
                else if (lookup?.Otherwise == LookupMiss.Skip) leaveOut = true;
                else if (lookup?.Otherwise == LookupMiss.Reject) missing = lookup;
                pieces.Add(new(part.Text, known, [], false, names.Headings, [], missing));
            }
            else if (part.Text == TableNames.Row && names.Column(part.Text) < 0)
            {
                pieces.Add(new(part.Text, null, [], false, names.Headings, part.Filters, lookup));
            }
            else if (names.Column(part.Text) is var column and >= 0)
            {
                used.Add(column);
                pieces.Add(new(names.Headings[column], null, [column], false, names.Headings, part.Filters, lookup) { MayBeEmpty = part.MayBeEmpty });
            }
            else
            {
                Missing(template.Text, $"There is no column \"{part.Text}\" for");
            }
        }

        return new(pieces);
    }

    // A pattern's catch, then the mapping's own constants, then a column (null here), then the names every table has.
    private string? Known(string name, string heading, IReadOnlyDictionary<string, string> caught) =>
        caught.GetValueOrDefault(name) ?? names.Said(name) ?? (names.Column(name) >= 0 ? null : name == TableNames.Heading ? heading : names.Own(name));

    private List<int> Others()
    {
        var columns = new List<int>();
        others.Add(columns);
        return columns;
    }

    private int Use(string name)
    {
        var column = names.Column(name);
        if (column < 0) Missing(name, "There is no column");
        else used.Add(column);
        return column;
    }

    private void Missing(string text, string what) =>
        Tell(mapping.Places.GetValueOrDefault(text) ?? new Place(names.File, ""), $"{what} \"{text}\" in {names.File}; the columns are {names.List()}.");

    private void Tell(Place place, string message)
    {
        var problem = new Problem(place, message);
        if (!problems.Contains(problem)) problems.Add(problem);
    }
}
