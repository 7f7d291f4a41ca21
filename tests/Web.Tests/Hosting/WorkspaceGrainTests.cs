using System.Net;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Binnacle.Storage.Sqlite;
using Binnacle.Web.Hosting;
using Binnacle.Web.Hosting.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Binnacle.Web.Tests.Hosting;

/// <summary>A real server on a real file: edits go through the grain, and readers and other processes see them.</summary>
public sealed class WorkspaceGrainTests : IAsyncLifetime
{
    private static readonly Author Ann = new("ann", "web", "testing");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-");
    private Workspace _workspace = default!;
    private WebApplication _server = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WorkspaceWriter Writer => _server.Services.GetRequiredService<WorkspaceWriter>();

    private string File => Path.Combine(_folder.FullName, "test.binnacle");

    public async ValueTask InitializeAsync()
    {
        var log = SqliteChangeLog.Open(File, LogOpening.New, TimeProvider.System);
        _workspace = await Workspace.Open(log, TimeProvider.System, Ct);
        _server = Server.Create(new() { Port = 0 }, new LiveWorkspace(_workspace, log, TimeProvider.System), TimeProvider.System);
        await _server.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _workspace.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_edit_through_the_grain_is_in_the_image_and_on_disk_when_it_is_answered()
    {
        var reply = await Writer.Apply(Organization(), Ct);
        reply.ShouldBeEquivalentTo(new EditReply(1, [1, 2, 3], [], []));
        _workspace.Image.Structure.Latest.FindMeasure(new(2), "rev")!.Name.ShouldBe("Revenue");
        await using var other = SqliteChangeLog.Open(File, LogOpening.ReadOnly, TimeProvider.System);
        (await Workspace.Open(other, null, Ct)).Image.Structure.Latest.FindMeasure(new(2), "rev").ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_edits_at_once_are_all_applied_in_one_order()
    {
        await Writer.Apply(Organization(), Ct);
        var replies = await Task.WhenAll(Enumerable.Range(1, 40).Select(n => Writer.Apply(Value(n, new(Frequency.Month, new DateOnly(2020, 1, 1).AddMonths(n)), BasedOn.Nothing), Ct)));
        replies.Select(reply => reply.Seq).Order().ShouldBe(Enumerable.Range(2, 40).Select(n => (long)n));
        _workspace.Image.Facts.Newest(new(3), SeriesNames.Actual).Count().ShouldBe(40);
    }

    [Fact]
    public async Task A_refusal_and_a_conflict_come_back_with_their_reasons_and_nothing_is_written()
    {
        await Writer.Apply(Organization(), Ct);
        (await Writer.Apply(Value(1, new(Frequency.Year, new(2026, 1, 1)), BasedOn.Nothing), Ct)).Problems.ShouldHaveSingleItem();
        var month = new Period(Frequency.Month, new(2026, 3, 1));
        (await Writer.Apply(Value(1, month, BasedOn.Nothing), Ct)).Seq.ShouldBe(2);
        (await Writer.Apply(Value(2, month, BasedOn.Nothing), Ct)).Conflicts.ShouldBe([2]);
        _workspace.Image.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task The_server_says_it_is_well_ready_and_how_far_it_has_read()
    {
        await Writer.Apply(Organization(), Ct);
        using var http = new HttpClient { BaseAddress = new(_server.Urls.First()) };
        (await http.GetStringAsync("health", Ct)).ShouldContain("\"seq\":1");
        (await http.GetAsync("health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetStringAsync("metrics", Ct)).ShouldContain("binnacle_image_change{otel_scope_name=\"Binnacle\"} 1");
    }

    [Fact]
    public async Task What_another_process_writes_is_told_to_open_pages_within_a_second()
    {
        using var http = new HttpClient { BaseAddress = new(_server.Urls.First()) };
        using var reader = new StreamReader(await http.GetStreamAsync("events", Ct));
        (await reader.ReadLineAsync(Ct)).ShouldBe("event: now");
        await using (var other = await Workspace.Open(SqliteChangeLog.Open(File, LogOpening.Existing, TimeProvider.System), null, Ct))
            (await other.Apply(Organization(), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        string? line;
        do
            line = await reader.ReadLineAsync(patience.Token);
        while (line != "event: changed");
        (await reader.ReadLineAsync(patience.Token)).ShouldBe("data: {\"seq\":1}");
    }

    [Fact]
    public void An_edit_as_rows_is_the_same_edit()
    {
        var edit = Organization() with { Values = [.. Value(7, new(Frequency.Month, new(2026, 1, 1)), new(4)).Values] };
        var there = System.Text.Json.JsonSerializer.Deserialize<EditRows>(System.Text.Json.JsonSerializer.Serialize(EditRows.Of(edit)))!.Edit();
        there.Author.ShouldBe(edit.Author);
        there.Elements.ShouldBe(edit.Elements);
        there.Values.ShouldBe(edit.Values);
    }

    private static Edit Organization() => new(Ann)
    {
        Elements =
        [
            ElementEdit.New(new OrganizationSettings { Id = new(-1), Name = "Acme" }),
            ElementEdit.New(new OrganizationUnit { Id = new(-2), Code = "acme", Name = "Acme" }),
            ElementEdit.New(new Measure { Id = new(-3), Code = "rev", Name = "Revenue", Unit = new(-2) }),
        ],
    };

    private static Edit Value(double value, Period period, BasedOn basedOn) => new(Ann) { Values = [new(new(new(3), SeriesNames.Actual, period, 0, ObservationState.Value, value), basedOn)] };
}
