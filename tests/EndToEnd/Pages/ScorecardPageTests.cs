using System.Globalization;
using System.Text.Json;
using Binnacle.EndToEnd.Servers;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

public sealed class ScorecardPageTests(ExampleFile example, Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("")]
    [InlineData("period=2026-Q3&window=period")]
    [InlineData("asKnownOn=%232")]
    public async Task Status_score_and_coverage_of_every_row_are_those_of_the_command_line(string query)
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var page = await browser.Page();
        await page.GotoAsync($"{server.Address}scorecards/corporate?{query}");
        string[] arguments = query switch
        {
            "" => ["score"],
            "asKnownOn=%232" => ["score", "--as-known-on", "#2"],
            _ => ["score", "--period", "2026-Q3", "--window", "period"],
        };
        var rows = desk.Json(arguments).GetProperty("rows").EnumerateArray().ToArray();
        var shown = await page.Locator("tr[data-address]").AllAsync();
        shown.Count.ShouldBe(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var address = rows[i].GetProperty("address").GetString();
            (await shown[i].GetAttributeAsync("data-address")).ShouldBe(address);
            Number(await shown[i].GetAttributeAsync("data-score")).ShouldBe(Number(rows[i].GetProperty("score")), address);
            Number(await shown[i].GetAttributeAsync("data-coverage")).ShouldBe(Number(rows[i].GetProperty("coverage")), address);
            (await shown[i].Locator(".status .word").First.InnerTextAsync()).ToLowerInvariant().ShouldBe(rows[i].GetProperty("status").GetProperty("word").GetString(), address);
            var score = Number(rows[i].GetProperty("score"));
            (await shown[i].Locator(".score .n").InnerTextAsync()).ShouldBe(score is { } s ? Math.Round((decimal)s, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : "–", address);
            (await shown[i].Locator("th .title").InnerTextAsync()).ShouldBe(rows[i].GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Period_and_as_known_on_stand_in_the_address_and_survive_a_reload()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var page = await browser.Page();
        await page.GotoAsync($"{server.Address}scorecards/corporate");
        await page.GetByLabel("Period", new() { Exact = true }).FillAsync("2026-08");
        await page.GetByLabel("As known on").FillAsync("#2");
        await page.GetByLabel("Structure").SelectOptionAsync("today");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=2026-08", StringComparison.Ordinal) && url.Contains("asKnownOn=%232", StringComparison.Ordinal));
        var before = await page.Locator("table.card").InnerTextAsync();
        await page.ReloadAsync();
        (await page.GetByLabel("Period", new() { Exact = true }).InputValueAsync()).ShouldBe("2026-08");
        (await page.GetByLabel("As known on").InputValueAsync()).ShouldBe("#2");
        (await page.GetByLabel("Structure").InputValueAsync()).ShouldBe("today");
        (await page.Locator("table.card").InnerTextAsync()).ShouldBe(before);
        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("change 2");

        await page.GetByRole(AriaRole.Link, new() { Name = "Previous period" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("period=2026-07", StringComparison.Ordinal) && url.Contains("asKnownOn=%232", StringComparison.Ordinal));
        await page.GetByText("Back to all that is known").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("asKnownOn", StringComparison.Ordinal));
        await page.GoBackAsync();
        page.Url.ShouldContain("asKnownOn=%232");
    }

    [Fact]
    public async Task Every_row_says_why_it_has_its_colour()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var page = await browser.Page();
        await page.GotoAsync($"{server.Address}scorecards/corporate");
        var rows = await page.Locator("tr[data-address]").CountAsync();
        (await page.Locator("details").CountAsync()).ShouldBe(rows);
        var revenue = page.Locator("tbody:has(tr[data-address='corporate/grow/revenue'])");
        (await revenue.Locator(".reasons").IsVisibleAsync()).ShouldBeFalse();
        await revenue.GetByText("Why this colour?").ClickAsync();
        (await revenue.Locator(".reasons").IsVisibleAsync()).ShouldBeTrue();
        (await revenue.Locator(".reasons").InnerTextAsync()).ShouldContain("against a target of");
        var root = page.Locator("tbody:has(tr[data-address='corporate'])");
        await root.GetByText("Why this colour?").PressAsync("Enter");
        (await root.Locator(".parts tbody tr").CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task Readers_get_numbers_the_way_their_language_writes_them()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var english = await browser.Page(new() { Locale = "en-US" });
        var german = await browser.Page(new() { Locale = "de-DE" });
        const string Revenue = "tr[data-address='corporate/grow/revenue'] .target";
        await english.GotoAsync($"{server.Address}scorecards/corporate");
        await german.GotoAsync($"{server.Address}scorecards/corporate");
        (await english.Locator(Revenue).InnerTextAsync()).ShouldContain(",");
        (await german.Locator(Revenue).InnerTextAsync()).ShouldContain(".");
        (await german.Locator("tr[data-address='corporate'] .score .n").InnerTextAsync()).ShouldContain(",");
    }

    [Fact]
    public async Task The_index_leads_to_every_scorecard_and_nothing_comes_from_elsewhere()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var page = await browser.Page();
        var foreign = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        await page.GotoAsync(server.Address.ToString());
        foreach (var name in new[] { "Harbour Roasters", "Roastery", "Shops" })
        {
            await page.GotoAsync(server.Address.ToString());
            await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe(name);
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "Unlinked measures" }).ClickAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("Every KPI is linked");
        await page.GotoAsync($"{server.Address}api/");
        await page.GetByText("/api/v1/live").First.WaitForAsync();
        foreign.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("light", 1320, ColorScheme.Light)]
    [InlineData("dark", 1320, ColorScheme.Dark)]
    [InlineData("phone", 390, ColorScheme.Light)]
    public async Task The_page_fits_its_width_and_is_kept_as_a_picture(string name, int width, ColorScheme scheme)
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var page = await browser.Page(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, DeviceScaleFactor = width < 640 ? 2 : 1 });
        await page.GotoAsync($"{server.Address}scorecards/corporate");
        await page.Locator("tbody:has(tr[data-address='corporate']) summary").ClickAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts, $"scorecard-{name}.png"), FullPage = true });
    }

    private static string Artifacts
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Binnacle.slnx")))
                at = at.Parent;
            return Directory.CreateDirectory(Path.Combine(at?.FullName ?? AppContext.BaseDirectory, "artifacts", "screens")).FullName;
        }
    }

    private static double? Number(string? text) => string.IsNullOrEmpty(text) ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();
}
