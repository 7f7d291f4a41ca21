using System.Security.Cryptography;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Hashes;

/// <summary>
/// The hashes of single rows. A row has a part that may be emptied and is hashed with a salt, so that nobody can guess it back from its
/// hash, and a part that always stays. Not safe for several threads.
/// </summary>
internal sealed class RowHasher
{
    public const int HashLength = SHA256.HashSizeInBytes;
    public const int SaltLength = 16;

    private readonly FieldWriter _fields = new();

    public void ReasonContent(string? reason, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Text(reason).Hash(contentHash);

    public void Content(RevisionRow row, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Text(row.Body).Hash(contentHash);

    public void Content(ObservationRow row, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Real(row.Value).Text(row.Word).Text(row.Source).Text(row.Note).Hash(contentHash);

    public void Row(RevisionRow row, ReadOnlySpan<byte> contentHash, Span<byte> rowHash) =>
        _fields.Start().Text("revision").Text(row.Kind).Number(row.Element).Text(row.HoldsFrom).Number(row.Version)
            .Raw(contentHash).Hash(rowHash);

    public void Row(ObservationRow row, ReadOnlySpan<byte> contentHash, Span<byte> rowHash) =>
        _fields.Start().Text("observation").Number(row.Measure).Text(row.Series).Text(row.Period).Text(row.State).Text(row.Quality)
            .Raw(contentHash).Hash(rowHash);

    /// <summary>The hash that chains a change to the one before. The batch is no part of it: it is a place in a store, not a fact.</summary>
    public byte[] Change(
        ReadOnlySpan<byte> prevHash, long workspace, long seq, string recordedAt, Author author, ReadOnlySpan<byte> contentHash, ReadOnlySpan<byte> digest)
    {
        var hash = new byte[HashLength];
        _fields.Start().Raw(prevHash)
            .Text("change").Number(workspace).Number(seq).Text(recordedAt).Text(author.Actor).Text(author.OnBehalfOf).Text(author.Channel)
            .Raw(contentHash).Raw(digest).Hash(hash);
        return hash;
    }
}
