using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>Overview, map and KPI pages of the demo say what the command line says.</summary>
public sealed class ReadingPagesTests(DemoFile demo, Browser browser)
{
    public static TheoryData<string, string[]> Readings => new()
    {
        { "", [] },
        { "period=2026-Q2&window=period", ["--period", "2026-Q2", "--window", "period"] },
        { "period=2025-03&structure=today", ["--period", "2025-03", "--structure", "today"] },
        { "asKnownOn=2026-03-05", ["--as-known-on", "2026-03-05"] },
        { "window=ytd", ["--window", "ytd"] },
        { "period=2026-06", ["--period", "2026-06"] },
        { "asKnownOn=edition:2026-06", ["--as-known-on", "edition:2026-06"] },
        { "period=2026-06&currency=constant", ["--period", "2026-06", "--currency", "constant"] },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Every_cell_of_the_scorecard_is_what_the_command_line_says(string query, string[] arguments)
    {
        var page = await browser.Page(new() { Locale = "en-US", ViewportSize = new() { Width = 1600, Height = 1000 } });
        await page.GotoAsync($"{demo.Address}scorecards/corporate?{query}");
        await ScorecardCells.ShouldBe(page, demo.Served.Json(["score", "--scorecard", "corporate", .. arguments]));
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Every_score_of_overview_and_map_is_what_the_command_line_says(string query, string[] arguments)
    {
        var scores = Rows(demo.Served.Json(["score", "--scorecard", "corporate", .. arguments]));
        var page = await browser.Page();
        await page.GotoAsync($"{demo.Address}scorecards/corporate/overview?{query}");
        var overview = await Scores(page, "[data-address]", "address");
        overview.Count.ShouldBe(1 + 4 + 14);
        foreach (var (address, score) in overview)
            score.ShouldBe(Number(scores[address].GetProperty("score")), address);
        await page.GotoAsync($"{demo.Address}scorecards/corporate/map?{query}");
        var map = await Scores(page, "[data-card]", "card");
        map.Count.ShouldBe(14);
        foreach (var (address, score) in map)
            score.ShouldBe(Number(scores[address].GetProperty("score")), address);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_restated_month_says_so_on_every_page_and_leads_to_what_was_published()
    {
        var page = await browser.Page();
        foreach (var path in new[] { "scorecards/corporate/overview", "scorecards/corporate", "scorecards/corporate/map", "measures/gross-margin" })
        {
            await page.GotoAsync($"{demo.Address}{path}?period=2026-06");
            var line = page.Locator("[data-edition='2026-06']");
            (await line.InnerTextAsync()).ShouldContain("restated since", Case.Sensitive, path);
            await line.GetByRole(AriaRole.Link, new() { Name = "as published" }).ClickAsync();
            (await page.Locator(".strip").InnerTextAsync()).ShouldContain("As published: edition 2026-06, Report to the board, signed by Mara", Case.Sensitive, path);
            (await page.Locator("[data-edition]").CountAsync()).ShouldBe(0, path);
        }
        await page.GotoAsync($"{demo.Address}scorecards/corporate?period=2026-06&why=corporate/grow/gross-margin");
        (await page.Locator("#why .restatement").InnerTextAsync()).ShouldContain("A freight invoice turned up.");
        await page.GotoAsync($"{demo.Address}scorecards/corporate?period=2025-08");
        (await page.Locator(".pub").InnerTextAsync()).ShouldBe("Not published yet");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_moved_the_score_is_what_explain_says_and_adds_up_to_the_difference()
    {
        var view = demo.Served.Json("score", "--scorecard", "corporate");
        var (period, before) = (view.GetProperty("period").GetProperty("name").GetString()!, view.GetProperty("period").GetProperty("previous").GetString()!);
        var change = demo.Served.Json("explain", "corporate", "--period", period, "--versus", before).GetProperty("change");
        var told = change.GetProperty("movements").EnumerateArray().GroupBy(one => one.GetProperty("address").GetString()!).ToDictionary(of => of.Key, of => of.Sum(one => one.GetProperty("points").GetDouble()));
        var page = await browser.Page();
        await page.GotoAsync(demo.Address.ToString());
        var shown = await page.EvaluateAsync<JsonElement>("[...document.querySelectorAll('[data-moved]')].map(row => ({ address: row.dataset.moved, points: row.dataset.points }))");
        var rows = shown.EnumerateArray().Select(row => (Address: row.GetProperty("address").GetString()!, Points: double.Parse(row.GetProperty("points").GetString()!, CultureInfo.InvariantCulture))).ToArray();
        rows.Length.ShouldBe(10);
        foreach (var (address, points) in rows.SkipLast(1))
            points.ShouldBe(told[address], 1e-9, address);
        rows.SkipLast(1).Select(row => Math.Abs(row.Points)).ShouldBe(told.Values.Select(Math.Abs).OrderDescending().Take(9));
        rows.Sum(row => row.Points).ShouldBe(change.GetProperty("difference").GetDouble(), 1e-9);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_KPI_page_says_what_the_scorecard_and_the_explanation_say()
    {
        var page = await browser.Page();
        var parts = Parts(demo.Served.Json("explain", "corporate").GetProperty("node")).ToDictionary(part => part.GetProperty("address").GetString()!);
        foreach (var row in Rows(demo.Served.Json("score", "--scorecard", "corporate")).Values.Where(row => row.GetProperty("kind").GetString() == "kpi").Take(12))
        {
            var measure = row.GetProperty("measure").GetString()!;
            await page.GotoAsync($"{demo.Address}measures/{measure}");
            var shown = await page.Locator("[data-measure]").EvaluateAsync<JsonElement>("e => ({ ...e.dataset })");
            shown.GetProperty("measure").GetString().ShouldBe(measure);
            double? Shown(string name) => shown.TryGetProperty(name, out var text) ? double.Parse(text.GetString()!, CultureInfo.InvariantCulture) : null;
            Shown("value").ShouldBe(Number(row.GetProperty("actual")), measure);
            Shown("target").ShouldBe(Number(row.GetProperty("target")), measure);
            Shown("score").ShouldBe(Number(row.GetProperty("score")), measure);
            var parent = row.GetProperty("address").GetString()!.Split('/') is [var card, var node, ..] ? $"{card}/{node}" : "";
            var part = parts[row.GetProperty("address").GetString()!];
            if (Number(part.GetProperty("countedScore")) is null)
                continue;
            var points = await page.Locator($"[data-place='{parent}']").GetAttributeAsync("data-points");
            double.Parse(points!, CultureInfo.InvariantCulture).ShouldBe(part.GetProperty("points").GetDouble(), 1e-9, measure);
        }
        await page.Context.CloseAsync();
    }

    /// <summary>Of the whole tree.</summary>
    private static IEnumerable<JsonElement> Parts(JsonElement node) => node.GetProperty("parts").EnumerateArray()
        .SelectMany(part => part.GetProperty("explanation") is { ValueKind: JsonValueKind.Object } below ? Parts(below).Prepend(part) : [part]);

    [Fact]
    public async Task A_correction_is_shown_struck_through_with_since_when_it_is_known_and_the_chart_is_drawn_once()
    {
        var page = await browser.Page(new() { Locale = "en-GB" });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                errors.Add(line.Text);
        };
        await page.GotoAsync($"{demo.Address}measures/assembly/defect-rate");
        await page.Locator("[data-chart][data-drawn] svg").WaitForAsync();
        (await page.Locator("tr.cor s").First.InnerTextAsync()).ShouldBe("2.0\u00a0%");
        (await page.Locator("tr.cor").First.InnerTextAsync()).ShouldContain("corrected from 2.0");
        (await page.Locator(".values").InnerTextAsync()).ShouldContain("12 late rework tickets found.");
        (await page.Locator(".marks").InnerTextAsync()).ShouldContain("Target 2.6");
        errors.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("scorecards/corporate")]
    [InlineData("scorecards/corporate/map")]
    [InlineData("measures/csat")]
    public async Task Period_window_moment_and_structure_stay_in_the_address_from_page_to_page_and_back(string path)
    {
        var page = await browser.Page();
        await page.GotoAsync($"{demo.Address}{path}?period=2026-05&window=ytd&asKnownOn=2026-07-15&structure=today");
        var before = await page.Locator("main").InnerTextAsync();
        (await page.Locator(".strip").InnerTextAsync()).ShouldContain("As known on 15 Jul 2026");
        await page.ReloadAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldBe(before);
        await page.Locator(".rail a", new() { HasText = path.EndsWith("map", StringComparison.Ordinal) ? "Scorecard" : "Map" }).ClickAsync();
        foreach (var part in new[] { "period=2026-05", "window=ytd", "asKnownOn=2026-07-15", "structure=today" })
            page.Url.ShouldContain(part);
        await page.GoBackAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldBe(before);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_map_is_walked_by_keyboard_along_its_links()
    {
        var page = await browser.Page();
        await page.GotoAsync($"{demo.Address}scorecards/corporate/map");
        Task<string> Focused() => page.EvaluateAsync<string>("document.activeElement.dataset?.card ?? document.activeElement.tagName");
        await page.Locator(".mapbox").FocusAsync();
        var walked = new List<string>();
        for (var card = 0; card < 14; card++)
        {
            await page.Keyboard.PressAsync("Tab");
            walked.Add(await Focused());
        }
        walked.Distinct().Count().ShouldBe(14);
        walked[0].ShouldBeOneOf("corporate/grow", "corporate/return", "corporate/cost");
        await page.Locator("[data-card='corporate/skills']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        (await Focused()).ShouldBe("corporate/first-time");
        await page.Keyboard.PressAsync("ArrowDown");
        (await Focused()).ShouldBe("corporate/skills");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("objective=corporate", StringComparison.Ordinal));
        (await page.Locator(".map-pan h2").InnerTextAsync()).ShouldBe("Build skills on the line");
        (await Focused()).ShouldBe("corporate/skills");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_page_is_reached_and_left_by_keyboard_alone()
    {
        var page = await browser.Page();
        await page.GotoAsync(demo.Address.ToString());
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to content");
        foreach (var (name, path) in new[] { ("Scorecard", "/scorecards/corporate"), ("Map", "/scorecards/corporate/map"), ("KPIs", "/measures"), ("Overview", "/") })
        {
            for (var tabs = 0; tabs < 40 && !(await page.EvaluateAsync<string>("document.activeElement.textContent.trim()")).Equals(name, StringComparison.Ordinal); tabs++)
                await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()")).ShouldBe(name, $"on the way to {path}, from {page.Url}");
            // The focus is to be seen.
            (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).boxShadow")).ShouldNotBe("none");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path || new Uri(url).AbsolutePath.StartsWith(path + "/overview", StringComparison.Ordinal) || (path == "/" && url.Contains("overview", StringComparison.Ordinal)), new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForLoadStateAsync();
        }
        await page.Context.CloseAsync();
    }

    internal static Dictionary<string, JsonElement> Rows(JsonElement view) => view.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("address").GetString()!);

    private static async Task<List<(string Address, double? Score)>> Scores(IPage page, string selector, string name)
    {
        var found = await page.EvaluateAsync<JsonElement>("([selector, name]) => [...document.querySelectorAll(selector)].map(e => ({ address: e.dataset[name], score: e.dataset.score ?? null }))", new[] { selector, name });
        return [.. found.EnumerateArray().Select(one => (one.GetProperty("address").GetString()!, one.GetProperty("score").GetString() is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : (double?)null))];
    }

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();
}
