using System.Security.Cryptography;
using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;

namespace Binnacle.Storage.Hashes;

/// <summary>
/// The hashes of what may be emptied: each with a salt of its own, so that nobody can guess content back from its hash once both are
/// gone. And the hash that chains a change to the one before. Not safe for several threads.
/// </summary>
internal sealed class RowHasher
{
    public const int HashLength = SHA256.HashSizeInBytes;
    public const int SaltLength = 16;

    private readonly FieldWriter _fields = new();
    private readonly Salts _salts = new();

    /// <param name="salts">For one salt or several.</param>
    public void Salt(Span<byte> salts) => _salts.Fill(salts);

    public void Reason(string reason, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Text(reason).Hash(contentHash);

    public void Content(RevisionRow row, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Text(row.Body).Hash(contentHash);

    public void Content(ObservationRow row, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Real(row.Value).Text(row.Word).Text(row.Source).Text(row.Note).Hash(contentHash);

    public void Content(StoredBlock block, ReadOnlySpan<byte> salt, Span<byte> contentHash) =>
        _fields.Start().Raw(salt).Text(block.SourceBefore).Text(block.SourceAfter).Bytes(block.Content).Hash(contentHash);

    /// <summary>The batch is no part of it: it is a place in a store, not a fact.</summary>
    public void Change(
        ReadOnlySpan<byte> prevHash, long workspace, long seq, string recordedAt, Author author, ReadOnlySpan<byte> contentHash, ReadOnlySpan<byte> digest, Span<byte> hash) =>
        _fields.Start().Raw(prevHash)
            .Number(workspace).Number(seq).Text(recordedAt).Text(author.Actor).Text(author.OnBehalfOf).Text(author.Channel)
            .Raw(contentHash).Raw(digest).Hash(hash);
}
