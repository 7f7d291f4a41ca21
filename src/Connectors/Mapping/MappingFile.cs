using System.Globalization;
using System.Text.RegularExpressions;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Records;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Yaml;

namespace Binnacle.Connectors.Mapping;

/// <summary>A mapping as YAML (docs/guide/importing.md). All problems are found in one reading.</summary>
public static partial class MappingFile
{
    public static ImportMapping? Read(string path, List<Problem> problems)
    {
        var file = Path.GetFileName(path);
        return Parse(file, File.ReadAllText(path), problems) is { } mapping ? mapping with { Folder = Path.GetDirectoryName(Path.GetFullPath(path)) } : null;
    }

    /// <summary>Null if there is any problem.</summary>
    public static ImportMapping? Parse(string file, string text, List<Problem> problems)
    {
        var reading = YamlReader.Read(text, file);
        problems.AddRange(reading.Problems);
        if (!reading.Problems.IsEmpty || reading.Root is null) return null;
        if (reading.Root is not MapNode root)
        {
            problems.Add(new(reading.Root.Place, "A mapping has entries such as \"measure: …\" and \"period: …\"."));
            return null;
        }

        if (root.Entries.IsEmpty) return ImportMapping.Empty;
        List<Problem> found = [];
        var mapping = Mapping(new MappingForm(root, found));
        problems.AddRange(found.OrderBy(problem => Line(problem.Place)));
        return found.Count == 0 ? mapping with { Places = Places(root) } : null;
    }

    private static ImportMapping Mapping(MappingForm form)
    {
        var mapping = new ImportMapping
        {
            Source = form.Form("source") is { } source ? Source(source) : new(),
            Layout = form.Choice("layout", ("row-per-value", Layout.RowPerValue), ("column-per-period", Layout.ColumnPerPeriod)),
            Header = Span(form, "header"),
            Ignore = form.Form("ignore") is { } ignore ? Ignored(ignore) : IgnoredRows.None,
            Where = [.. form.Forms("where").Select(ConditionOf)],
            Constants = form.Pairs("constants"),
            Lookups = Lookups(form),
            Defaults = Value(form),
            Values = [.. form.Forms("values").Select(ValueAlone)],
            Numbers = form.Form("numbers") is { } numbers ? Numbers(numbers) : NumberFormat.Default,
            Periods = form.Form("periods") is { } periods ? Periods(periods) : PeriodFormat.Default,
            Blanks = form.Texts("blank"),
            NotApplicable = form.Pairs("not-applicable"),
            Cleared = form.Texts("cleared"),
            Duplicates = form.Choice("duplicates", ("reject", DuplicatePolicy.RejectLater), ("last-wins", DuplicatePolicy.LastWins)) ?? DuplicatePolicy.RejectLater,
            AcceptsRagged = form.Choice("ragged", ("reject", false), ("accept", true)) ?? false,
        };
        form.Done();
        return mapping;
    }

    private static SourceMapping Source(MappingForm form)
    {
        var source = new SourceMapping
        {
            File = form.Text("file"),
            Format = form.Choice(
                "format", ("csv", TableFormat.Csv), ("tsv", TableFormat.Csv), ("xlsx", TableFormat.Excel), ("xls", TableFormat.Excel), ("json", TableFormat.Json),
                ("ndjson", TableFormat.JsonLines), ("yaml", TableFormat.Yaml), ("sqlite", TableFormat.Sqlite), ("parquet", TableFormat.Parquet)),
            Sheet = form.Text("sheet"),
            Encoding = form.Parsed("encoding", text => (TextEncoding.Named(text), $"\"{text}\" is no known encoding; use utf-8, utf-16, latin-1 or windows-1252.")),
            Delimiter = form.Text("delimiter") is { } delimiter ? OneDelimiter(form, delimiter) : null,
            Query = form.Text("query"),
            Tables = form.Pairs("tables"),
            Path = form.Parsed("path", text => (RecordPath.Parse(text), $"\"{text}\" is no path such as data.rows or pages[0].rows.")) ?? RecordPath.Root,
        };
        if (source.File is { } file && NamePattern.Parse(file, out var reason) is null) form.Wrong("file", reason!);
        if (source.Tables.Count > 0 && source.Query is null) form.Wrong("tables", "tables are for a query, and there is none.");
        form.Done();
        return source;
    }

    private static char? OneDelimiter(MappingForm form, string text)
    {
        char? delimiter = text switch { "tab" or "\\t" => '\t', "comma" => ',', "semicolon" => ';', "pipe" => '|', "space" => ' ', { Length: 1 } => text[0], _ => null };
        if (delimiter is null or '"' or '\n' or '\r') form.Wrong("delimiter", $"\"{text}\" is no delimiter; use one character, or tab, comma, semicolon, pipe.");
        return delimiter;
    }

    private static IgnoredRows Ignored(MappingForm form)
    {
        var ignored = new IgnoredRows
        {
            Numbers = [.. form.Texts("rows").Select(text => Span(form, "rows", text)).OfType<(long, long)>()],
            Like = [.. form.Texts("like").Select(Condition.Pattern)],
            Where = [.. form.Forms("where").Select(ConditionOf)],
            Columns = form.Texts("columns"),
        };
        form.Done();
        return ignored;
    }

    private static Condition ConditionOf(MappingForm form)
    {
        var condition = new Condition(form.Text("column") ?? "")
        {
            Is = form.Texts("is"),
            Not = form.Texts("not"),
            Like = form.Text("like") is { } like ? Condition.Pattern(like) : null,
            Blank = form.Flag("blank"),
        };
        if (condition.Column.Length == 0) form.Wrong("column", "A condition names its column.");
        if (condition is { Is.Count: 0, Not.Count: 0, Like: null, Blank: null }) form.Wrong("column", "A condition says is, not, like or blank.");
        form.Done();
        return condition;
    }

    private static Dictionary<string, Lookup> Lookups(MappingForm form)
    {
        var lookups = new Dictionary<string, Lookup>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, entry, node) in form.Named("lookups"))
        {
            if (entry is null)
            {
                form.Wrong(node, $"The lookup {name} has values, or a file with from and to.");
                continue;
            }

            var otherwise = entry.Choice("otherwise", ("reject", LookupMiss.Reject), ("keep", LookupMiss.Keep), ("skip", LookupMiss.Skip)) ?? LookupMiss.Reject;
            var values = entry.Pairs("values");
            var (file, from, to) = (entry.Text("file"), entry.Text("from"), entry.Text("to"));
            if (file is null == (values.Count == 0)) entry.Wrong("values", $"The lookup {name} has either values or a file.");
            if (file is not null && (from is null || to is null)) entry.Wrong("file", "A lookup's file needs the columns from and to.");
            lookups[name] = new(values, otherwise) { From = file is null ? null : new(file, from ?? "", to ?? "") };
            entry.Done();
        }

        return lookups;
    }

    private static ValueMapping ValueAlone(MappingForm form)
    {
        var value = Value(form);
        if (value.Column is null == (value.Value is null)) form.Wrong("column", "Each of the values names its column, or a value made of text.");
        form.Done();
        return value;
    }

    private static ValueMapping Value(MappingForm form) => new()
    {
        Column = form.Parsed("column", text => (NamePattern.Parse(text, out var reason), reason)),
        Value = form.Template("value"),
        Measure = form.Template("measure"),
        Unit = form.Template("unit"),
        Series = form.Template("series"),
        Period = form.Template("period"),
        Note = form.Template("note"),
        Quality = form.Template("quality"),
        Origin = form.Template("origin"),
        Scale = ScaleOf(form),
        IsWord = form.Choice("as", ("number", false), ("word", true)),
    };

    private static Scaling? ScaleOf(MappingForm form)
    {
        if (form.Node("scale") is ScalarNode) return form.Number("scale") is { } factor ? new(factor) : null;
        if (form.Form("scale") is not { } table) return null;
        var factors = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, number) in table.Pairs("factors"))
        {
            if (MappingForm.TryNumber(number, out var value)) factors[text] = value;
            else table.Wrong("factors", $"{text} is multiplied by a number; \"{number}\" is none.");
        }

        var column = table.Text("column");
        if (column is null || factors.Count == 0) table.Wrong("column", "A scale is a number, or a column with factors.");
        table.Done();
        return new(1) { Column = column, Factors = factors };
    }

    private static NumberFormat Numbers(MappingForm form)
    {
        var format = new NumberFormat
        {
            Decimal = form.Choice("decimal", ("point", DecimalMark.Point), ("comma", DecimalMark.Comma)),
            PercentIsPoints = form.Choice("percent", ("fraction", false), ("points", true)) ?? false,
            Strip = form.Texts("strip"),
        };
        form.Done();
        return format;
    }

    private static PeriodFormat Periods(MappingForm form)
    {
        var format = new PeriodFormat
        {
            Order = form.Choice("order", ("day-first", DateOrder.DayFirst), ("month-first", DateOrder.MonthFirst)),
            SplitYears = form.Choice("split-years", ("last", YearEnd.Last), ("first", YearEnd.First), ("reject", YearEnd.Refuse)) ?? YearEnd.Last,
            SlashIsMonth = form.Choice("slash", ("month", true), ("years", false)),
            BareYears = form.Choice("years", ("reject", BareYears.Refuse), ("fiscal", BareYears.Fiscal), ("calendar", BareYears.Calendar)) ?? BareYears.Refuse,
            Ranges = form.Choice("ranges", ("reject", YearEnd.Refuse), ("first", YearEnd.First), ("last", YearEnd.Last)) ?? YearEnd.Refuse,
            ExcelNumbers = form.Flag("excel-numbers") ?? false,
            MonthNames = form.Texts("months"),
        };
        if (format.MonthNames.Count is not (0 or 12)) form.Wrong("months", "months are twelve names.");
        form.Done();
        return format;
    }

    private static (long First, long Last)? Span(MappingForm form, string key) => form.Text(key) is { } text ? text == "none" ? (0, 0) : Span(form, key, text) : null;

    private static (long First, long Last)? Span(MappingForm form, string key, string text)
    {
        if (RowSpan().Match(text) is { Success: true } match)
        {
            var first = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var last = match.Groups[2].Success ? long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : first;
            if (first >= 1 && last >= first) return (first, last);
        }

        form.Wrong(key, $"{key}: \"{text}\" is no row number such as 3 or 3-5.");
        return null;
    }

    private static int Line(Place place) => int.Parse(place.At.Split(':')[0], CultureInfo.InvariantCulture);

    private static Dictionary<string, Place> Places(DocumentNode root)
    {
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        Walk(root);
        return places;

        void Walk(DocumentNode node)
        {
            if (node is ScalarNode { Text: { } text }) places.TryAdd(text, node.Place);
            if (node is ListNode list) foreach (var item in list.Items) Walk(item);
            if (node is MapNode map) foreach (var entry in map.Entries) Walk(entry.Value);
        }
    }

    [GeneratedRegex(@"^\s*(\d{1,9})\s*(?:-\s*(\d{1,9}))?\s*$")]
    private static partial Regex RowSpan();
}
