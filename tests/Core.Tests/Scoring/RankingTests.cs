using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class RankingTests
{
    [Fact]
    public void Equals_share_a_rank_and_the_next_one_is_skipped() =>
        Ranking.Competition([70.0, 90.0, 80.0, 80.0, 60.0]).ShouldBe([4, 1, 2, 2, 5]);

    [Fact]
    public void Absent_scores_have_no_rank_and_take_none() => Ranking.Competition([null, 50.0, null, 60.0]).ShouldBe([null, 2, null, 1]);

    [Fact]
    public void What_looks_the_same_ranks_the_same()
    {
        Ranking.Competition([72.449, 72.45, 72.54, null], 1).ShouldBe([3, 1, 1, null]);
        Ranking.Competition([72.449, 72.45, 72.54], 2).ShouldBe([2, 2, 1]);
    }

    [Fact]
    public void Nobody_is_ranked_among_none() => Ranking.Competition([]).ShouldBeEmpty();
}
