using System.Security.Cryptography;
using Binnacle.Storage.Hashes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Hashes;

public sealed class Sha256Tests
{
    private const int Longest = 2100;

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, Longest).Select(at => (byte)(at * 31 % 251))];

    [Fact]
    public void It_is_the_standards()
    {
        Hash("abc"u8).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Hash([]).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    [Fact]
    public void Of_any_length_it_is_what_the_runtime_says()
    {
        for (var length = 0; length <= Longest; length++)
            Hash(Bytes.AsSpan(0, length)).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Bytes.AsSpan(0, length))));
    }

    [Fact]
    public void Threads_do_not_mix_their_hashes()
    {
        var expected = Enumerable.Range(0, Longest + 1).Select(length => Convert.ToHexStringLower(SHA256.HashData(Bytes.AsSpan(0, length)))).ToArray();
        Parallel.For(0, 20 * (Longest + 1), at => Hash(Bytes.AsSpan(0, at % (Longest + 1))).ShouldBe(expected[at % (Longest + 1)]));
    }

    [Fact]
    public void Only_the_hash_itself_is_written_and_never_beyond_too_little_room()
    {
        var target = new byte[40];
        Sha256.Hash("abc"u8, target);
        target[32..].ShouldAllBe(left => left == 0);
        Should.Throw<ArgumentException>(() => Sha256.Hash("abc"u8, new byte[31]));
    }

    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> target = stackalloc byte[SHA256.HashSizeInBytes];
        Sha256.Hash(bytes, target);
        return Convert.ToHexStringLower(target);
    }
}
