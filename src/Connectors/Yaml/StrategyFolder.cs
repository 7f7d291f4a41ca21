using System.Collections.Immutable;
using System.Text;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Yaml;

/// <param name="Problems">Syntax problems, and files that are none of a strategy folder.</param>
public sealed record FolderReading(ImmutableArray<StrategyDocument> Documents, ImmutableArray<Problem> Problems);

/// <summary>A strategy as a folder of YAML files.</summary>
public static class StrategyFolder
{
    private static readonly string[] Subfolders = ["definitions", "strategies", "measures", "scorecards", "initiatives"];

    /// <summary>Files in other subfolders, and files that are not YAML, are other people's.</summary>
    public static FolderReading Read(string folder, YamlLimits? limits = null)
    {
        if (!Directory.Exists(folder))
            return new([], [new(new(folder, ""), "There is no such folder.")]);
        var documents = ImmutableArray.CreateBuilder<StrategyDocument>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var path in Paths(folder))
        {
            using var stream = File.OpenRead(Path.Combine(folder, path));
            var reading = YamlReader.Read(stream, path, limits);
            problems.AddRange(reading.Problems);
            if (reading.Root is { } root && reading.Problems.IsEmpty)
                documents.Add(new(path, root));
        }
        return new(documents.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Writes the files, each whole or not at all.</summary>
    /// <returns>Strategy files that stand in the folder and were not written: they say what is no more.</returns>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<StrategyDocument> documents)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var target = Path.Combine(folder, document.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var temporary = target + ".tmp";
            File.WriteAllText(temporary, YamlWriter.Write(document.Root), new UTF8Encoding(false));
            File.Move(temporary, target, overwrite: true);
            written.Add(document.Path);
        }
        return [.. Paths(folder).Where(path => StrategyFileKinds.Of(path) is not null && !written.Contains(path))];
    }

    private static IEnumerable<string> Paths(string folder) =>
        Yaml(folder).Concat(Subfolders.Where(name => Directory.Exists(Path.Combine(folder, name))).SelectMany(name => Yaml(Path.Combine(folder, name)).Select(file => $"{name}/{file}")))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Yaml(string folder) =>
        Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!)
            .Where(name => (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)) && !name.Contains(".mapping.", StringComparison.OrdinalIgnoreCase));
}
