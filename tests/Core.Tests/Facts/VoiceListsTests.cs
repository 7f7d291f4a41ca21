using Binnacle.Core.Facts;
using Binnacle.Core.Snapshots;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Facts;

public sealed class VoiceListsTests
{
    [Fact]
    public void Columns_of_one_voice_share_it_when_they_are_read_and_columns_of_several_share_those_of_the_last_such()
    {
        var (one, other) = (Voice.Plain(1), Voice.Plain(2));
        Voice[][] written = [[one], [other], [one, other], [other, one], [one], [other, one], [], [other], [one, one]];
        var (writer, lists) = (new ByteWriter(), new VoiceLists());
        foreach (var voices in written)
            lists.Write(writer, voices);

        var (reader, from) = (new ByteReader(writer.Written.ToArray(), writer.Written.Length), new VoiceLists());
        var read = written.Select(_ => from.Read(reader)).ToArray();

        read.Select(voices => voices.Select(voice => voice.Seq)).ShouldBe(written.Select(voices => voices.Select(voice => voice.Seq)));
        read[4].ShouldBeSameAs(read[0]);
        read[7].ShouldBeSameAs(read[1]);
        read[5].ShouldBeSameAs(read[3]);
        read[2][0].ShouldBeSameAs(read[0][0]);
        read[3][0].ShouldBeSameAs(read[2][1]);
    }
}
