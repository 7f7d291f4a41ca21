using System.Collections.Immutable;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Reading;

/// <summary>What is wrong with the whole that the files make, said at the place in the files.</summary>
internal static class StructureProblems
{
    private static readonly ImmutableArray<string> Telling = ["spec.formula", "spec.levels", "spec.scale", "scale.", "parent"];

    public static void Report(ReadingRun run, ImmutableArray<DesiredElement> desired)
    {
        var said = desired.ToDictionary(element => element.Body.Id);
        var kept = run.IsComplete ? [] : run.Current.Elements.Where(element => !said.ContainsKey(element.Id));
        var whole = StructureHistory.Empty
            .Add(desired.Select(element => element.Body).Concat(kept).Select(body => new Revision(body.Id, body.Kind, DateOnly.MinValue, 0, body))).Latest;
        var incomplete = run.Reading.Count > 0;
        var maps = run.Declared.ToDictionary(declared => declared.Id, declared => declared.Map);
        foreach (var problem in StructureCheck.Problems(whole))
        {
            // What could not be read is missing here too; formulas, scales and circles are wrong whatever it says.
            if (incomplete && !Telling.Any(field => problem.Field.StartsWith(field, StringComparison.Ordinal)))
                continue;
            var place = maps.TryGetValue(problem.Element, out var map) ? PlaceOf(map, said[problem.Element].Place, problem.Field)
                : said.TryGetValue(problem.Element, out var element) ? element.Place
                : new Place("(not in these files)", "");
            if (problem.IsWarning)
                run.Reading.Warn(place, problem.Message);
            else
                run.Reading.Report(place, problem.Message);
        }
    }

    /// <summary>The value that says the field, or the nearest thing around it that is written.</summary>
    private static Place PlaceOf(MapNode map, Place element, string field)
    {
        DocumentNode at = map;
        var found = false;
        foreach (var step in field.Split('.', '['))
        {
            var name = Words.Dashed(step.TrimEnd(']')) switch { "measures" => "measure-defaults", "defaults" => "default-roll-up", "scale-code" => "scale", "target" when !found && map["target"] is null => "target-profile", var dashed => dashed };
            if (name is "spec" or "levels")
                continue;
            DocumentNode? next = at switch
            {
                MapNode inner => inner[name],
                ListNode list when int.TryParse(step.TrimEnd(']'), out var index) && index < list.Items.Length => list.Items[index],
                _ => null,
            };
            if (next is null)
                continue;
            (at, found) = (next, true);
        }
        return found ? at.Place : element;
    }
}
