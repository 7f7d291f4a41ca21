using System.Text;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Records;

/// <summary>Lines of a text file, none of which may be longer than a limit, however long the file.</summary>
internal static class BoundedLines
{
    public static IEnumerable<string> Read(string path, Encoding encoding, int limit)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var buffer = new char[64 * 1024];
        var line = new StringBuilder();
        long number = 1;
        for (int length; (length = text.Read(buffer)) > 0;)
        {
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, length - start)) >= 0; start = end + 1)
            {
                line.Append(buffer, start, end - start);
                yield return line.ToString().TrimEnd('\r');
                line.Clear();
                number++;
            }

            line.Append(buffer, start, length - start);
            if (line.Length > limit) throw new UnreadableTableException($"{Path.GetFileName(path)}, line {number} is longer than {limit / (1024 * 1024.0):0.#} million characters. Is it one record a line?");
        }

        if (line.Length > 0) yield return line.ToString();
    }
}
