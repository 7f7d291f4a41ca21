using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Tests.Elements;
using Binnacle.App.Tests.Generated;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Snapshots;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Checkpoints;

/// <summary>Opening by way of a checkpoint gives what reading the log gives, whatever became of either.</summary>
public sealed class CheckpointTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_property_of_every_element_comes_back()
    {
        foreach (var element in FilledElement.All)
        {
            var writer = new ByteWriter();
            Codec<Element>.Of.Write(writer, element);
            Codec<Element>.Of.Write(writer, element);
            var reader = new ByteReader(writer.Written.ToArray(), writer.Written.Length);
            foreach (var read in new[] { Codec<Element>.Of.Read(reader), Codec<Element>.Of.Read(reader) })
            {
                read.Id.ShouldBe(element.Id);
                read.GetType().ShouldBe(element.GetType());
                ElementBody.Encode(read).ShouldBe(ElementBody.Encode(element));
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1729)]
    [InlineData(65537)]
    public async Task A_generated_organisation_comes_back_with_both_clocks(int seed)
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        foreach (var edit in OrganizationGenerator.Make(seed).Edits(DataFile.Ann))
            (await workspace.Apply(edit, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        await Write(file, workspace.Image);
        File.Exists(Checkpoint(file)).ShouldBeTrue();
        Same((await file.Open()).Image, workspace.Image);
        // What comes behind it is read from the log.
        var said = workspace.Image.Facts.All.First(said => said is { IsNumber: true, Series: SeriesNames.Actual });
        (await workspace.Apply(DataFile.Enter(said with { Value = 12.5 }, BasedOn.Whatever), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        Same((await file.Open()).Image, workspace.Image);
    }

    [Fact]
    public async Task A_damaged_or_foreign_one_is_passed_over()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(DataFile.Enter(DataFile.Value(4), BasedOn.Whatever), Ct);
        await Write(file, workspace.Image);
        var whole = await File.ReadAllBytesAsync(Checkpoint(file), Ct);
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.AsSpan().ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(Checkpoint(file), round % 3 == 0 ? damaged[..random.Next(damaged.Length)] : damaged, Ct);
            await using var log = file.OpenLog();
            Same(await new App.Checkpoints.Checkpoints(log).Open(Ct), workspace.Image);
        }

        await using var other = new DataFile();
        var its = await other.OpenWithOrganization();
        await its.Apply(DataFile.Enter(DataFile.Value(5), BasedOn.Whatever), Ct);
        await File.WriteAllBytesAsync(Checkpoint(other), whole, Ct);
        Same((await other.Open()).Image, its.Image);
    }

    [Fact]
    public async Task What_is_redacted_is_in_no_checkpoint_and_comes_back_from_none()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(DataFile.Enter(DataFile.Value(4) with { Note = "SECRET" }, BasedOn.Whatever), Ct);
        await Write(file, workspace.Image);
        var before = await File.ReadAllBytesAsync(Checkpoint(file), Ct);
        before.AsSpan().IndexOf("SECRET"u8).ShouldBeGreaterThan(0);
        await RedactRows.Run(new(DataFile.Ann, workspace.Image.Seq, []), workspace, Ct);
        File.Exists(Checkpoint(file)).ShouldBeFalse();
        // Somebody puts the old one back.
        await File.WriteAllBytesAsync(Checkpoint(file), before, Ct);
        var opened = await file.Open();
        opened.Image.Facts.All.ShouldBeEmpty();
        File.Exists(Checkpoint(file)).ShouldBeFalse();
        await Write(file, opened.Image);
        (await File.ReadAllBytesAsync(Checkpoint(file), Ct)).AsSpan().IndexOf("SECRET"u8).ShouldBe(-1);
        Same((await file.Open()).Image, workspace.Image);
    }

    [Fact]
    public async Task Who_writes_one_of_before_a_redaction_takes_it_away_again()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(DataFile.Enter(DataFile.Value(4) with { Note = "SECRET" }, BasedOn.Whatever), Ct);
        var stale = workspace.Image;
        await RedactRows.Run(new(DataFile.Ann, stale.Seq, []), await file.Open(), Ct);
        await Write(file, stale);
        Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "*checkpoint*").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_program_left_is_written_over_and_nobody_else_may_read_more_than_the_data_file()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await File.WriteAllTextAsync(Checkpoint(file) + ".new", new string('x', 100_000), Ct);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await Write(file, workspace.Image);
        Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "*checkpoint*").ShouldBe([Checkpoint(file)]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Checkpoint(file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Same((await file.Open()).Image, workspace.Image);
    }

    [Fact]
    public async Task Closing_leaves_one_where_much_was_said_since_the_last()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.DisposeAsync();
        File.Exists(Checkpoint(file)).ShouldBeFalse();
        workspace = await file.Open();
        var values = Enumerable.Range(0, 20_000).Select(at => DataFile.Value(at, DataFile.Month(1 + (at % 12), 2000 + (at / 12 % 20)), series: $"own{at / 240}"));
        (await workspace.Apply(new Edit(DataFile.Ann) { Values = [.. values.Select(said => new ValueEdit(said, BasedOn.Whatever))] }, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        await workspace.DisposeAsync();
        File.Exists(Checkpoint(file)).ShouldBeTrue();
        var written = File.GetLastWriteTimeUtc(Checkpoint(file));
        var again = await file.Open();
        Same(again.Image, workspace.Image);
        await again.Apply(DataFile.Enter(DataFile.Value(5), BasedOn.Whatever), Ct);
        await again.DisposeAsync();
        File.GetLastWriteTimeUtc(Checkpoint(file)).ShouldBe(written);
        Directory.GetFiles(Path.GetDirectoryName(file.Path)!).Select(Path.GetFileName).Order().ShouldBe(["test.binnacle", "test.binnacle-checkpoint"]);
    }

    private static string Checkpoint(DataFile file) => file.Path + "-checkpoint";

    private static async Task Write(DataFile file, WorkspaceImage image)
    {
        await using var log = file.OpenLog();
        await new App.Checkpoints.Checkpoints(log).Write(image);
    }

    private static void Same(WorkspaceImage one, WorkspaceImage other)
    {
        (one.Seq, one.HighestId, one.Changes.Rows).ShouldBe((other.Seq, other.HighestId, other.Changes.Rows));
        one.Changes.OldestFirst().ShouldBe(other.Changes.OldestFirst());
        one.Structure.All.Select(Text).ShouldBe(other.Structure.All.Select(Text));
        one.Facts.All.ShouldBe(other.Facts.All);
        one.AsKnownOn(other.Seq / 2).Facts.All.ShouldBe(other.AsKnownOn(other.Seq / 2).Facts.All);
        var period = new Core.Time.Period(Core.Time.Frequency.Month, new(2026, 3, 1));
        var (scores, others) = (new Calculator(World(one)), new Calculator(World(other)));
        foreach (var card in other.Structure.Latest.All<Scorecard>())
            scores.Node(card.Id, period, Window.Period)?.Score.ShouldBe(others.Node(card.Id, period, Window.Period)?.Score);
    }

    private static World World(WorkspaceImage image) => new(image.Structure, image.Facts, new(2026, 10, 31), new(2026, 11, 23));

    private static string Text(Revision said) => $"{said.Id} {said.Kind} {said.HoldsFrom} {said.Seq} {(said.Body is null ? "" : ElementBody.Encode(said.Body))}";
}
