using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;

namespace Binnacle.EndToEnd.Servers;

public sealed class ApiTests(ExampleFile example)
{
    [Fact]
    public async Task The_api_answers_what_the_command_line_says_field_by_field()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        foreach (var (path, command) in new (string, string[])[]
        {
            ("/api/v1/scorecards", ["scorecards"]),
            ("/api/v1/scorecards/corporate", ["score"]),
            ("/api/v1/scorecards/roastery?period=2026-Q3&window=period", ["score", "--scorecard", "roastery", "--period", "2026-Q3", "--window", "period"]),
            ("/api/v1/scorecards/corporate?asKnownOn=%232&structure=today", ["score", "--as-known-on", "#2", "--structure", "today"]),
            ("/api/v1/nodes/corporate/financial/explanation", ["explain", "corporate/financial"]),
            ("/api/v1/nodes/corporate/consistent/roastery/defects/explanation", ["explain", "corporate/consistent/roastery/defects"]),
            ("/api/v1/nodes/revenue/explanation", ["explain", "revenue"]),
            ("/api/v1/measures", ["measures"]),
            ("/api/v1/measures?unlinked=true", ["measures", "--unlinked"]),
            ("/api/v1/editions", ["editions"]),
            ("/api/v1/changes", ["log"]),
        })
        {
            var answer = JsonDocument.Parse(await server.Http.GetStringAsync(path)).RootElement;
            JsonElement.DeepEquals(answer, desk.Json(command)).ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task A_server_complains_of_nothing_and_leaves_nothing_at_home()
    {
        var home = Directory.CreateTempSubdirectory("binnacle-home-");
        using (var desk = example.Desk(home.FullName))
        await using (var server = await ServerProcess.Start(desk))
        {
            (await server.Http.GetAsync("/scorecards/corporate")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await server.End()).ShouldBe(0);
            (await server.Complaints()).ShouldBeEmpty();
        }
        home.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(left => left.FullName).ShouldBeEmpty();
        home.Delete();
    }

    [Fact]
    public async Task OpenApi_describes_every_path_and_the_fields_of_a_row()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        paths.ShouldContain("/api/v1/scorecards");
        paths.ShouldContain("/api/v1/scorecards/{code}");
        paths.ShouldContain("/api/v1/nodes/{card}/{node}/explanation");
        paths.ShouldContain("/api/v1/measures");
        paths.ShouldContain("/api/v1/changes");
        var row = document.GetProperty("components").GetProperty("schemas").GetProperty("RowView").GetProperty("properties").EnumerateObject().Select(field => field.Name).ToArray();
        var shown = (await server.Http.GetFromJsonAsync<JsonElement>("/api/v1/scorecards/corporate")).GetProperty("rows")[0].EnumerateObject().Select(field => field.Name);
        row.ShouldBe(shown, ignoreOrder: true);
        (await server.Http.GetAsync("/api/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_problem_json_for_programs_and_a_page_for_people()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var figures = await server.Http.GetFromJsonAsync<JsonElement>("/api/v1/scorecards/corporate/figures?trend=3");
        figures.GetProperty("nodes")[0].GetProperty("node").GetString().ShouldBe("corporate");
        figures.GetProperty("nodes")[0].GetProperty("trend").GetArrayLength().ShouldBe(3);
        (await server.Http.GetAsync("/api/v1/scorecards/corporat/figures")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var missing = await server.Http.GetAsync("/api/v1/scorecards/corporat");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await missing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain("Did you mean corporate?");
        var malformed = await server.Http.GetAsync("/api/v1/scorecards/corporate?period=never&window=never");
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await malformed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems").GetArrayLength().ShouldBe(2);
        (await server.Http.GetAsync("/api/v1/nothing")).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        var page = await server.Http.GetAsync("/scorecards/corporat");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Did you mean corporate?");
        var nowhere = await server.Http.GetAsync("/nowhere");
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nowhere.Content.ReadAsStringAsync()).ShouldContain("There is no page at this address");
    }

    [Fact]
    public async Task The_server_shows_what_another_process_writes_within_a_second()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        var before = (await server.Http.GetFromJsonAsync<JsonElement>("/health")).GetProperty("newest").GetProperty("seq").GetInt64();
        desk.Write("more.csv", $"measure,period,actual\nrevenue,{example.Period},5\n");
        desk.Did("import", "more.csv");
        await Task.Delay(TimeSpan.FromSeconds(1));
        var view = await server.Http.GetFromJsonAsync<JsonElement>("/api/v1/scorecards/corporate");
        view.GetProperty("asKnownOn").GetProperty("seq").GetInt64().ShouldBe(before + 1);
        desk.Did("backup", "while-serving.copy").Did("verify", "--file", "while-serving.copy");
    }

    [Fact]
    public async Task Verify_holds_the_serving_process_to_the_file()
    {
        using var desk = example.Desk();
        await using (var server = await ServerProcess.Start(desk))
        {
            desk.Run("verify").Output.ShouldContain($"The server at {server.Address} holds the same");
            desk.Write("more.csv", $"measure,period,actual\nrevenue,{example.Period},5\n");
            desk.Did("import", "more.csv");
            await Task.Delay(TimeSpan.FromSeconds(1));
            desk.Run("verify").Output.ShouldContain("holds the same");
        }
        // The server was killed: what it left beside the file misleads nobody.
        desk.Run("verify").Output.ShouldNotContain("server");
    }

    [Fact]
    public async Task A_server_asked_to_end_ends_and_leaves_nothing_behind()
    {
        using var desk = example.Desk();
        await using var server = await ServerProcess.Start(desk);
        File.Exists(desk.Path("organization.binnacle-serving")).ShouldBeTrue();
        (await server.End()).ShouldBe(0);
        File.Exists(desk.Path("organization.binnacle-serving")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_when_asked_for_and_passed_over_otherwise()
    {
        using var desk = example.Desk();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        desk.Run("serve", "--port", $"{port}").Complains(6, $"Port {port} is taken");
        desk.Run("serve", "--address", "somewhere").Complains(2, "somewhere");
        await Task.CompletedTask;
    }
}
