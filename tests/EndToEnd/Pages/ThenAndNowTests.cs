using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Binnacle.EndToEnd.Servers;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>Pages while the file moves on: what was known then stays what it was, and what is new appears by itself.</summary>
[Collection(nameof(Alone))]
public sealed partial class ThenAndNowTests(DemoFile demo, Browser browser)
{
    private static readonly string[] Paths = ["scorecards/corporate/overview", "scorecards/corporate", "scorecards/corporate/map", "measures/assembly/defect-rate"];

    [Fact]
    public async Task A_past_moment_shows_to_the_last_digit_what_a_file_stopped_at_that_change_shows()
    {
        using var stopped = demo.Copy();
        using var desk = demo.Copy();
        var seq = Newest(desk).GetProperty("seq").GetInt64();
        var period = desk.Json("score").GetProperty("period").GetProperty("name").GetString()!;
        desk.Write("late.csv", $"measure,period,actual\nassembly/defect-rate,{period},9.9\ngross-margin,{period},12\nsell-through,{period},50\n");
        desk.Did("import", "late.csv");
        await using var there = await ServerProcess.Start(stopped);
        await using var here = await ServerProcess.Start(desk);
        foreach (var path in Paths)
        {
            var then = await there.Http.GetStringAsync($"{path}?period={period}&through={period}&asKnownOn=%23{seq}");
            Plain(await here.Http.GetStringAsync($"{path}?period={period}&through={period}&asKnownOn=%23{seq}")).ShouldBe(Plain(then), path);
            // Without a moment the stopped file shows the same numbers, and the file that went on does not.
            Numbers(await there.Http.GetStringAsync($"{path}?period={period}&through={period}")).ShouldBe(Numbers(then), path);
            Numbers(await here.Http.GetStringAsync($"{path}?period={period}&through={period}")).ShouldNotBe(Numbers(then), path);
        }
    }

    [Fact]
    public async Task An_import_by_the_command_line_changes_open_pages_within_a_second()
    {
        using var desk = demo.Copy();
        await using var server = await ServerProcess.Start(desk);
        var period = desk.Json("score").GetProperty("period").GetProperty("name").GetString()!;
        var pages = new List<(string Path, IPage Page)>();
        foreach (var path in Paths)
        {
            var page = await browser.Page();
            await page.GotoAsync(server.Address + path);
            await page.EvaluateAsync("() => { window.changedAt = null; new MutationObserver(() => { window.changedAt ??= Date.now(); }).observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true, attributes: true }); }");
            pages.Add((path, page));
        }
        // The chart may still be drawing itself.
        await Task.Delay(1500);
        // The machine may be busy with something else for a moment: of three imports one has to be as quick as all should be.
        var slowest = TimeSpan.MaxValue;
        for (var attempt = 1; attempt <= 3 && slowest >= TimeSpan.FromSeconds(1); attempt++)
        {
            foreach (var (_, page) in pages)
                await page.EvaluateAsync("() => { window.changedAt = null; }");
            desk.Write("new.csv", $"measure,period,actual\nassembly/defect-rate,{period},{6 + attempt}.5\n");
            desk.Did("import", "new.csv");
            var recorded = DateTimeOffset.Parse(Newest(desk).GetProperty("recordedAt").GetString()!, CultureInfo.InvariantCulture);
            var expected = ReadingPagesTests.Rows(desk.Json("score", "--scorecard", "corporate"))["corporate"].GetProperty("score").GetDouble().ToString("R", CultureInfo.InvariantCulture);
            slowest = TimeSpan.Zero;
            foreach (var (path, page) in pages)
            {
                await page.WaitForFunctionAsync("() => window.changedAt", null, new() { Timeout = 30_000 });
                var took = DateTimeOffset.FromUnixTimeMilliseconds((long)await page.EvaluateAsync<double>("window.changedAt")) - recorded;
                slowest = took > slowest ? took : slowest;
                if (path.EndsWith("corporate", StringComparison.Ordinal) || path.EndsWith("overview", StringComparison.Ordinal))
                    await page.WaitForFunctionAsync("score => document.querySelector('[data-address=corporate]').dataset.score === score", expected, new() { Timeout = 30_000 });
            }
        }
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        foreach (var (_, page) in pages)
            await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_program_is_up_and_shows_a_page_soon_after_it_is_started()
    {
        using var desk = demo.Copy();
        var since = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.Start(desk);
        (await server.Http.GetStringAsync("")).ShouldContain("What moved the score");
        TestContext.Current.SendDiagnosticMessage($"first page after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.00} s");
    }

    private static System.Text.Json.JsonElement Newest(Desk desk) => desk.Json("log").GetProperty("changes")[0].GetProperty("change");

    /// <summary>Addresses of assets and of the server aside.</summary>
    private static string Plain(string page) => Assets().Replace(page, "");

    private static string[] Numbers(string page) => [.. Exact().Matches(page).Select(match => match.Value)];

    [GeneratedRegex(@"/assets/\w+\.\w+\.(css|js)")]
    private static partial Regex Assets();

    [GeneratedRegex("data-(score|value|coverage|points|target)=\"[^\"]*\"")]
    private static partial Regex Exact();
}
