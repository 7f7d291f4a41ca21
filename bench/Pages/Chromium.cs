using Microsoft.Playwright;

namespace Binnacle.Bench.Pages;

/// <summary>The system's Chromium.</summary>
internal sealed class Chromium(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    public static async Task<Chromium> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>Milliseconds from asking for the page until it can be used and, where it has a chart, that is drawn.</summary>
    public async Task<double> Interactive(Uri address)
    {
        var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-chart]') || document.querySelector('[data-chart][data-drawn]')");
        var time = await page.EvaluateAsync<double>("document.querySelector('[data-chart]') ? performance.now() : performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd");
        await context.CloseAsync();
        return time;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
