namespace Binnacle.Connectors.Yaml;

/// <summary>How large a file may be. The defaults are far above what people write and far below what hurts.</summary>
public sealed record YamlLimits
{
    public static YamlLimits Default { get; } = new();

    public int Characters { get; init; } = 8_000_000;

    /// <summary>Maps, lists and scalars, every use of an alias counted with all it stands for.</summary>
    public int Nodes { get; init; } = 1_000_000;

    /// <summary>Maps and lists inside one another.</summary>
    public int Depth { get; init; } = 40;

    /// <summary>A file with more syntax problems than this is not read further.</summary>
    public int Problems { get; init; } = 20;
}
