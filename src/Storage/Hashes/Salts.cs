using System.Security.Cryptography;

namespace Binnacle.Storage.Hashes;

/// <summary>Fresh random salts, drawn from the system in blocks. Not safe for several threads.</summary>
internal sealed class Salts
{
    private readonly byte[] _block = new byte[256 * RowHasher.SaltLength];
    private int _used;

    public Salts() => _used = _block.Length;

    public byte[] Next()
    {
        if (_used == _block.Length)
        {
            RandomNumberGenerator.Fill(_block);
            _used = 0;
        }

        var salt = _block.AsSpan(_used, RowHasher.SaltLength).ToArray();
        _used += RowHasher.SaltLength;
        return salt;
    }
}
