using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Binnacle.Acceptance.Indices.CityScore;
using Binnacle.Acceptance.Indices.Epi2020;
using Binnacle.Acceptance.Indices.Hdi;
using Binnacle.EndToEnd.Pages;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Pages;

/// <summary>Every page opens on other people's scorecards, and says what the command line says of them.</summary>
public sealed partial class PublishedPagesTests(Epi2020 epi, Hdi hdi, CityScore city, Browser browser) : IClassFixture<Epi2020>, IClassFixture<Hdi>, IClassFixture<CityScore>, IClassFixture<Browser>
{
    [Fact]
    public Task The_environmental_index_of_a_hundred_and_eighty_countries() => Opens(epi.Imported, "2020");

    [Fact]
    public Task The_human_development_index_of_thirty_years() => Opens(hdi.Imported, "2022");

    [Fact]
    public Task The_score_of_a_city() => Opens(city.Imported, "2026-05", "month");

    /// <param name="card">Null: the last scorecard that has KPIs.</param>
    private async Task Opens(Workplace workplace, string period, string? card = null)
    {
        var cards = Json(workplace, "scorecards").GetProperty("units").EnumerateArray().SelectMany(unit => unit.GetProperty("scorecards").EnumerateArray()).ToArray();
        card ??= cards.Last(one => one.GetProperty("measures").GetInt32() > 3).GetProperty("code").GetString()!;
        var rows = Json(workplace, "score", "--scorecard", card, "--period", period).GetProperty("rows").EnumerateArray().ToArray();
        using var process = workplace.Start("serve", "--port", "0");
        try
        {
            var address = await AddressOf(process);
            var page = await browser.Page(new() { Locale = "en-US" });
            var errors = new List<string>();
            page.PageError += (_, error) => errors.Add(error);
            foreach (var path in new[] { "", "scorecards", $"scorecards/{card}/overview", $"scorecards/{card}/map", "measures", $"measures/{rows.First(row => row.GetProperty("kind").GetString() == "kpi").GetProperty("measure").GetString()}" })
            {
                (await page.GotoAsync($"{address}{path}?period={period}"))!.Status.ShouldBe(200, path);
                (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).ShouldBe(1, path);
            }
            (await page.GotoAsync($"{address}scorecards/{card}?period={period}"))!.Status.ShouldBe(200);
            var shown = (await page.EvaluateAsync<JsonElement>("[document.querySelector('.hero'), ...document.querySelectorAll('tr[data-address]')].map(e => ({ address: e.dataset.address, score: e.dataset.score ?? null, status: e.dataset.status }))")).EnumerateArray().ToArray();
            shown.Length.ShouldBe(rows.Length);
            foreach (var (there, row) in shown.Zip(rows))
            {
                var at = row.GetProperty("address").GetString();
                there.GetProperty("address").GetString().ShouldBe(at);
                there.GetProperty("status").GetString().ShouldBe(row.GetProperty("status").GetProperty("code").GetString(), at);
                (there.GetProperty("score").GetString() is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : (double?)null)
                    .ShouldBe(row.GetProperty("score").ValueKind == JsonValueKind.Null ? null : row.GetProperty("score").GetDouble(), at);
            }
            errors.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static JsonElement Json(Workplace workplace, params string[] arguments)
    {
        return JsonDocument.Parse(workplace.Run([.. arguments, "--json"]).Done().Output).RootElement;
    }

    private static async Task<string> AddressOf(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
            if (Address().Match(line) is { Success: true } match)
                return match.Value + "/";
        throw new InvalidOperationException($"The server did not start: {await server.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
