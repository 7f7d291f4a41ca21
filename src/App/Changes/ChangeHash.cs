using System.Runtime.InteropServices;

namespace Binnacle.App.Changes;

/// <summary>
/// The SHA-256 over a change and the hash of the change before it: it stands for the whole log up to there. Its text is hexadecimal, in lower case. The default is one that
/// cannot be read, in a damaged file, and is not to be taken for another such.
/// </summary>
public readonly record struct ChangeHash
{
    // 256 bits beside what they belong to; an array or a text of each would be an object more for every change there is.
    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private ChangeHash(UInt128 first, UInt128 second) => (_first, _second) = (first, second);

    /// <param name="hash">32 bytes.</param>
    public static ChangeHash Of(ReadOnlySpan<byte> hash) => hash.Length == 32 && MemoryMarshal.Cast<byte, UInt128>(hash) is [var first, var second]
        ? new(first, second)
        : throw new ArgumentException($"A hash has 32 bytes, not {hash.Length}.", nameof(hash));

    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes([_first, _second]));
}
