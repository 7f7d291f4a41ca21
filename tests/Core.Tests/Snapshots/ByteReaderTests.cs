using Binnacle.Core.Snapshots;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Snapshots;

public sealed class ByteReaderTests
{
    [Fact]
    public void What_was_written_comes_back_from_an_array_that_goes_on()
    {
        var writer = new ByteWriter();
        writer.Count(300);
        writer.Text("Länge");
        writer.Value(2.5);
        writer.Text("Länge");
        var reader = Reader(writer, behind: 40);
        reader.Count().ShouldBe(300);
        reader.Text().ShouldBe("Länge");
        reader.Value<double>().ShouldBe(2.5);
        reader.Text().ShouldBe("Länge");
    }

    [Fact]
    public void Nothing_is_read_of_what_lies_behind()
    {
        Should.Throw<IndexOutOfRangeException>(() => Reader(new(), behind: 40).Count());
        Should.Throw<ArgumentOutOfRangeException>(() => Reader(new(), behind: 40).Value<long>());
        Should.Throw<ArgumentOutOfRangeException>(() => Reader(new(), behind: 40).Values<int>(new int[2]));
        var writer = new ByteWriter();
        writer.Count(1);
        writer.Count(5);
        Should.Throw<ArgumentOutOfRangeException>(() => Reader(writer, behind: 40).Text());
    }

    private static ByteReader Reader(ByteWriter writer, int behind) => new([.. writer.Written, .. new byte[behind]], writer.Written.Length);
}
