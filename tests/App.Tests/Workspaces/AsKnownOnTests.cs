using Binnacle.App.Elements;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class AsKnownOnTests
{
    [Fact]
    public async Task As_known_on_a_change_is_what_a_file_stopped_there_says()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var stopped = new List<WorkspaceImage> { WorkspaceImage.Empty, workspace.Image };
        for (var round = 0; round < 30; round++)
        {
            await workspace.Apply(Enter(Value(round, Month(1 + (round % 12))), BasedOn.Whatever), Ct);
            stopped.Add(workspace.Image);
            await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = $"Name {round}" }, new(2026, 1 + (round * 5 % 12), 1)), Ct);
            stopped.Add(workspace.Image);
        }
        foreach (var image in stopped)
            Text(workspace.Image.AsKnownOn(image.Seq)).ShouldBe(Text(image));
        workspace.Image.AsKnownOn(7).Seq.ShouldBe(7);
        workspace.Image.AsKnownOn(7).Changes.Last!.Header.Seq.ShouldBe(7);
        workspace.Image.AsKnownOn(workspace.Image.RecordedAt).ShouldBe(workspace.Image);
        workspace.Image.AsKnownOn(stopped[9].RecordedAt.AddTicks(-1)).Seq.ShouldBeLessThan(9);
    }

    [Theory]
    [InlineData("UTC", "2026-04-05", "2026-04-05T23:59:59.9999999Z")]
    [InlineData("America/New_York", "2026-04-05", "2026-04-06T03:59:59.9999999Z")]
    [InlineData("Asia/Kolkata", "2026-04-05", "2026-04-05T18:29:59.9999999Z")]
    // Clocks go forward at midnight: the day ends an hour of the clock later than the wall says.
    [InlineData("America/Santiago", "2026-09-05", "2026-09-06T03:59:59.9999999Z")]
    // Clocks go back at midnight: the first of the two midnights ends the day.
    [InlineData("America/Havana", "2026-10-31", "2026-11-01T03:59:59.9999999Z")]
    public async Task A_day_ends_in_the_organisation_s_zone(string zone, string day, string end)
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { TimeZone = zone }), Ct);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        workspace.Image.EndOf(DateOnly.Parse(day, culture)).ShouldBe(DateTimeOffset.Parse(end, culture));
    }

    private static string Text(WorkspaceImage image)
    {
        var turns = image.Structure.Turns.Select(turn =>
            $"{turn:o} " + string.Join(' ', image.Structure.At(turn).Elements.Select(element => $"{element.Id} {ElementBody.Encode(element)}")));
        var values = image.Facts.Columns.Order().SelectMany(column => image.Facts.Newest(column.Element, column.Series)).Select(said => said.ToString());
        return string.Join('\n', turns.Concat(values).Append($"{image.Seq} {image.RecordedAt:o}"));
    }
}
