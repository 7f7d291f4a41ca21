using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

public sealed class ScorecardPageTests(ServedExample example, Browser browser) : IClassFixture<ServedExample>
{
    private static readonly string[] Units = ["Harbour Roasters", "Roastery", "Shops"];

    [Theory]
    [InlineData("", new[] { "score" })]
    [InlineData("period=2026-Q3&window=period", new[] { "score", "--period", "2026-Q3", "--window", "period" })]
    [InlineData("asKnownOn=%232", new[] { "score", "--as-known-on", "#2" })]
    public async Task Every_cell_is_what_the_command_line_says(string query, string[] arguments)
    {
        var page = await browser.Page(new() { Locale = "en-US", ViewportSize = new() { Width = 1600, Height = 1000 } });
        await page.GotoAsync($"{example.Address}scorecards/corporate?{query}");
        await ScorecardCells.ShouldBe(page, example.Served.Json(arguments));
    }

    [Fact]
    public async Task Period_and_as_known_on_stand_in_the_address_and_survive_a_reload()
    {
        var page = await browser.Page();
        await page.GotoAsync($"{example.Address}scorecards/corporate");
        await page.Locator(".pstep summary").ClickAsync();
        await page.GetByLabel("Period", new() { Exact = true }).Last.FillAsync("2026-08");
        await page.Locator(".pstep button").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=2026-08", StringComparison.Ordinal));
        await page.Locator(".known summary").ClickAsync();
        await page.GetByLabel("As known on").FillAsync("#2");
        await page.GetByLabel("Structure").SelectOptionAsync("today");
        await page.Locator(".known button").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=2026-08", StringComparison.Ordinal) && url.Contains("asKnownOn=%232", StringComparison.Ordinal) && url.Contains("structure=today", StringComparison.Ordinal));
        var before = await page.Locator("table.tt").InnerTextAsync();
        await page.ReloadAsync();
        (await page.Locator("table.tt").InnerTextAsync()).ShouldBe(before);
        (await page.Locator(".strip").InnerTextAsync()).ShouldContain("change 2");
        (await page.Locator(".pstep summary").InnerTextAsync()).ShouldBe("August 2026");

        await page.GetByRole(AriaRole.Link, new() { Name = "Previous period" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=2026-07", StringComparison.Ordinal) && url.Contains("asKnownOn=%232", StringComparison.Ordinal));
        await page.GetByText("Back to all that is known").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("asKnownOn", StringComparison.Ordinal));
        await page.GoBackAsync();
        page.Url.ShouldContain("asKnownOn=%232");
    }

    [Fact]
    public async Task Every_status_leads_to_the_reasons_for_it()
    {
        var page = await browser.Page();
        await page.GotoAsync($"{example.Address}scorecards/corporate");
        var rows = await page.Locator("tr[data-address]").CountAsync();
        (await page.Locator("tr[data-address] a[data-why]").CountAsync()).ShouldBe(rows);
        (await page.Locator(".reasons").CountAsync()).ShouldBe(0);
        await page.Locator("tr[data-address='corporate/grow/revenue'] a[data-why]").ClickAsync();
        (await page.Locator(".reasons").InnerTextAsync()).ShouldContain("against a target of");
        page.Url.ShouldContain("why=corporate%2Fgrow%2Frevenue");
        await page.ReloadAsync();
        await page.Locator(".hero a").ClickAsync();
        (await page.Locator("#why .parts tbody tr").CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task The_whole_table_is_walked_by_keyboard()
    {
        var page = await browser.Page();
        await page.GotoAsync($"{example.Address}scorecards/corporate");
        Task<string> Focused() => page.EvaluateAsync<string>("document.activeElement.dataset.address ?? document.activeElement.tagName");
        await page.Locator("tr[tabindex='0']").FocusAsync();
        var visited = new List<string>();
        for (var at = await Focused(); visited.LastOrDefault() != at; at = await Focused())
        {
            visited.Add(at);
            await page.Keyboard.PressAsync("ArrowDown");
        }
        visited.Count.ShouldBe(await page.Locator("tr[data-address]").CountAsync());
        await page.Keyboard.PressAsync("Home");
        (await Focused()).ShouldBe("corporate/financial");
        await page.Keyboard.PressAsync("ArrowLeft");
        (await page.Locator("tr[data-address='corporate/financial']").GetAttributeAsync("aria-expanded")).ShouldBe("false");
        (await page.Locator("tr[data-address='corporate/grow']").IsVisibleAsync()).ShouldBeFalse();
        page.Url.ShouldContain("closed=corporate");
        await page.ReloadAsync();
        (await page.Locator("tr[data-address='corporate/grow']").IsVisibleAsync()).ShouldBeFalse();
        await page.Locator("tr[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        (await Focused()).ShouldBe("corporate/grow/revenue");
        await page.Keyboard.PressAsync("e");
        await page.Locator(".reasons").WaitForAsync();
        // The page it led to hears keys when it is whole.
        await page.WaitForLoadStateAsync();
        // A browser drops keys for a page it has not drawn yet.
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        // On a busy machine a key is lost now and then: a person presses it again.
        for (var attempt = 0; attempt < 3 && !page.Url.Contains("period=", StringComparison.Ordinal); attempt++)
        {
            await page.Keyboard.PressAsync("[");
            try
            {
                await page.WaitForURLAsync(url => url.Contains("period=", StringComparison.Ordinal), new() { Timeout = 10_000 });
            }
            catch (TimeoutException)
            {
                // Not yet: what counts is said below.
            }
        }
        page.Url.ShouldContain("period=");
    }

    [Fact]
    public async Task Levels_filters_and_closed_rows_come_from_the_address()
    {
        var page = await browser.Page(new() { JavaScriptEnabled = false });
        async Task<int> Rows(string query)
        {
            await page.GotoAsync($"{example.Address}scorecards/corporate?{query}");
            return await page.Locator("tr[data-address]:visible").CountAsync();
        }
        var all = example.Served.Json("score").GetProperty("rows").EnumerateArray().ToArray();
        (await Rows("levels=perspectives")).ShouldBe(4);
        (await Rows("levels=objectives")).ShouldBe(all.Count(row => row.GetProperty("kind").GetString() is "perspective" or "objective"));
        (await Rows("closed=corporate/financial")).ShouldBe(all.Length - 1 - 5);
        await Rows("show=late");
        (await page.Locator("tr.k-kpi").CountAsync()).ShouldBe(all.Count(row => row.GetProperty("kind").GetString() == "kpi" && row.GetProperty("status").GetProperty("code").GetString() == "none"));
        await Rows("theme=loyalty");
        (await page.Locator("tr.k-objective").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator("tr.k-objective").CountAsync()).ShouldBeLessThan(8);
    }

    [Fact]
    public async Task Readers_get_numbers_and_months_the_way_their_language_writes_them()
    {
        var english = await browser.Page(new() { Locale = "en-US" });
        var german = await browser.Page(new() { Locale = "de-DE" });
        const string Revenue = "tr[data-address='corporate/grow/revenue'] .tgt";
        await english.GotoAsync($"{example.Address}scorecards/corporate?period=2026-10");
        await german.GotoAsync($"{example.Address}scorecards/corporate?period=2026-10");
        (await english.Locator(Revenue).GetAttributeAsync("title"))!.ShouldContain(",");
        (await german.Locator(Revenue).GetAttributeAsync("title"))!.ShouldContain(".");
        (await german.Locator(".pstep summary").InnerTextAsync()).ShouldBe("Oktober 2026");
    }

    [Fact]
    public async Task The_list_leads_to_every_scorecard_and_nothing_comes_from_elsewhere()
    {
        var page = await browser.Page();
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(example.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        foreach (var name in Units)
        {
            await page.GotoAsync($"{example.Address}scorecards");
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            (await page.Locator("[aria-current=page]").Last.InnerTextAsync()).ShouldBe(name);
        }
        await page.GotoAsync($"{example.Address}measures/unlinked");
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("Every KPI is linked");
        await page.GotoAsync($"{example.Address}api/");
        await page.GetByText("/api/v1/live").First.WaitForAsync();
        foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_has_a_name_is_found_by_it()
    {
        var page = await browser.Page();
        await page.GotoAsync($"{example.Address}scorecards/corporate?period=2026-09");
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("healthy");
        await page.GetByRole(AriaRole.Option, new() { Name = "Keep a healthy margin" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".reasons").WaitForAsync();
        page.Url.ShouldContain("period=2026-09");

        var plain = await browser.Page(new() { JavaScriptEnabled = false });
        await plain.GotoAsync($"{example.Address}scorecards/corporate");
        await plain.Locator(".top .find").ClickAsync();
        await plain.Locator("main input[name=q]").FillAsync("nothing like this");
        await plain.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        (await plain.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("Nothing is called");
    }

    [Theory]
    [InlineData("light", 1440, ColorScheme.Light)]
    [InlineData("dark", 1440, ColorScheme.Dark)]
    [InlineData("phone", 390, ColorScheme.Light)]
    public async Task The_page_fits_its_width_and_is_kept_as_a_picture(string name, int width, ColorScheme scheme)
    {
        var page = await browser.Page(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, DeviceScaleFactor = width < 640 ? 2 : 1 });
        await page.GotoAsync($"{example.Address}scorecards/corporate?why=corporate/grow");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await page.ScreenshotAsync(new() { Path = Pictures.Path($"scorecard-example-{name}.png"), FullPage = true });
    }
}
