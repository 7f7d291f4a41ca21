using System.Text;

namespace Binnacle.Connectors.Yaml;

/// <summary>How a scalar stands in a file: plain where that reads back as the same text, else in quotes.</summary>
internal static class YamlText
{
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    /// <param name="quoted">Asks for quotes even where plain text would do.</param>
    /// <param name="inFlow">Inside '[ ]', where commas and brackets end a text.</param>
    public static string Of(string? text, bool quoted, bool inFlow)
    {
        if (text is null)
            return inFlow ? "~" : "";
        return !quoted && IsPlain(text, inFlow) ? text : Quote(text);
    }

    /// <summary>Several lines that read back from a '|' block. More than one line break at the end would not, in every parser.</summary>
    public static bool FitsBlock(string text) =>
        text.Contains('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal) && !text.StartsWith('\n') && !text.StartsWith(' ') && !text.StartsWith('\t')
        && text.Trim('\n', ' ').Length > 0
        && text.All(c => c == '\n' || IsPrintable(c)) && !text.Split('\n').Any(line => line.EndsWith(' ') || line.Trim(' ', '\t').Length == 0 && line.Length > 0);

    private static bool IsPlain(string text, bool inFlow)
    {
        if (IsNull(text) || text[0] == ' ' || text[^1] is ' ' or ':' || text is "---" or "..." or "-" or "?" or "<<")
            return false;
        if (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
            return false;
        if (":?,[]{}#&*!|>'\"%@`".Contains(text[0]) || (text[0] == '-' && (text.Length < 2 || !char.IsLetterOrDigit(text[1]))))
            return false;
        if (inFlow && text.AsSpan().ContainsAny(",[]{}:?"))
            return false;
        return text.All(IsPrintable) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);
    }

    private static bool IsPrintable(char c) => c is >= ' ' and <= '~' or >= '\u00A0' and <= '\uD7FF' and not '\u2028' and not '\u2029' or >= '\uE000' and <= '\uFFFD' and not '\uFEFF';

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsPrintable(c) || char.IsSurrogate(c) => c.ToString(),
                _ => $"\\u{(int)c:X4}",
            });
        return quoted.Append('"').ToString();
    }
}
