using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;

namespace Binnacle.EndToEnd.Pages;

/// <summary>The cells of a scorecard page beside <c>binnacle score --json</c>.</summary>
internal static class ScorecardCells
{
    /// <param name="page">In American English, wide enough for every column.</param>
    public static async Task ShouldBe(IPage page, JsonElement view)
    {
        var rows = view.GetProperty("rows").EnumerateArray().ToArray();
        var cells = await page.EvaluateAsync<JsonElement>("""
            [document.querySelector('.hero'), ...document.querySelectorAll('tr[data-address]')].map(row => {
              const text = what => row.querySelector(what)?.textContent.trim() ?? '';
              return { ...row.dataset, name: text('.title'), weight: text('.wt'), word: text('.word'), remark: [...row.querySelectorAll('.beside')].map(e => e.textContent).join(' '),
                actual: row.querySelector('.act')?.lastChild?.textContent.trim() ?? '', target: text('.tgt'), variance: text('td.k-var'), number: text('.scell .n, .hero-score'), data: text('td.k-cov') };
            })
            """);
        var shown = cells.EnumerateArray().ToArray();
        shown.Length.ShouldBe(rows.Length);
        for (var at = 0; at < rows.Length; at++)
            Row(shown[at], rows[at], at > 0);
    }

    private static void Row(JsonElement shown, JsonElement row, bool inTable)
    {
        var address = row.GetProperty("address").GetString()!;
        string Shown(string name) => shown.TryGetProperty(name, out var text) ? text.GetString()! : "";
        Shown("address").ShouldBe(address);
        Number(Shown("score")).ShouldBe(Number(row.GetProperty("score")), address);
        Number(Shown("coverage")).ShouldBe(Number(row.GetProperty("coverage")), address);
        var word = row.GetProperty("override").ValueKind == JsonValueKind.Null
            ? row.GetProperty("status").GetProperty("word").GetString()!
            : row.GetProperty("override").GetProperty("status").GetProperty("word").GetString()!;
        Shown("word").ShouldBe(word, address, StringCompareShould.IgnoreCase);
        Shown("number").ShouldBe(Number(row.GetProperty("score")) is { } score ? Rounded(score, 0) : "–", address);
        if (!inTable)
            return;
        Shown("name").ShouldBe(row.GetProperty("name").GetString(), address);
        Shown("weight").ShouldBe(Percent(row.GetProperty("weightShare")), address);
        if (row.GetProperty("override").ValueKind != JsonValueKind.Null)
            Shown("remark").ShouldContain(row.GetProperty("status").GetProperty("word").GetString()!, Case.Insensitive, address);
        Shown("remark").Contains("restated", StringComparison.Ordinal).ShouldBe(row.GetProperty("restated").ValueKind != JsonValueKind.Null, address);
        if (row.GetProperty("measure").ValueKind == JsonValueKind.Null)
        {
            Shown("data").ShouldBe(Percent(row.GetProperty("coverage")), address);
            return;
        }
        // The command line writes numbers the invariant way, which is how American English writes them.
        Shown("actual").ShouldBe(Text(row.GetProperty("actualText")) ?? "–", address);
        Shown("target").ShouldBe(Text(row.GetProperty("targetText")) ?? "", address);
        var variance = Number(row.GetProperty("variance"));
        (Shown("variance").Length > 0).ShouldBe(variance is not null, address);
        if (variance is { } by)
            Number(Shown("variance").Replace("\u2212", "-").Replace(",", ""))!.Value.ShouldBe(by, Number(row.GetProperty("unit").GetProperty("decimals")) is { } digits ? 0.5001 * Math.Pow(10, -digits) : (Math.Abs(by) * 0.05) + 0.0051, address);
    }

    private static string? Text(JsonElement element) => element.GetString()?.Replace("-", "\u2212", StringComparison.Ordinal);

    private static string Percent(JsonElement share) => Number(share) is { } value ? Rounded(value * 100, 0) + "\u00a0%" : "";

    private static string Rounded(double number, int digits) =>
        Math.Round(decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture), digits, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture).Replace("-", "\u2212");

    private static double? Number(string? text) => string.IsNullOrEmpty(text) ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();
}
