using System.Text;
using System.Text.Json;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Records;

/// <summary>JSON: an array of objects, an object that holds one, or (<c>.ndjson .jsonl</c>) one object a line.</summary>
public static class JsonRecords
{
    public static ITable Open(string path, RecordPath at, TextEncoding? encoding, TableLimits limits, CancellationToken ct)
    {
        var file = Path.GetFileName(path);
        if (new FileInfo(path).Length > limits.RecordFileBytes)
            throw new UnreadableTableException($"{file} is larger than {limits.RecordFileBytes / (1024 * 1024)} MB. Save it as one record a line (.ndjson), which is read in pieces.");
        var used = encoding ?? TextEncoding.Detect(path, ct);
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = limits.NestingDepth };
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path, used.Encoding), options);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw Damaged($"{file}, line {(e.LineNumber ?? 0) + 1}, column {(e.BytePositionInLine ?? 0) + 1}", e);
        }

        var records = Find(file, root, at);
        return new RecordTable(file, [$"Read as {used.Name}."], limits, _ => records, ct);
    }

    public static ITable OpenLines(string path, TextEncoding? encoding, TableLimits limits, CancellationToken ct)
    {
        var used = encoding ?? TextEncoding.Detect(path, ct);
        return new RecordTable(Path.GetFileName(path), [$"Read as {used.Name}, one record a line."], limits, token => Lines(path, used.Encoding, limits, token), ct);
    }

    private static IEnumerable<Record> Lines(string path, Encoding encoding, TableLimits limits, CancellationToken ct)
    {
        var file = Path.GetFileName(path);
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = limits.NestingDepth };
        long number = 0;
        foreach (var line in BoundedLines.Read(path, encoding, limits.RowCharacters))
        {
            ct.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            Record record;
            try
            {
                using var document = JsonDocument.Parse(line, options);
                record = Flatten(file, number, null, document.RootElement);
            }
            catch (JsonException e)
            {
                throw Damaged($"{file}, line {number}, column {(e.BytePositionInLine ?? 0) + 1}", e);
            }

            yield return record;
        }
    }

    private static List<Record> Find(string file, JsonElement root, RecordPath at)
    {
        var here = root;
        foreach (var step in at.Steps)
        {
            var found = here.ValueKind switch
            {
                JsonValueKind.Object => here.TryGetProperty(step, out here),
                JsonValueKind.Array when int.TryParse(step, out var i) && i < here.GetArrayLength() => (here = here[i]).ValueKind != JsonValueKind.Undefined,
                _ => false,
            };
            if (!found) throw new UnreadableTableException($"{file} has nothing at \"{at.Text}\": \"{step}\" is not there.");
        }

        if (here.ValueKind == JsonValueKind.Array && !at.TakesValues) return [.. here.EnumerateArray().Select((item, i) => Flatten(file, i + 1, null, item))];
        if (here.ValueKind == JsonValueKind.Object && at.TakesValues) return [.. here.EnumerateObject().Select((member, i) => Flatten(file, i + 1, member.Name, member.Value))];
        if (here.ValueKind == JsonValueKind.Object) return [Flatten(file, 1, null, here)];
        throw new UnreadableTableException($"{file} has no list of records at \"{at.Text}\". Give the path of the list, such as \"data.rows\".");
    }

    private static Record Flatten(string file, long number, string? key, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new UnreadableTableException($"{file}, record {number} is {item.ValueKind}, not an object with named values.");
        var cells = new List<KeyValuePair<string, Cell>>();
        if (key is not null) cells.Add(new(RecordPath.KeyColumn, Cell.OfText(key)));
        Add(cells, "", item);
        return new(cells);
    }

    private static void Add(List<KeyValuePair<string, Cell>> cells, string prefix, JsonElement item)
    {
        foreach (var member in item.EnumerateObject())
        {
            var name = prefix + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object) Add(cells, name + ".", member.Value);
            else cells.Add(new(name, Convert(member.Value)));
        }
    }

    private static Cell Convert(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => Cell.Blank,
        JsonValueKind.Number => value.TryGetDouble(out var number) ? Cell.OfNumber(number) : Cell.OfText(value.GetRawText()),
        JsonValueKind.String => Cell.OfText(value.GetString()),
        JsonValueKind.True => Cell.OfText("true"),
        JsonValueKind.False => Cell.OfText("false"),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) =>
            Cell.OfText(string.Join("; ", value.EnumerateArray().Select(item => Convert(item).Text))),
        _ => Cell.OfText(value.GetRawText()),
    };

    private static UnreadableTableException Damaged(string place, JsonException e) =>
        new($"{place}: this is not well-formed JSON ({e.Message.Split(" LineNumber", 2)[0].TrimEnd('.')}).", e);
}
