using Shouldly;
using Xunit;

namespace Binnacle.Acceptance;

public sealed class WorkplaceTests
{
    [Fact]
    public void The_program_runs_as_a_process_of_its_own()
    {
        using var workplace = new Workplace();

        var ran = workplace.Run("--help");

        ran.ExitCode.ShouldBe(0, ran.Error);
        ran.Error.ShouldBeEmpty();
    }
}
