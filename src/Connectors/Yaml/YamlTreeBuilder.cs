using System.Collections.Immutable;
using System.Globalization;
using Binnacle.App.StrategyFiles;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Binnacle.Connectors.Yaml;

/// <summary>One pass over the parser's events.</summary>
internal sealed class YamlTreeBuilder(string text, int firstLine, string file, YamlLimits limits, List<Problem> problems)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text)));
    private readonly Dictionary<string, (DocumentNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    /// <summary>The line, from 0, below which nothing was read; null where all was.</summary>
    public int? StoppedAtLine { get; private set; }

    public DocumentNode? Build()
    {
        try
        {
            Advance(); // stream start
            if (!Advance() || _parser.Current is StreamEnd)
                return new MapNode(At(new Mark()), []);
            Advance(); // past the document's start
            var root = Node(0);
            Advance(); // the document's end
            if (_parser.Current is DocumentStart second)
                problems.Add(new(At(second.Start), "A second document starts here ('---'). Write one document a file."));
            return root;
        }
        catch (YamlException refused)
        {
            problems.Add(new(At(refused.Start), YamlComplaints.Explain(refused)));
            // Lines of this text start at 0, lines of marks at 1; the passage that failed ends with the line it failed in.
            StoppedAtLine = firstLine + (int)refused.Start.Line;
            return null;
        }
        catch (TooMuch limit)
        {
            problems.Add(new(limit.Place, limit.Message));
            return null;
        }
    }

    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner loses its way in some unclosed '[' and '{' instead of saying so.
            var at = _parser.Current?.End ?? new Mark();
            throw new SyntaxErrorException(at, at, "expected ',' or ']' or '}'");
        }
    }

    private DocumentNode Node(int depth)
    {
        var current = _parser.Current ?? throw new SyntaxErrorException("unexpected end of stream");
        var place = At(current.Start);
        if (current is AnchorAlias alias)
            return Alias(alias, place);
        Count(1, place);
        if (depth > limits.Depth)
            throw new TooMuch(place, string.Create(CultureInfo.InvariantCulture, $"Maps and lists are nested more than {limits.Depth} deep here."));
        var before = _nodes;
        DocumentNode node = current switch
        {
            Scalar scalar => Leaf(scalar, place),
            MappingStart => Map(place, depth),
            SequenceStart => List(place, depth),
            _ => throw new SyntaxErrorException(current.Start, current.End, "could not find expected ':'"),
        };
        if (current is NodeEvent { Anchor.IsEmpty: false } named)
            _anchors[named.Anchor.Value] = (node, _nodes - before + 1);
        return node;
    }

    private DocumentNode Alias(AnchorAlias alias, Place place)
    {
        Advance();
        if (_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            Count(target.Size, place);
            return target.Node;
        }
        problems.Add(new(place, $"Nothing before this line is marked '&{alias.Value.Value}'."));
        return new ScalarNode(place, null);
    }

    private ScalarNode Leaf(Scalar scalar, Place place)
    {
        Advance();
        var quoted = scalar.Style != ScalarStyle.Plain;
        if (!scalar.Tag.IsEmpty)
        {
            if (scalar.Tag.Value == "tag:yaml.org,2002:str")
                quoted = true;
            else
                problems.Add(new(place, $"The tag '{scalar.Tag.Value}' is not understood here; leave it out."));
        }
        return new(place, quoted || !YamlText.IsNull(scalar.Value) ? scalar.Value : null, quoted);
    }

    private ListNode List(Place place, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        Advance();
        while (_parser.Current is not SequenceEnd)
            items.Add(Node(depth + 1));
        Advance();
        return new(place, items.ToImmutable());
    }

    private MapNode Map(Place place, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        Advance();
        while (_parser.Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not ScalarNode scalar)
                problems.Add(new(key.Place, "A key is a word, not a map or a list. If the text starts with '{' or '[', put it in quotes."));
            else if (scalar.Text == "<<" && !scalar.Quoted)
                problems.Add(new(key.Place, "Merge keys ('<<') are not understood; write the entries out."));
            else if (!seen.TryAdd(scalar.Text ?? "", key.Place))
                problems.Add(new(key.Place, $"'{scalar.Text}' stands here a second time; the first is at {seen[scalar.Text ?? ""].At}."));
            else
                entries.Add(new(scalar, value));
        }
        Advance();
        return new(place, entries.ToImmutable());
    }

    private void Count(int nodes, Place place)
    {
        _nodes = nodes > limits.Nodes - _nodes ? limits.Nodes + 1 : _nodes + nodes;
        if (_nodes > limits.Nodes)
            throw new TooMuch(place, string.Create(CultureInfo.InvariantCulture, $"The file says more than {limits.Nodes:N0} things, aliases written out. Split it into several files."));
    }

    private Place At(Mark mark) =>
        new(file, string.Create(CultureInfo.InvariantCulture, $"{Math.Max(mark.Line, 1) + firstLine}:{Math.Max(mark.Column, 1)}"));

    private sealed class TooMuch(Place place, string message) : Exception(message)
    {
        public Place Place { get; } = place;
    }
}
