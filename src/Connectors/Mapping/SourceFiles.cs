using Binnacle.App.StrategyFiles;

namespace Binnacle.Connectors.Mapping;

/// <summary>The files a mapping's source means, in the order of their names, with what the pattern caught from each name.</summary>
internal static class SourceFiles
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static IReadOnlyList<(string Path, IReadOnlyDictionary<string, string> Caught)> Find(string? path, ImportMapping mapping, string folder, List<Problem> problems)
    {
        var pattern = mapping.Source.File is { } text ? NamePattern.Parse(Path.GetFileName(text), out _) : null;
        if (path is not null && !Directory.Exists(path)) return One(path, pattern, problems);
        if (mapping.Source.File is not { } named || pattern is null)
        {
            problems.Add(new(new Place(path ?? "", ""), "No file is named: give one, or say source: file in the mapping."));
            return [];
        }

        if (!pattern.IsOpen && path is null) return One(Path.GetFullPath(named, folder), pattern, problems);
        var place = mapping.Places.GetValueOrDefault(named) ?? new Place(named, "");
        var directory = path ?? Path.GetFullPath(Path.GetDirectoryName(named) is { Length: > 0 } inner ? inner : ".", folder);
        if (!Directory.Exists(directory))
        {
            problems.Add(new(place, $"There is no folder {directory}."));
            return [];
        }

        var files = new List<(string, IReadOnlyDictionary<string, string>)>();
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (pattern.Match(Path.GetFileName(file), _ => true) is { } caught) files.Add((file, caught));
        }

        if (files.Count == 0) problems.Add(new(place, $"No file in {directory} is like \"{pattern.Text}\"."));
        return files;
    }

    private static (string, IReadOnlyDictionary<string, string>)[] One(string path, NamePattern? pattern, List<Problem> problems)
    {
        if (File.Exists(path)) return [(path, pattern?.Match(Path.GetFileName(path), _ => true) ?? Nothing)];
        problems.Add(new(new Place(Path.GetFileName(path), ""), $"There is no file {path}."));
        return [];
    }
}
