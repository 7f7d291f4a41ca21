using System.Collections.Immutable;
using System.Text;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Yaml;

/// <param name="Root">The part that could be read; null where nothing could.</param>
public sealed record YamlReading(DocumentNode? Root, ImmutableArray<Problem> Problems);

/// <summary>YAML text to a document tree that knows its lines and columns.</summary>
public static class YamlReader
{
    /// <param name="file">As problems should name it.</param>
    public static YamlReading Read(string text, string file, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        if (text.Length > limits.Characters)
            return new(null, [TooLong(file, limits)]);

        var problems = new List<Problem>();
        var builder = new YamlTreeBuilder(text, 0, file, limits, problems);
        var root = builder.Build();
        var stopped = builder.StoppedAtLine;
        while (stopped is { } line && problems.Count < limits.Problems)
        {
            // What follows the broken passage is read for its own problems, so that a person mends the file once.
            if (NextSection(text, line) is not { } next)
                break;
            var rest = new YamlTreeBuilder(text[next.Offset..], next.Line, file, limits, problems);
            rest.Build();
            stopped = rest.StoppedAtLine;
        }
        return new(root, [.. problems.Take(limits.Problems)]);
    }

    /// <summary>Reads no more than the limit, however long the file (or its one line) is.</summary>
    public static YamlReading Read(Stream stream, string file, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 4096, leaveOpen: true);
        var text = new StringBuilder();
        var chunk = new char[16_384];
        try
        {
            for (int read; (read = reader.Read(chunk)) > 0;)
            {
                text.Append(chunk, 0, read);
                if (text.Length > limits.Characters)
                    return new(null, [TooLong(file, limits)]);
            }
        }
        catch (DecoderFallbackException)
        {
            return new(null, [new(new(file, ""), "The file is not UTF-8 text. Save it as UTF-8.")]);
        }
        return Read(text.ToString(), file, limits);
    }

    private static Problem TooLong(string file, YamlLimits limits) =>
        new(new(file, ""), FormattableString.Invariant($"The file has more than {limits.Characters:N0} characters. Split it into several files."));

    /// <summary>The next line after the given one that starts a section of its own: a key in the first column.</summary>
    private static (int Offset, int Line)? NextSection(string text, int afterLine)
    {
        var offset = 0;
        for (var line = 0; offset < text.Length; line++)
        {
            var end = text.IndexOf('\n', offset);
            var length = (end < 0 ? text.Length : end) - offset;
            if (line >= afterLine && length > 0 && (char.IsLetter(text[offset]) || text[offset] is '"' or '\'')
                && text.AsSpan(offset, length).Contains(':'))
                return (offset, line);
            if (end < 0)
                return null;
            offset = end + 1;
        }
        return null;
    }
}
