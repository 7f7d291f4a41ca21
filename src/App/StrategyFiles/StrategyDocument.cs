namespace Binnacle.App.StrategyFiles;

/// <summary>One file of a strategy folder (or one scorecard of a workbook).</summary>
/// <param name="Path">Relative to the folder, with '/': says what the file is about, and names it in problems.</param>
public sealed record StrategyDocument(string Path, DocumentNode Root)
{
    /// <summary>Null where the path names no file of a strategy folder.</summary>
    public StrategyFileKind? Kind => StrategyFileKinds.Of(Path);

    /// <summary>File name without folder and ending: the code of a scorecard or strategy that says none.</summary>
    public string Name
    {
        get
        {
            var name = Path[(Path.LastIndexOf('/') + 1)..];
            return name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        }
    }
}

/// <summary>In the order in which they are read: what comes first is needed by what follows.</summary>
public enum StrategyFileKind
{
    Organization,
    People,
    Scales,
    Definitions,
    Strategy,
    Measures,
    Scorecard,
    Initiatives,
}

public static class StrategyFileKinds
{
    public static StrategyFileKind? Of(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        if (!name.EndsWith(".yaml", StringComparison.Ordinal) && !name.EndsWith(".yml", StringComparison.Ordinal))
            return null;
        return (parts.Length == 1 ? name[..name.LastIndexOf('.')] : parts.Length == 2 ? parts[0] + "/" : "") switch
        {
            "organization" => StrategyFileKind.Organization,
            "people" => StrategyFileKind.People,
            "scales" => StrategyFileKind.Scales,
            "definitions" or "definitions/" => StrategyFileKind.Definitions,
            "strategy" or "strategies/" => StrategyFileKind.Strategy,
            "measures" or "measures/" => StrategyFileKind.Measures,
            "scorecards/" => StrategyFileKind.Scorecard,
            "initiatives" or "initiatives/" => StrategyFileKind.Initiatives,
            _ => null,
        };
    }

    /// <summary>What the folder may hold, for people who named a file otherwise.</summary>
    public static string Expected =>
        "organization.yaml, people.yaml, scales.yaml, definitions.yaml (or definitions/*.yaml), strategy.yaml (or strategies/*.yaml), measures.yaml (or measures/*.yaml), scorecards/*.yaml, initiatives.yaml (or initiatives/*.yaml)";
}
