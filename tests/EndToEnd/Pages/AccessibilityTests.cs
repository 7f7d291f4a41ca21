using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

public sealed class AccessibilityTests(ServedExample example, Browser browser) : IClassFixture<ServedExample>, IClassFixture<Browser>
{
    /// <summary>Every page, in every state it has.</summary>
    public static TheoryData<string> Pages =>
    [
        "scorecards", "scorecards/corporate", "scorecards/corporate?why=corporate/grow", "scorecards/corporate?why=corporate", "scorecards/corporate?why=corporate/grow/revenue",
        "scorecards/corporate?asKnownOn=%232", "scorecards/corporate?show=late&theme=loyalty", "scorecards/corporate?closed=corporate/financial", "scorecards/corporate?period=2020-01",
        "scorecards/nobody", "scorecards/corporate?period=never", "measures/unlinked", "find", "find?q=re", "find?q=nothing%20at%20all", "no-such-page",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1440, 390 })
            {
                var shown = await browser.Page(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
                await shown.GotoAsync(example.Address + page);
                (await Violations(shown)).ShouldBeEmpty($"{page}, {scheme}, {width} px");
                await shown.Context.CloseAsync();
            }
    }

    [Fact]
    public async Task Axe_finds_nothing_in_open_menus_and_while_finding()
    {
        var page = await browser.Page();
        await page.GotoAsync(example.Address + "scorecards/corporate");
        foreach (var menu in await page.Locator("details.drop > summary").AllAsync())
        {
            await menu.ClickAsync();
            (await Violations(page)).ShouldBeEmpty();
            await page.Keyboard.PressAsync("Escape");
        }
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("re");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        (await Violations(page)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions());
        return [.. found.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")];
    }
}
