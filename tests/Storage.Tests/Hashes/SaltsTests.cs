using Binnacle.Storage.Hashes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Hashes;

public sealed class SaltsTests
{
    [Fact]
    public void No_salt_comes_twice_however_many_are_asked_for_at_once()
    {
        var (salts, given) = (new Salts(), new HashSet<string>());
        var count = 0;
        foreach (var together in new[] { 1, 1, 63, 64, 65, 2, 60, 5, 200, 1, 0, 64 })
        {
            var bytes = new byte[together * RowHasher.SaltLength];
            salts.Fill(bytes);
            foreach (var salt in bytes.Chunk(RowHasher.SaltLength))
                given.Add(Convert.ToHexString(salt)).ShouldBeTrue();
            count += together;
        }
        given.Count.ShouldBe(count);
        given.ShouldNotContain(new string('0', 2 * RowHasher.SaltLength));
    }
}
