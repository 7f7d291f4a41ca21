using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>Every kind of element as files say it.</summary>
internal static class ElementFormats
{
    private static readonly Structural Was = new("was", "The code it had before: its history follows. May stay in the file.");
    private static readonly Structural HoldsFrom = new("holds-from", "Period or day from which what this file says holds.");
    private static readonly Structural EachUnit = new(
        "each-unit", "One for every unit of the list, or for every unit directly below the one named; {unit} stands for the unit's code.",
        () => SchemaBook.AnyOf(new() { ["type"] = new JsonArray("string", "number") }, new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") } }));

    private static readonly KeysOf<OrganizationSettings> OfSettings = new();
    private static readonly KeysOf<OrganizationUnit> OfUnit = new();
    private static readonly KeysOf<Strategy> OfStrategy = new();
    private static readonly KeysOf<Scorecard> OfCard = new();
    private static readonly KeysOf<Objective> OfObjective = new();
    private static readonly KeysOf<CauseEffectLink> OfLink = new();
    private static readonly KeysOf<Measure> OfMeasure = new();
    private static readonly KeysOf<Placement> OfPlacement = new();

    private static readonly Section Objectives = new("objectives", "Objectives by code, in order.", () => Objective!);
    private static readonly Section Measures = new("measures", "Measures by code, in order: a weight, or a map that says the weight and (of a new measure) what it is.", () => PlacedMeasure!);

    public static ElementFormat<OrganizationUnit> Unit { get; } = new(ElementKind.Unit, "unit", "A division, department, country, site.",
    [
        .. ElementKeys.Said<OrganizationUnit>(),
        OfUnit.Of("calendar", CalendarFormat.Shape, u => u.Calendar, (u, calendar) => u with { Calendar = calendar }, "A calendar of its own, also for the units below."),
        OfUnit.Of("currency", Shaped.Text, u => u.Currency, (u, currency) => u with { Currency = currency }, "ISO code."),
    ], "name", [Was], new Section("units", "Units below this one, by code, in order.", () => Unit!));

    public static ElementFormat<OrganizationSettings> Organization { get; } = new(ElementKind.Organization, "organization", "What holds for the whole organisation.",
    [
        .. ElementKeys.Said<OrganizationSettings>(nameIsCode: false),
        OfSettings.Text("code", s => s.Code == "organization" ? null : s.Code, (s, code) => s with { Code = code }, "Short name; organization unless said."),
        OfSettings.Of("timezone", new TimeZoneShape(), s => s.TimeZone == "UTC" ? null : s.TimeZone, (s, zone) => s with { TimeZone = zone }, "IANA name such as Europe/Berlin; days end in this zone. UTC unless said."),
        OfSettings.Of("currency", Shaped.Text, s => s.Currency, (s, currency) => s with { Currency = currency }, "ISO code."),
        OfSettings.Of("calendar", CalendarFormat.Shape, s => s.Calendar == Core.Time.ReportingCalendar.Standard ? null : s.Calendar, (s, calendar) => s with { Calendar = calendar }, "What a month, a quarter and a year mean."),
        OfSettings.Of("scores", new WordShape<ScoreDisplay>(), s => s.Scores == ScoreDisplay.Numbers ? null : s.Scores, (s, display) => s with { Scores = display }, "How pages show scores: numbers (default), or words alone; words, marks and counts carry the same pages."),
        OfSettings.Of("red-flag-tolerance", Shaped.Share, s => s.RedFlagTolerance == 0.10 ? null : s.RedFlagTolerance, (s, share) => s with { RedFlagTolerance = share }, "Where no red flag is said, it is this share worse than the target; 10% unless said."),
        OfSettings.Of("measure-defaults", MeasureFormat.Shape, s => s.Measures == MeasureSpec.Silent ? null : s.Measures, (s, spec) => s with { Measures = spec }, "What every measure says unless it or its definition says otherwise."),
        OfSettings.Of("roll-up", RollUpFormat.Shape, s => s.RollUp, (s, rule) => s with { RollUp = rule }, "How every node rolls up unless it or its scorecard says otherwise."),
    ], null,
    [HoldsFrom, new("complete", "Whether the folder says everything there is; no keeps what it does not mention.", () => Shaped.YesNo.Schema(new()))],
    new Section("units", "The units by code; one at the top, the others below it.", () => Unit));

    public static ElementFormat<Person> Person { get; } = new(ElementKind.Person, "person", "A person by id; name and mail are kept outside the log.",
    [
        new KeysOf<Person>().Text("description", p => p.Description, (p, text) => p with { Description = text }, "What the log may know of the person; nothing that names them."),
    ], "name", [Was, new("name", "The person's name; kept outside the log."), new("mail", "The person's address; kept outside the log.")]);

    public static ElementFormat<NamedScale> Scale { get; } = new(ElementKind.Scale, "named-scale", "A scale that measures use by its code.",
        [.. ElementKeys.Said<NamedScale>(), .. NamedScaleKeys.All], null, [Was]);

    public static ElementFormat<Definition> Definition { get; } = new(ElementKind.Definition, "definition", "What a figure means; many measures, one a unit, share it.",
    [
        .. ElementKeys.Said<Definition>(),
        .. ElementKeys.PartOf<Definition, MeasureSpec>(MeasureFormat.Shape, d => d.Spec, (d, spec) => d with { Spec = spec }),
    ], null, [Was]);

    public static ElementFormat<Measure> Measure { get; } = new(ElementKind.Measure, "measure", "One figure of one unit.",
    [
        OfMeasure.Text("name", m => m.Name, (m, name) => m with { Name = name }, "What people read; the definition's name, or the code, unless said."),
        .. ElementKeys.Said<Measure>().Skip(1),
        OfMeasure.Of("definition", new ReferenceShape(ElementKind.Definition), m => m.Definition, (m, id) => m with { Definition = id }, "Code of the definition it shares; its own keys say where it departs from it."),
        .. ElementKeys.PartOf<Measure, MeasureSpec>(MeasureFormat.Shape, m => m.Spec, (m, spec) => m with { Spec = spec }),
    ], null, [Was]);

    /// <summary>A measure's place on a card: what a measure's map there says beside the measure itself.</summary>
    public static ElementFormat<Placement> Placement { get; } = new(ElementKind.Placement, "placement", "A measure's place on a card.",
    [
        .. ElementKeys.Node<Placement>(),
        OfPlacement.Of("placement", PlacementFormat.Shape, p => PlacementFormat.SaysMore(p) ? p : null, PlacementFormat.Take, "What is said of the measure's place here and not of the measure: code, name, description, owner, roll-up, bands."),
    ], "weight");

    /// <summary>A measure on a card: its place there and, where it is not said elsewhere, the measure.</summary>
    public static ElementFormat PlacedMeasure { get; } = new PlacedMeasureFormat();

    public static ElementFormat<Objective> Objective { get; } = new(ElementKind.Objective, "objective", "What the strategy wants to achieve.",
    [
        .. ElementKeys.Said<Objective>(), .. ElementKeys.Node<Objective>(),
        OfObjective.Of("theme", new ReferenceShape(ElementKind.Theme, inCard: true), o => o.Theme, (o, id) => o with { Theme = id }, "Code of a theme of this scorecard."),
        OfObjective.Of("assessment", new WordShape<Assessment>(), o => o.Assessment == default ? null : o.Assessment, (o, how) => o with { Assessment = how },
            "by-measures (default), judgement (a person chooses a band each period) or not-yet-measured."),
        .. ElementKeys.NodeRules<Objective>(),
    ], "name", [Was], Objectives, Measures);

    public static ElementFormat<Perspective> Perspective { get; } = new(ElementKind.Perspective, "perspective", "A way of looking at the organisation.",
        [.. ElementKeys.Said<Perspective>(), .. ElementKeys.Node<Perspective>(), .. ElementKeys.NodeRules<Perspective>()], "name", [Was], Objectives, Measures);

    public static ElementFormat<Theme> Theme { get; } = new(ElementKind.Theme, "theme", "Runs across perspectives.",
        [.. ElementKeys.Said<Theme>(), .. ElementKeys.Node<Theme>(), .. ElementKeys.NodeRules<Theme>()], "name", [Was]);

    public static ElementFormat<CauseEffectLink> Link { get; } = new(ElementKind.Link, "link", "A belief: the cause comes before the effect and helps predict it.",
    [
        OfLink.Of("cause", new ReferenceShape(ElementKind.Objective, inCard: true), l => l.Cause.Value == 0 ? null : l.Cause, (l, id) => l with { Cause = id }, "Code of the objective that comes before; card/code names one of another scorecard.", required: true),
        OfLink.Of("effect", new ReferenceShape(ElementKind.Objective, inCard: true), l => l.Effect.Value == 0 ? null : l.Effect, (l, id) => l with { Effect = id }, "Code of the objective it helps predict.", required: true),
        OfLink.Text("code", l => l.Code == "" ? null : l.Code, (l, code) => l with { Code = code }, "Short name."),
        .. ElementKeys.Said<CauseEffectLink>(nameIsCode: false),
        OfLink.Of("negative", Shaped.YesNo, l => l.Negative ? true : null, (l, yes) => l with { Negative = yes }, "More of the cause, less of the effect."),
        OfLink.Of("lag-months", new WholeShape(0), l => l.LagMonths, (l, months) => l with { LagMonths = months }, "Months from cause to effect."),
        OfLink.Of("strength", new ShareShape(1), l => l.Strength, (l, share) => l with { Strength = share }, "How strongly people believe in it, 0 to 1."),
    ]);

    public static ElementFormat<Scorecard> Scorecard { get; } = new(ElementKind.Scorecard, "scorecard", "One unit's view of its strategy.",
    [
        .. ElementKeys.Said<Scorecard>(),
        OfCard.Of("strategy", new ReferenceShape(ElementKind.Strategy), c => c.Strategy, (c, id) => c with { Strategy = id }, "Code of the strategy it carries out."),
        OfCard.Of("parent", new ReferenceShape(ElementKind.Scorecard), c => c.Parent, (c, id) => c with { Parent = id }, "Code of the scorecard it cascades from."),
        .. ElementKeys.Node<Scorecard>(), .. ElementKeys.NodeRules<Scorecard>(),
        OfCard.Of("default-roll-up", RollUpFormat.Shape, c => c.Defaults, (c, rule) => c with { Defaults = rule }, "How the nodes of this scorecard roll up unless they say otherwise."),
    ], null,
    [
        new("code", "Its code; the file's name unless said."), new("unit", "Code of its unit; the top unit unless said. A bare code of a measure is meant there."), EachUnit, Was, HoldsFrom,
        new("links", "Cause-effect links: a list of cause and effect.", () => new() { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/definitions/link" } }),
    ],
    new Section("themes", "Themes by code.", () => Theme), new Section("perspectives", "Perspectives by code, in order.", () => Perspective), Objectives, Measures);

    public static ElementFormat<Strategy> Strategy { get; } = new(ElementKind.Strategy, "strategy", "Vision, mission and values over a horizon.",
    [
        .. ElementKeys.Said<Strategy>(),
        OfStrategy.Text("vision", s => s.Vision, (s, text) => s with { Vision = text }, "What it will be like when the strategy has worked."),
        OfStrategy.Text("mission", s => s.Mission, (s, text) => s with { Mission = text }, "What the organisation is for."),
        OfStrategy.Of("values", Shaped.Texts, s => s.Values.IsEmpty ? null : s.Values, (s, values) => s with { Values = values }, "What guides how it works, one a line."),
        OfStrategy.Of("from", Shaped.FirstDay, s => s.From, (s, day) => s with { From = day }, "First day of the horizon."),
        OfStrategy.Of("until", Shaped.LastDay, s => s.Until, (s, day) => s with { Until = day }, "Last day of the horizon."),
        OfStrategy.Of("state", new WordShape<StrategyState>(), s => s.State == default ? null : s.State, (s, state) => s with { State = state }, "draft (default), approved, in-force or closed."),
    ], null, [new("code", "Its code; the file's name unless said."), Was, HoldsFrom]);

    public static ElementFormat<Initiative> Initiative { get; } = new(ElementKind.Initiative, "initiative", "Work that serves objectives; it never scores them.",
        [.. ElementKeys.Said<Initiative>(), .. InitiativeKeys.All], null, [Was]);

    public static Structural FileHoldsFrom => HoldsFrom;

    public static Structural FileEachUnit => EachUnit;

    public static ImmutableArray<ElementFormat> All { get; } =
        [Organization, Unit, Person, Strategy, Scale, Definition, Measure, Scorecard, Perspective, Theme, Objective, Placement, Link, Initiative];

    public static ElementFormat Of(ElementKind kind) => All[(int)kind];

    private sealed class PlacedMeasureFormat()
        : ElementFormat(ElementKind.Placement, "placed-measure", "A measure on a card: a weight, or a map with the weight and, of a measure that is not described elsewhere, what it is.", "weight", [Was], [])
    {
        public override IEnumerable<(string Name, string About)> Keys => Placement.Keys.Concat(Measure.Keys);

        public override Element Read(MapNode map, FileReading reading) => throw new NotSupportedException("Its two elements are read apart.");

        public override IEnumerable<MapEntry> Write(Element element, FileWriting writing) => throw new NotSupportedException("Its two elements are written apart.");

        public override JsonObject OwnProperties(SchemaBook book)
        {
            var properties = Placement.OwnProperties(book);
            foreach (var (key, schema) in Measure.OwnProperties(book))
                properties[key] = schema!.DeepClone();
            return properties;
        }
    }
}
