using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>axe finds nothing on any page in any state, in light and dark; what is narrow or zoomed is still all there.</summary>
public sealed class AccessibilityTests(DemoFile demo, Browser browser)
{
    /// <summary>Every page, in every state it has.</summary>
    public static TheoryData<string> Pages =>
    [
        "", "?period=2019-01", "scorecards", "scorecards/corporate", "scorecards/corporate?show=late&theme=emobility", "scorecards/swiss/overview", "scorecards/corporate/map", "scorecards/frames/map",
        "measures", "measures/assembly/defect-rate", "measures/sell-through", "measures/rate.CHF", "measures/unlinked", "library?perspective=learning&function=hr#engagement", "find", "find?q=re", "find?q=nothing%20at%20all",
        "scorecards/nobody", "scorecards/nobody/map", "measures/nothing", "scorecards/corporate?period=never", "no-such-page",
    ];

    /// <summary>What a state adds to a page that is looked at as a whole above.</summary>
    public static TheoryData<string, string> States => new()
    {
        { "?asKnownOn=2026-03-05", ".strip" }, { "scorecards/corporate?why=corporate/grow", "#why" }, { "scorecards/corporate?why=corporate", "#why" }, { "scorecards/corporate?why=corporate/source/supplier-on-time", "#why" },
        { "scorecards/corporate?period=2026-06&why=corporate/grow/gross-margin", "#why" }, { "scorecards/corporate?period=2026-06", ".head" }, { "?asKnownOn=edition:2026-06&currency=constant", ".strip" },
        { "scorecards/corporate?asKnownOn=%232", "main" }, { "scorecards/corporate?closed=corporate/financial", "tr[aria-expanded=false]" }, { "scorecards/corporate/map?objective=corporate/skills", "#selected" },
        { "scorecards/bikes/map", "main" }, { "measures/csat?history=120&values=all", ".marks" }, { "measures/gross-margin?period=2026-06", ".restatement" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Axe_finds_nothing(string page) => Finds_nothing(page, null);

    [Theory]
    [MemberData(nameof(States))]
    public Task Axe_finds_nothing_in_what_a_state_adds(string page, string added) => Finds_nothing(page, added);

    private async Task Finds_nothing(string page, string? within)
    {
        var shown = await browser.Page(new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1440, Height = 900 } });
        await shown.GotoAsync(demo.Address + page);
        if (await shown.Locator("[data-chart]").CountAsync() > 0)
            await shown.Locator("[data-chart][data-drawn]").WaitForAsync();
        (await Violations(shown, within: within)).ShouldBeEmpty($"{page}, light");
        // The page is the same in the dark: its colours alone are not.
        await shown.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Violations(shown, Colours, within)).ShouldBeEmpty($"{page}, dark");
        await shown.Context.CloseAsync();
    }

    [Theory]
    [InlineData("", "overview")]
    [InlineData("scorecards/corporate", "scorecard")]
    [InlineData("scorecards/corporate/map", "map")]
    [InlineData("measures/assembly/defect-rate", "measure")]
    public async Task A_phone_twice_the_size_and_a_palette_of_the_readers_own_show_everything(string page, string name)
    {
        var phone = await browser.Page(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true });
        await phone.GotoAsync(demo.Address + page);
        (await Violations(phone)).ShouldBeEmpty($"{page}, phone");
        (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await phone.Context.CloseAsync();

        // 200 % of 1280 px is 640 px to lay out in.
        var zoomed = await browser.Page(new() { ViewportSize = new() { Width = 640, Height = 500 }, DeviceScaleFactor = 2 });
        await zoomed.GotoAsync(demo.Address + page);
        (await zoomed.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(640);
        await zoomed.ScreenshotAsync(new() { Path = Pictures.Path($"{name}-zoom.png"), FullPage = true });
        await zoomed.Context.CloseAsync();

        var forced = await browser.Page(new() { ForcedColors = ForcedColors.Active, ViewportSize = new() { Width = 1440, Height = 900 } });
        await forced.GotoAsync(demo.Address + page);
        (await Violations(forced)).ShouldBeEmpty($"{page}, forced colours");
        await forced.ScreenshotAsync(new() { Path = Pictures.Path($"{name}-forced.png") });
        await forced.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_in_open_menus_and_while_finding()
    {
        var page = await browser.Page();
        await page.GotoAsync(demo.Address + "scorecards/corporate");
        foreach (var menu in await page.Locator("details.drop > summary").AllAsync())
        {
            await menu.ClickAsync();
            (await Violations(page, within: "details[open]")).ShouldBeEmpty();
            await page.Keyboard.PressAsync("Escape");
        }
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("re");
        await page.Locator("#found [role=option]").First.WaitForAsync();
        (await Violations(page, within: "dialog")).ShouldBeEmpty();
    }

    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>By axe in the page itself, which a page needs once for all its runs.</summary>
    /// <param name="rules">Null: all there are.</param>
    /// <param name="within">A selector that must find something; null: the whole page.</param>
    private static async Task<IReadOnlyList<string>> Violations(IPage page, string[]? rules = null, string? within = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async ([within, rules]) => {
              const there = within ? document.querySelector(within) : document;
              if (!there) return { missing: within };
              const { violations, passes } = await axe.run(there, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
              return { passes: passes.length, violations: violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html).join(' | ')}`) };
            }
            """,
            new object?[] { within, rules });
        found.TryGetProperty("violations", out var violations).ShouldBeTrue($"there is no {within}");
        if (within is null)
            found.GetProperty("passes").GetInt32().ShouldBeGreaterThan(0);
        return [.. violations.EnumerateArray().Select(one => one.GetString()!)];
    }
}
