using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>Every page as a picture: light, dark, on a phone and on paper. They are for people to look at; that each page fits is asserted.</summary>
public sealed class PictureTests(DemoFile demo, Browser browser)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "overview", "" }, { "scorecard", "scorecards/corporate" }, { "map", "scorecards/corporate/map?objective=corporate/first-time" }, { "measure", "measures/assembly/defect-rate" },
        { "measures", "measures" }, { "library", "library?perspective=customer" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_page_fits_and_is_kept(string name, string path)
    {
        foreach (var (kind, width, scheme) in new[] { ("light", 1440, ColorScheme.Light), ("dark", 1440, ColorScheme.Dark), ("phone", 390, ColorScheme.Light), ("narrow", 1100, ColorScheme.Light), ("wide", 3840, ColorScheme.Light) })
        {
            if (name is "measures" or "library" && kind is "narrow" or "wide")
                continue;
            var page = await browser.Page(new() { ViewportSize = new() { Width = width, Height = width == 390 ? 844 : 1000 }, ColorScheme = scheme, DeviceScaleFactor = width == 390 ? 2 : 1 });
            await page.GotoAsync(demo.Address + path);
            if (await page.Locator("[data-chart]").CountAsync() > 0)
                await page.Locator("[data-chart][data-drawn]").WaitForAsync();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name}, {kind}");
            await page.ScreenshotAsync(new() { Path = Pictures.Path($"{name}-{kind}.png"), FullPage = true });
            await page.Context.CloseAsync();
        }
        var paper = await browser.Page(new() { ViewportSize = new() { Width = 794, Height = 1123 } });
        await paper.GotoAsync(demo.Address + path);
        if (await paper.Locator("[data-chart]").CountAsync() > 0)
            await paper.Locator("[data-chart][data-drawn]").WaitForAsync();
        var pdf = await paper.PdfAsync(new() { Path = Pictures.Path($"{name}-print.pdf"), PreferCSSPageSize = true, PrintBackground = true });
        pdf.Length.ShouldBeGreaterThan(10_000);
        await paper.Context.CloseAsync();
    }
}
