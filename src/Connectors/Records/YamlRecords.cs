using System.Globalization;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Tables;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Binnacle.Connectors.Records;

/// <summary>YAML: a list of mappings, or a document that holds one. Several documents in a file are several records.</summary>
public static class YamlRecords
{
    private const int MaximumCells = 10_000_000;

    public static ITable Open(string path, RecordPath at, TextEncoding? encoding, TableLimits limits, CancellationToken ct)
    {
        var used = encoding ?? TextEncoding.Detect(path, ct);
        var file = Path.GetFileName(path);
        var roots = YamlDocuments.Load(path, used.Encoding, limits);
        var budget = MaximumCells;
        var records = roots.Count == 1
            ? Find(file, roots[0], at, ref budget)
            : [.. roots.SelectMany(root => root is YamlSequenceNode ? Find(file, root, at, ref budget) : [Flatten(file, null, root, ref budget)])];
        return new RecordTable(file, [$"Read as {used.Name}."], limits, _ => records, ct);
    }

    private static List<Record> Find(string file, YamlNode root, RecordPath at, ref int budget)
    {
        var here = root;
        foreach (var step in at.Steps)
        {
            here = here switch
            {
                YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(step), out var member) => member,
                YamlSequenceNode list when int.TryParse(step, CultureInfo.InvariantCulture, out var i) && i < list.Children.Count => list.Children[i],
                _ => throw new UnreadableTableException($"{file} has nothing at \"{at.Text}\": \"{step}\" is not there."),
            };
        }

        var records = new List<Record>();
        if (here is YamlSequenceNode items && !at.TakesValues)
        {
            foreach (var item in items) records.Add(Flatten(file, null, item, ref budget));
            return records;
        }

        if (here is not YamlMappingNode whole) throw new UnreadableTableException($"{file} has no list of records at \"{at.Text}\". Give the path of the list, such as \"data.rows\".");
        if (!at.TakesValues) return [Flatten(file, null, whole, ref budget)];
        foreach (var (key, item) in whole) records.Add(Flatten(file, Scalar(key).Text, item, ref budget));
        return records;
    }

    private static Record Flatten(string file, string? key, YamlNode item, ref int budget)
    {
        if (item is not YamlMappingNode map) throw new UnreadableTableException($"{file}, line {item.Start.Line}: a record must have named values.");
        var cells = new List<KeyValuePair<string, Cell>>();
        if (key is not null) cells.Add(new(RecordPath.KeyColumn, Cell.OfText(key)));
        Add(file, cells, "", map, ref budget);
        return new(cells);
    }

    // A small file can name its parts so that they multiply; the budget counts what they come to.
    private static void Add(string file, List<KeyValuePair<string, Cell>> cells, string prefix, YamlMappingNode map, ref int budget)
    {
        foreach (var (key, value) in map)
        {
            if (--budget < 0) throw new UnreadableTableException($"{file} comes to more than {MaximumCells} values. Are anchors repeated inside each other?");
            var name = prefix + Scalar(key).Text;
            if (value is YamlMappingNode inner) Add(file, cells, name + ".", inner, ref budget);
            else cells.Add(new(name, Convert(value, ref budget)));
        }
    }

    private static Cell Convert(YamlNode value, ref int budget)
    {
        if (value is not YamlSequenceNode list) return Scalar(value);
        var parts = new List<string>();
        foreach (var item in list)
        {
            if (--budget < 0) break;
            if (item is YamlScalarNode) parts.Add(Scalar(item).Text);
            else parts.Add(item is YamlMappingNode ? "{…}" : "[…]");
        }

        return Cell.OfText(string.Join("; ", parts));
    }

    // A quoted scalar is what it says; a plain one may be null or a number.
    private static Cell Scalar(YamlNode node)
    {
        if (node is not YamlScalarNode scalar) return Cell.OfText(node.NodeType.ToString());
        if (scalar.Style != ScalarStyle.Plain) return Cell.OfText(scalar.Value);
        return scalar.Value is null or "" or "~" or "null" or "Null" or "NULL" ? Cell.Blank : Cell.OfText(scalar.Value);
    }
}
