namespace Binnacle.App.Changes;

/// <summary>A person's name and how to reach them. Kept outside the log, where it can be erased; the log knows the id only.</summary>
public sealed record PersonName(string Id, string Name, string? Mail);

public interface IPersonDirectory
{
    Task<IReadOnlyList<PersonName>> All(CancellationToken ct);

    Task Save(IReadOnlyCollection<PersonName> persons, CancellationToken ct);

    /// <summary>Forgets the name and the attachments the person owns for good: not recoverable from the file. False where nothing was known.</summary>
    Task<bool> Erase(string id, CancellationToken ct);
}
