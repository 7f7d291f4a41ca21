namespace Binnacle.Connectors.Mapping;

public enum LookupMiss
{
    Reject,
    Keep,

    /// <summary>The value is left out, and counted so.</summary>
    Skip,
}

/// <summary>A table from the codes of the file to those of the organisation, applied wherever a template uses the name.</summary>
public sealed record Lookup(IReadOnlyDictionary<string, string> Values, LookupMiss Otherwise)
{
    /// <summary>A table that stands in a file of its own.</summary>
    public LookupFile? From { get; init; }
}

public sealed record LookupFile(string File, string KeyColumn, string ValueColumn);
