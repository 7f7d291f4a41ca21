using System.Globalization;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Mapping;

/// <summary>A map of a mapping file: gives its entries as what they should be, and collects what is wrong with them and which nobody asked for.</summary>
internal sealed class MappingForm(MapNode map, List<Problem> problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    public DocumentNode? Node(string key)
    {
        asked.Add(key);
        return map[key] is ScalarNode { Text: null } ? null : map[key];
    }

    public string? Text(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is ScalarNode { Text: { } text }) return text;
        Wrong(node, $"{key} is one text.");
        return null;
    }

    public T? Parsed<T>(string key, Func<string, (T? Value, string? Reason)> parse) where T : class
    {
        if (Text(key) is not { } text) return null;
        var (value, reason) = parse(text);
        if (value is null) Wrong(map[key]!, reason ?? $"\"{text}\" is no {key}.");
        return value;
    }

    public Template? Template(string key) => Parsed(key, text => (Mapping.Template.Parse(text, out var reason), reason));

    public bool? Flag(string key)
    {
        if (Text(key) is not { } text) return null;
        if (text is "true" or "yes") return true;
        if (text is "false" or "no") return false;
        Wrong(map[key]!, $"{key} is true or false.");
        return null;
    }

    public double? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (TryNumber(text, out var number)) return number;
        Wrong(map[key]!, $"{key} is a number; \"{text}\" is none.");
        return null;
    }

    public T? Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices) where T : struct
    {
        if (Text(key) is not { } text) return null;
        foreach (var (word, value) in choices)
        {
            if (word == text) return value;
        }

        var words = new List<string>();
        foreach (var (word, _) in choices) words.Add(word);
        Wrong(map[key]!, $"{key} is one of {string.Join(", ", words)}; \"{text}\" is none of them.");
        return null;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Node(key))
        {
            case null: return [];
            case ScalarNode { Text: { } one }: return [one];
            case ListNode list when list.Items.All(item => item is ScalarNode): return [.. list.Items.Cast<ScalarNode>().Select(item => item.Text ?? "")];
            case var node:
                Wrong(node, $"{key} is a list of texts.");
                return [];
        }
    }

    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        switch (Node(key))
        {
            case null: break;
            case MapNode inner:
                foreach (var (name, value) in inner.Entries)
                {
                    if (value is not ScalarNode { Text: { } text }) Wrong(value, $"{name.Text} stands for one text.");
                    else if (!pairs.TryAdd(name.Text ?? "", text)) Wrong(name, $"{name.Text} is there twice.");
                }

                break;
            case var node:
                Wrong(node, $"{key} holds pairs such as \"from: to\".");
                break;
        }

        return pairs;
    }

    public MappingForm? Form(string key)
    {
        switch (Node(key))
        {
            case null: return null;
            case MapNode inner: return new(inner, problems);
            case var node:
                Wrong(node, $"{key} has entries of its own.");
                return null;
        }
    }

    /// <summary>A list of maps; one map alone is a list of one.</summary>
    public IReadOnlyList<MappingForm> Forms(string key)
    {
        switch (Node(key))
        {
            case null: return [];
            case MapNode one: return [new(one, problems)];
            case ListNode list when list.Items.All(item => item is MapNode): return [.. list.Items.Cast<MapNode>().Select(item => new MappingForm(item, problems))];
            case var node:
                Wrong(node, $"{key} is a list of entries.");
                return [];
        }
    }

    public IEnumerable<(string Name, MappingForm? Form, DocumentNode Node)> Named(string key) =>
        Node(key) is MapNode inner ? inner.Entries.Select(entry => (entry.Key.Text ?? "", entry.Value is MapNode value ? new MappingForm(value, problems) : null, entry.Value)) : [];

    public void Wrong(DocumentNode node, string message) => problems.Add(new(node.Place, message));

    public void Wrong(string key, string message) => problems.Add(new(map[key]?.Place ?? map.Place, message));

    /// <summary>Complains about entries nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!asked.Contains(key.Text ?? "")) problems.Add(new(key.Place, $"\"{key.Text}\" is not known here; expected are {string.Join(", ", asked)}."));
        }
    }

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
