using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Verification;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Verification;

public sealed class VerifyLogTests
{
    [Fact]
    public async Task A_file_as_it_was_written_is_whole()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        for (var month = 1; month <= 12; month++)
            await workspace.Apply(Enter(Value(month * 1.1, Month(month)), BasedOn.Nothing), Ct);
        await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = "Turnover" }, new(2026, 4, 1)), Ct);
        var view = await VerifyLog.Run(new(), workspace, TimeProvider.System, Ct);
        view.Findings.ShouldBeEmpty();
        view.Whole.ShouldBeTrue();
        view.Changes.ShouldBe(14);
    }

    [Fact]
    public async Task A_bit_planted_in_the_file_is_found_in_its_change()
    {
        await using var file = new DataFile();
        await using (var workspace = await file.OpenWithOrganization())
            await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false }.ToString()))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT group_concat(name) FROM sqlite_master WHERE type = 'trigger'";
            foreach (var trigger in ((await command.ExecuteScalarAsync(Ct)) as string ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                command.CommandText = $"DROP TRIGGER {trigger}";
                await command.ExecuteNonQueryAsync(Ct);
            }
            command.CommandText = "UPDATE observation SET value = 5.000000000000001";
            (await command.ExecuteNonQueryAsync(Ct)).ShouldBe(1);
        }
        var view = await VerifyLog.Run(new(), await file.Open(), TimeProvider.System, Ct);
        view.Whole.ShouldBeFalse();
        view.Findings.ShouldContain(finding => finding.Seq == 2);
    }

    [Fact]
    public async Task A_bit_planted_in_memory_is_found_by_its_place()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var one = workspace.Image.Next([], [Value(0.1 + 0.2) with { Seq = 2 }]);
        var other = workspace.Image.Next([], [Value(0.3) with { Seq = 2 }]);
        ImageDifference.Between(one, one).ShouldBeEmpty();
        ImageDifference.Between(one, other).ShouldHaveSingleItem().ShouldContain("M2026-03-01");
        ImageDifference.Between(workspace.Image, one).Count().ShouldBe(2);
        var renamed = workspace.Image.Next([new(Revenue, Core.Elements.ElementKind.Measure, default, 1, new Measure { Name = "Else" })], []);
        ImageDifference.Between(workspace.Image.Next([], []), renamed).ShouldHaveSingleItem().ShouldContain("element 3");
    }
}
