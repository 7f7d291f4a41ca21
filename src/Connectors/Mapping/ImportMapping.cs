using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Readings;

namespace Binnacle.Connectors.Mapping;

/// <summary>Everything about a file that its headings do not say. The empty mapping leaves all to them.</summary>
public sealed record ImportMapping
{
    public static readonly ImportMapping Empty = new();

    /// <summary>Where the mapping was read, for relative paths; null if it was made in code.</summary>
    public string? Folder { get; init; }

    /// <summary>Where each text of the mapping stands, so that a problem found later can say it.</summary>
    public IReadOnlyDictionary<string, Place> Places { get; init; } = new Dictionary<string, Place>();

    public SourceMapping Source { get; init; } = new();

    /// <summary>Null: by the headings.</summary>
    public Layout? Layout { get; init; }

    /// <summary>Rows of headings, both ends included; (0, 0) for none, when columns are called A, B, C. Null: the first row with two or more filled cells.</summary>
    public (long First, long Last)? Header { get; init; }

    public IgnoredRows Ignore { get; init; } = IgnoredRows.None;

    /// <summary>All must hold; other rows are left out and counted.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, Lookup> Lookups { get; init; } = new Dictionary<string, Lookup>();

    /// <summary>What the values have in common.</summary>
    public ValueMapping Defaults { get; init; } = new();

    /// <summary>Empty: the one value that <see cref="Defaults"/> and the headings describe.</summary>
    public IReadOnlyList<ValueMapping> Values { get; init; } = [];

    public NumberFormat Numbers { get; init; } = NumberFormat.Default;

    public PeriodFormat Periods { get; init; } = PeriodFormat.Default;

    /// <summary>Texts that mean an empty cell, beside the usual ones.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>Texts that mean "not applicable", each with its reason.</summary>
    public IReadOnlyDictionary<string, string> NotApplicable { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts that take an earlier value back.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];

    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.RejectLater;

    /// <summary>Whether rows with more filled cells than headings are read, their surplus ignored.</summary>
    public bool AcceptsRagged { get; init; }
}
