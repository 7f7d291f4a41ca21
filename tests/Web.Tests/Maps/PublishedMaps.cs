using System.Globalization;
using System.Text.Json;
using Binnacle.Web.Maps;

namespace Binnacle.Web.Tests.Maps;

/// <summary>
/// The twenty largest published hierarchies: strategic goals as lanes and objectives as cards of nineteen American agencies, policy objectives and issue
/// categories of the Environmental Performance Index. None of them publishes cause and effect: links are made as people draw them, always the same.
/// </summary>
internal static class PublishedMaps
{
    public const int Count = 20;

    public static IReadOnlyDictionary<string, MapModel> All { get; } = Read();

    private static Dictionary<string, MapModel> Read()
    {
        var goals = SharedData.Find("us_performance_gov", "goals.json");
        var weights = SharedData.Find("epi_2020", "weights.csv");
        if (goals is null || weights is null)
            return [];
        using var read = JsonDocument.Parse(File.ReadAllText(goals));
        var hierarchies = read.RootElement.EnumerateArray().Where(goal => Text(goal, "goal_type") == "SG" && Text(goal, "so_id") is not ("" or "#N/A"))
            .GroupBy(goal => Text(goal, "organization_abbreviation"))
            .Select(agency => (Name: agency.Key, Lanes: agency.GroupBy(goal => Text(goal, "sg_id")).OrderBy(lane => lane.Key, StringComparer.Ordinal).Select(lane => lane.Select(goal => Text(goal, "so_id")).Distinct().Count()).ToArray()))
            .ToList();
        var parents = File.ReadLines(weights).Skip(1).Select(line => line.Split(',')).ToDictionary(parts => parts[0], parts => parts[1]);
        hierarchies.Add(("EPI", [.. parents.Where(pair => pair.Value == "EPI").Select(policy => parents.Count(pair => pair.Value == policy.Key))]));
        return hierarchies.OrderByDescending(hierarchy => hierarchy.Lanes.Sum()).ThenBy(hierarchy => hierarchy.Name, StringComparer.Ordinal).Take(Count).ToDictionary(hierarchy => hierarchy.Name, hierarchy => Model(hierarchy.Lanes));
    }

    private static string Text(JsonElement goal, string name) => goal.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static MapModel Model(int[] lanes)
    {
        var cards = lanes.SelectMany((count, lane) => Enumerable.Repeat(new MapCard(lane, 0), count)).ToList();
        return new([.. lanes.Select((_, lane) => lane.ToString(CultureInfo.InvariantCulture))], [""], cards, MadeMaps.Linked(cards, new Random(lanes.Sum())));
    }
}
