using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>axe finds nothing on any page in any state, in light and dark; what is narrow or zoomed is still all there.</summary>
public sealed class AccessibilityTests(DemoFile demo, Browser browser)
{
    /// <summary>Every page, in every state it has.</summary>
    public static TheoryData<string> Pages =>
    [
        "", "?asKnownOn=2026-03-05", "?period=2019-01", "scorecards", "scorecards/corporate", "scorecards/corporate?why=corporate/grow", "scorecards/corporate?why=corporate", "scorecards/corporate?why=corporate/source/supplier-on-time",
        "scorecards/corporate?asKnownOn=%232", "scorecards/corporate?show=late&theme=emobility", "scorecards/corporate?closed=corporate/financial", "scorecards/corporate/overview", "scorecards/swiss/overview",
        "scorecards/corporate/map", "scorecards/corporate/map?objective=corporate/skills", "scorecards/bikes/map", "scorecards/frames/map", "measures", "measures/assembly/defect-rate", "measures/csat?history=120&values=all", "measures/sell-through",
        "measures/rate.CHF", "measures/unlinked", "library", "library?perspective=learning&function=hr#engagement", "find", "find?q=re", "find?q=nothing%20at%20all",
        "scorecards/nobody", "scorecards/nobody/map", "measures/nothing", "scorecards/corporate?period=never", "no-such-page",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string page)
    {
        var shown = await browser.Page(new() { ColorScheme = ColorScheme.Light, ViewportSize = new() { Width = 1440, Height = 900 } });
        await shown.GotoAsync(demo.Address + page);
        if (await shown.Locator("[data-chart]").CountAsync() > 0)
            await shown.Locator("[data-chart][data-drawn]").WaitForAsync();
        (await Violations(shown)).ShouldBeEmpty($"{page}, light");
        // The page is the same in the dark: its colours alone are not.
        await shown.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Violations(shown, Colours)).ShouldBeEmpty($"{page}, dark");
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
            (await Violations(page)).ShouldBeEmpty();
            await page.Keyboard.PressAsync("Escape");
        }
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("re");
        await page.Locator("#found [role=option]").First.WaitForAsync();
        (await Violations(page)).ShouldBeEmpty();
    }

    private static readonly AxeRunOptions Colours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    private static async Task<IReadOnlyList<string>> Violations(IPage page, AxeRunOptions? options = null)
    {
        var found = await page.RunAxe(options ?? new AxeRunOptions());
        return [.. found.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")];
    }
}
