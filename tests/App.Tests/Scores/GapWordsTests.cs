using Binnacle.App.Scores;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Scores;

public sealed class GapWordsTests
{
    [Fact]
    public void Grey_always_has_a_word_and_a_sentence_for_its_reason()
    {
        foreach (var gap in Enum.GetValues<Gap>())
        {
            GapWords.WordOf(gap).ShouldNotBeNullOrWhiteSpace();
            GapWords.SentenceOf(gap, null).ShouldEndWith(".");
            GapWords.SentenceOf(gap, "8 of 9 months").ShouldEndWith(": 8 of 9 months.");
        }
        GapWords.CodeOf(Gap.TooLittleReported).ShouldBe("tooLittleReported");
    }

    [Fact]
    public void What_is_quiet_shows_a_dash_and_what_is_missing_a_ring()
    {
        StatusView.Of(null, Gap.NotApplicable).Shape.ShouldBe("dash");
        StatusView.Of(null, Gap.Overdue).ShouldBe(new StatusView("none", "overdue", "ring", "#7f8891"));
        StatusView.Of(Band.Red, null).Code.ShouldBe("red");
    }
}
