namespace Binnacle.App.Changes;

/// <summary>A file beside the log.</summary>
/// <param name="Owner">The id of the person it is from or about: erasing the person erases it.</param>
public sealed record Attachment(string Name, string MediaType, string? Owner, byte[] Content);

/// <summary>Files outside the log, where they can be erased; rows of the log name them by the hexadecimal SHA-256 of their content.</summary>
public interface IAttachments
{
    /// <summary>The same content twice is kept once, under its first name.</summary>
    Task<string> Save(Attachment attachment, CancellationToken ct);

    Task<Attachment?> Find(string hash, CancellationToken ct);

    /// <summary>Forgets the content for good: not recoverable from the file. False where there was none.</summary>
    Task<bool> Erase(string hash, CancellationToken ct);
}
