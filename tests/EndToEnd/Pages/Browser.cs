using Microsoft.Playwright;

namespace Binnacle.EndToEnd.Pages;

/// <summary>The system's Chromium, driven by Playwright; none is downloaded.</summary>
public sealed class Browser : Xunit.IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Program => Environment.GetEnvironmentVariable("BINNACLE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<IPage> Page(BrowserNewContextOptions? options = null)
    {
        Xunit.Assert.SkipWhen(_browser is null, "Chromium is missing: install the system's package chromium, or name it in BINNACLE_CHROMIUM");
        var context = await _browser!.NewContextAsync(options ?? new());
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
