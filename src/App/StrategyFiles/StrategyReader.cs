using System.Collections.Immutable;
using Binnacle.App.StrategyFiles.Reading;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles;

/// <summary>Document trees to elements with their ids, or everything that is wrong with them.</summary>
public static class StrategyReader
{
    /// <param name="history">What the workspace says today: gives codes their ids, and what the files may refer to.</param>
    /// <param name="unreadable">Problems of files that could not be parsed; what those would have declared is not missed.</param>
    public static StrategyReading Read(IEnumerable<StrategyDocument> documents, StructureHistory history, IEnumerable<Problem>? unreadable = null)
    {
        var syntax = unreadable?.ToImmutableArray() ?? [];
        var run = new ReadingRun(history, missesFiles: !syntax.IsEmpty);
        run.Declare(documents);
        var elements = run.ReadBodies();
        if (syntax.IsEmpty)
            StructureProblems.Report(run, elements);
        var problems = syntax.AddRange(run.Reading.Problems);
        return new(elements, [.. run.People], run.IsComplete, [.. problems.Order(ByPlace.Instance)], [.. run.Reading.Warnings.Order(ByPlace.Instance)]);
    }

    private sealed class ByPlace : IComparer<Problem>
    {
        public static readonly ByPlace Instance = new();

        public int Compare(Problem? x, Problem? y)
        {
            var byFile = string.CompareOrdinal(x!.Place.File, y!.Place.File);
            return byFile != 0 ? byFile : Numbers(x.Place.At).CompareTo(Numbers(y.Place.At));
        }

        private static (int Line, int Column) Numbers(string at)
        {
            var colon = at.IndexOf(':');
            return colon > 0 && int.TryParse(at.AsSpan(0, colon), out var line) && int.TryParse(at.AsSpan(colon + 1), out var column) ? (line, column) : default;
        }
    }
}
