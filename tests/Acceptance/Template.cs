using System.Text.Json;

namespace Binnacle.Acceptance;

/// <summary>
/// A YAML file of the test project, which says the policy; a line that is only <c>#name</c> is where a test puts what the data says, at the same indentation.
/// </summary>
internal static class Template
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="path">Below the test project's folder.</param>
    public static string Fill(string path, params (string Name, IEnumerable<string> Lines)[] parts)
    {
        var filled = new List<string>();
        var open = parts.ToDictionary(part => part.Name, part => part.Lines);
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, path)))
        {
            var name = line.Trim();
            if (name.StartsWith('#') && open.Remove(name[1..], out var lines))
                filled.AddRange(lines.Select(said => line[..line.IndexOf('#')] + said));
            else
                filled.Add(line);
        }
        return open.Count == 0 ? string.Join('\n', filled) + "\n" : throw new ArgumentException($"{path} has no place for {string.Join(", ", open.Keys)}.", nameof(parts));
    }

    /// <summary>A text in the double quotes of YAML.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Plain);
}
