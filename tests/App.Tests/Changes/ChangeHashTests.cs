using System.Security.Cryptography;
using Binnacle.App.Changes;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Changes;

public sealed class ChangeHashTests
{
    [Fact]
    public void It_is_its_bytes_and_its_text_is_hexadecimal()
    {
        var bytes = SHA256.HashData("abc"u8);
        // FIPS 180-2, appendix B.1.
        ChangeHash.Of(bytes).ToString().ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        ChangeHash.Of(bytes).ShouldBe(ChangeHash.Of(SHA256.HashData("abc"u8)));
        ChangeHash.Of(bytes).ShouldNotBe(ChangeHash.Of(SHA256.HashData("abd"u8)));
        default(ChangeHash).ToString().ShouldBe(new('0', 64));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(48)]
    public void Anything_but_32_bytes_is_none(int length) => Should.Throw<ArgumentException>(() => ChangeHash.Of(new byte[length])).Message.ShouldContain($"not {length}");
}
