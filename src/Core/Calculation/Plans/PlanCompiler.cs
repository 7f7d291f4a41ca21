using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// The steps of a plan, each after what it reads: measures with what they are made of, then nodes from the leaves up. A step goes on for as long as
/// nothing it looks at changes, whatever changes elsewhere: a structure that changes with a day costs steps where it changes, and above.
/// </summary>
internal sealed class PlanCompiler(PlanTables tables, Stretch[] stretches)
{
    /// <summary>A scorecard with all below it that has no more steps than this is a part that one thread runs.</summary>
    private const int StepsOfPart = 512;

    private readonly MeasureCompiler _measures = new(tables, stretches);

    /// <summary>In the order of their stretches; one that comes again later stands again.</summary>
    private readonly Structure[] _structures = [.. stretches.Select(stretch => stretch.Structure).Where((structure, at) => at == 0 || structure != stretches[at - 1].Structure)];

    /// <summary>By ids.</summary>
    private readonly Progress[] _nodes = new Progress[tables.Ids];
    private readonly NodeCompiler _compiler = new(tables, stretches);

    /// <summary>Adds a step that was found for a node.</summary>
    private readonly NodeStep _add = (in step, node, rows, reads) => rows.Steps = [.. rows.Steps, tables.Steps.Add(step, node.Id, reads)];
    private bool _goesRound;

    private StepList Steps => tables.Steps;

    /// <summary>Where parts begin that several threads may run.</summary>
    public HashSet<int> Cuts { get; } = [];

    /// <summary>What one thing reads in one stretch reads it in another: there is no order for all stretches together.</summary>
    public bool GoesRound => _goesRound || _measures.GoesRound;

    public void Compile()
    {
        var first = stretches[0].Structure;
        tables.Expect(first.All<Measure>().Count, first.All<Node>().Count - first.All<Placement>().Count);
        foreach (var structure in _structures)
        {
            foreach (var card in structure.All<Scorecard>())
                if (card.Parent is not { } parent || structure.Find<Scorecard>(parent) is null)
                    Compile(card);
            foreach (var theme in structure.All<Theme>())
                Compile(theme);
            foreach (var measure in structure.All<Measure>())
                _measures.Compile(measure.Id);
        }
    }

    private void Compile(Node node)
    {
        if (node is Placement placement)
        {
            _measures.Compile(placement.Measure);
            return;
        }
        ref var progress = ref _nodes[node.Id.Value];
        if (progress != Progress.None)
        {
            _goesRound |= progress == Progress.Below;
            return;
        }
        progress = Progress.Below;
        var isCut = false;
        foreach (var structure in _structures)
            if (structure.Find<Node>(node.Id) is { } then)
            {
                // Child scorecards have to be calculated even where they give the parent nothing; and before it, so that what its formulas ask of the units
                // below is there, each in the part of its own scorecard.
                if (then is Scorecard card && structure.ChildScorecards(card) is { Count: > 0 } below)
                    isCut |= Below(below);
                foreach (var child in structure.Children(then))
                    Compile(child);
            }
        _compiler.Compile(node, tables.NodeOf(node), _add);
        progress = Progress.Done;
        if (isCut)
            Cuts.Add(Steps.Count);
    }

    /// <returns>Whether they are parts of their own.</returns>
    private bool Below(ArraySegment<Scorecard> cards)
    {
        var ends = new List<int> { Steps.Count };
        foreach (var child in cards)
        {
            Compile(child);
            ends.Add(Steps.Count);
        }
        if (ends[^1] - ends[0] <= StepsOfPart)
            return false;
        Cuts.UnionWith(ends);
        return true;
    }

    private enum Progress : byte
    {
        None,

        /// <summary>What is below it is being compiled.</summary>
        Below,
        Done,
    }
}
