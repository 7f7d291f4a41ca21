using System.Security.Cryptography;

namespace Binnacle.Storage.Hashes;

/// <summary>Random bytes, drawn for many rows at once: a draw costs as much as hashing a row. Each byte is given out once. Not safe for several threads.</summary>
internal sealed class Salts
{
    private const int Drawn = 64 * RowHasher.SaltLength;

    private byte[] _bytes = [];
    private int _given;

    /// <param name="salts">For one salt or several.</param>
    public void Fill(Span<byte> salts)
    {
        if (salts.Length > Drawn)
        {
            RandomNumberGenerator.Fill(salts);
            return;
        }
        if (_bytes.Length - _given < salts.Length)
            (_bytes, _given) = (RandomNumberGenerator.GetBytes(Drawn), 0);
        var taken = _bytes.AsSpan(_given, salts.Length);
        taken.CopyTo(salts);
        // What is given out stays nowhere else: a redaction is to leave nothing to guess by.
        taken.Clear();
        _given += salts.Length;
    }
}
