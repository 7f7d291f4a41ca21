using System.Collections.Immutable;
using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>What reading knows and finds: the codes there are, and everything a person has to mend.</summary>
public sealed class FileReading
{
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];
    private readonly HashSet<Problem> _said = [];

    /// <summary>Every code one can refer to.</summary>
    public CodeBook Codes { get; } = new();

    /// <summary>The scorecard whose file is being read: a bare code of an objective or theme is meant there.</summary>
    public ElementId? Card { get; set; }

    /// <summary>The unit a bare code of a measure is meant in.</summary>
    public ElementId? Unit { get; set; }

    /// <summary>Some file could not be read: what it would have declared is unknown, so unknown codes are not reported.</summary>
    public bool MissesFiles { get; set; }

    /// <summary>Problems so far.</summary>
    public int Count => _problems.Count;

    public ImmutableArray<Problem> Problems => [.. _problems];

    public ImmutableArray<Problem> Warnings => [.. _warnings];

    public void Report(Place place, string message)
    {
        var problem = new Problem(place, message);
        // A card written once for many units complains once.
        if (_said.Add(problem))
            _problems.Add(problem);
    }

    public void Warn(Place place, string message)
    {
        var warning = new Problem(place, message);
        if (_said.Add(warning))
            _warnings.Add(warning);
    }

    public static string Describe(DocumentNode node) => node switch
    {
        MapNode => "a map of keys",
        ListNode => "a list",
        ScalarNode { Text: null } => "nothing",
        ScalarNode { Text: var text } => $"'{text}'",
        _ => "this",
    };
}
