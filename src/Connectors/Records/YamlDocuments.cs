using System.Text;
using Binnacle.Connectors.Tables;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Binnacle.Connectors.Records;

/// <summary>The documents of a YAML file as trees that know their lines. Depth is checked before anything recursive sees the file.</summary>
internal static class YamlDocuments
{
    public static IReadOnlyList<YamlNode> Load(string path, Encoding encoding, TableLimits limits)
    {
        var file = Path.GetFileName(path);
        if (new FileInfo(path).Length > limits.RecordFileBytes) throw new UnreadableTableException($"{file} is larger than {limits.RecordFileBytes / (1024 * 1024)} MB, which is too large for YAML. Save it as CSV.");
        var text = File.ReadAllText(path, encoding);
        try
        {
            CheckDepth(file, text, limits.NestingDepth);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return [.. stream.Documents.Select(document => document.RootNode)];
        }
        catch (YamlException e)
        {
            throw new UnreadableTableException($"{file}, line {e.Start.Line}, column {e.Start.Column}: this is not well-formed YAML ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static void CheckDepth(string file, string text, int limit)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            if (depth > limit && parser.Current is { } here)
                throw new UnreadableTableException($"{file}, line {here.Start.Line} is nested deeper than {limit} levels.");
        }
    }
}
