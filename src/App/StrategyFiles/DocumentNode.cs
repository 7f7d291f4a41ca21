using System.Collections.Immutable;

namespace Binnacle.App.StrategyFiles;

/// <summary>Where in a person's file something stands: "corporate.yaml:12:5" or "kpis.xlsx: KPIs!B12".</summary>
/// <param name="At">Line and column, both from 1, or sheet and cell.</param>
public sealed record Place(string File, string At)
{
    public override string ToString() => At.Length == 0 ? File : At.Contains('!') ? $"{File}: {At}" : $"{File}:{At}";
}

/// <summary>One thing a person should mend: where, what is wrong, what was expected.</summary>
public sealed record Problem(Place Place, string Message)
{
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>What YAML files and definition workbooks have in common: maps, lists and scalars that know where they stand.</summary>
public abstract record DocumentNode(Place Place);

/// <param name="Text">As written, without quotes; null for an empty value.</param>
/// <param name="Quoted">Quoted text is never read as a number, date or yes/no.</param>
public sealed record ScalarNode(Place Place, string? Text, bool Quoted = false) : DocumentNode(Place);

public sealed record ListNode(Place Place, ImmutableArray<DocumentNode> Items) : DocumentNode(Place);

/// <summary>Entries in the order written.</summary>
public sealed record MapNode(Place Place, ImmutableArray<MapEntry> Entries) : DocumentNode(Place)
{
    public DocumentNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;
}

public sealed record MapEntry(ScalarNode Key, DocumentNode Value);
