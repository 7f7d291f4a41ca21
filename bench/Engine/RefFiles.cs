using System.Globalization;
using System.Text;

namespace Binnacle.Bench.Engine;

/// <summary>
/// The reference workload as a strategy office would bring it: a folder of strategy files, in which all its policies stand (like for like, native
/// roll-up, nothing required to be present), and a mapping for its values.
/// </summary>
internal sealed class RefFiles(RefData data, RefTraits traits)
{
    private const int FirstYear = 2020;

    public static string Period(int index) => string.Create(CultureInfo.InvariantCulture, $"{FirstYear + (index / 12)}-{(index % 12) + 1:00}");

    public static string Code(RefMeasure measure) => string.Create(CultureInfo.InvariantCulture, $"m{measure.Slot}");

    /// <summary>All of it.</summary>
    /// <returns>The mapping's path.</returns>
    public string Write(string folder)
    {
        Organization(folder);
        Scorecards(folder, data.Cards);
        return Mapping(folder);
    }

    /// <summary>The organisation with all units.</summary>
    public void Organization(string folder)
    {
        Directory.CreateDirectory(folder);
        var units = new StringBuilder();
        Units(units, data.Cards[0], data.Cards.ToLookup(traits.ParentOf), "  ");
        File.WriteAllText(Path.Combine(folder, "organization.yaml"), $"""
            name: Reference
            timezone: UTC
            measure-defaults: {"{"}due-days: 0, completeness: like-for-like, missing: absent{"}"}
            roll-up: {"{"}native: yes, minimum: none, child-share: 20%{"}"}
            units:
            {units}
            """);
    }

    public void Scorecards(string folder, IEnumerable<RefCard> cards)
    {
        Directory.CreateDirectory(Path.Combine(folder, "scorecards"));
        var ofCard = data.Measures.ToLookup(measure => measure.Card);
        foreach (var card in cards)
            File.WriteAllText(Path.Combine(folder, "scorecards", $"s{card.Id}.yaml"), Card(card, ofCard[card.Id].ToDictionary(measure => measure.Slot)));
    }

    private static void Units(StringBuilder text, RefCard card, ILookup<int?, RefCard> children, string indent)
    {
        var below = children[card.Id].ToList();
        if (below.Count == 0)
        {
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"s{card.Id}: {card.Name}\n");
            return;
        }
        text.Append(indent).Append(CultureInfo.InvariantCulture, $"s{card.Id}:\n{indent}  name: {card.Name}\n{indent}  units:\n");
        foreach (var child in below)
            Units(text, child, children, indent + "    ");
    }

    private string Card(RefCard card, Dictionary<int, RefMeasure> measures)
    {
        const int NodesOfCard = 17;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {card.Name}\nunit: s{card.Id}\n");
        if (traits.ParentOf(card) is { } parent)
            text.Append(CultureInfo.InvariantCulture, $"parent: s{parent}\n");
        RollUp("", NodesOfCard * card.Id);
        text.Append("perspectives:\n");
        for (var p = 0; p < 4; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  p{p}:\n    weight: {card.PerspectiveWeights[p]}\n");
            RollUp("    ", (NodesOfCard * card.Id) + 1 + p);
            text.Append("    objectives:\n");
            for (var o = 3 * p; o < 3 * (p + 1); o++)
            {
                text.Append(CultureInfo.InvariantCulture, $"      o{o}:\n        weight: {traits.ObjectiveWeight(card, o)}\n");
                RollUp("        ", (NodesOfCard * card.Id) + 5 + o);
                text.Append("        measures:\n");
                foreach (var measure in measures.Values.Where(measure => measure.Objective == o))
                    Measure(text, measure);
            }
        }
        return text.ToString();

        void RollUp(string indent, int node)
        {
            if (traits.RollUp(node) is { } rule)
                text.Append(CultureInfo.InvariantCulture, $"{indent}roll-up: {rule}\n");
        }
    }

    private void Measure(StringBuilder text, RefMeasure measure)
    {
        text.Append(CultureInfo.InvariantCulture, $"          {Code(measure)}:\n            weight: {measure.Weight}\n");
        text.Append(CultureInfo.InvariantCulture, $"            direction: {(measure.Direction == 'H' ? "higher" : measure.Direction == 'L' ? "lower" : "on-target")}\n");
        var how = measure.Aggregation switch { 'S' => "sum", 'A' => "average", _ => "last" };
        if (measure.Formula is not { } formula)
            text.Append(CultureInfo.InvariantCulture, $"            aggregation: {how}\n");
        else
        {
            string Operand(int at) => $"[{Code(data.Measures[int.Parse(formula[at], CultureInfo.InvariantCulture)])}]";
            text.Append(CultureInfo.InvariantCulture, $"            aggregation: formula-of-aggregates\n            target-aggregation: {how}\n");
            text.Append(CultureInfo.InvariantCulture, $"            formula: {(formula[1] == "RATIO" ? $"=100 * {Operand(2)} / {Operand(3)}" : $"=CHILDREN(SUM, [m{formula[2]}])")}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"            scale: {traits.Scale(measure)}\n");
        foreach (var rule in traits.Rules(measure))
            text.Append(CultureInfo.InvariantCulture, $"            {rule}\n");
    }

    private string Mapping(string folder)
    {
        using (var addresses = new StreamWriter(Path.Combine(folder, "addresses.csv")))
        {
            addresses.WriteLine("id,address");
            foreach (var measure in data.Measures)
                addresses.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measure.Id},s{measure.Card}/{Code(measure)}"));
        }
        File.WriteAllLines(Path.Combine(folder, "periods.csv"), Enumerable.Range(0, RefData.Periods).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at},{Period(at)}")).Prepend("index,month"));
        var path = Path.Combine(folder, "mapping.yml.txt");
        File.WriteAllText(path, """
            lookups:
              measure: {file: addresses.csv, from: id, to: address}
              period: {file: periods.csv, from: index, to: month}
            measure: "{measure}"
            period: "{period}"
            numbers: {decimal: point}
            values:
              - {column: value, series: actual}
              - {column: target, series: target}
            """);
        return path;
    }
}
