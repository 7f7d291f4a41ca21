using YamlDotNet.Core;

namespace Binnacle.Connectors.Yaml;

/// <summary>The parser's complaints in words that say what to do.</summary>
internal static class YamlComplaints
{
    private static readonly (string Part, string Advice)[] Known =
    [
        ("cannot start any token", "A text cannot start with this character. Put it in quotes; indent with spaces, not tabs."),
        ("Tab", "Indent with spaces, not tabs."),
        ("tab", "Indent with spaces, not tabs."),
        ("did not find expected key", "The indentation does not fit: a 'key: value' of the map above was expected in the same column as its other keys."),
        ("did not find expected '-' indicator", "The indentation does not fit: another '- item' of the list above was expected."),
        ("apping values are not allowed", "A ': ' stands inside a text here. Put the text in quotes, or start a new line."),
        ("could not find expected ':'", "A key needs a ': ' and a value after it."),
        ("expected ',' or ']' or '}'", "A '[' or '{' opened here or before lacks its ',', ']' or '}'. A text that starts with '{' or '[' needs quotes."),
        ("expected ',' or ']'", "A list in '[ ]' lacks a ',' or its ']'. Inside it, a text with brackets, braces or commas needs quotes."),
        ("expected ',' or '}'", "A map in '{ }' lacks a ',' or its '}'. Inside it, a text with brackets, braces or commas needs quotes."),
        ("unexpected end of stream", "The quotes opened here are never closed."),
        ("unknown escape character", "After a backslash in double quotes this character has no meaning. Use single quotes, or write the backslash twice."),
        ("Anchors and tags must be separated", "A text that starts with '&', '*' or '!' needs quotes."),
        ("alias", "A text that starts with '*' needs quotes."),
    ];

    public static string Explain(YamlException refused)
    {
        foreach (var (part, advice) in Known)
            if (refused.Message.Contains(part, StringComparison.Ordinal))
                return advice;
        return $"This is not YAML: {refused.Message}";
    }
}
