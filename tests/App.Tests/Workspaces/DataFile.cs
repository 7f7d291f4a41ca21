using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Binnacle.Storage.Sqlite;
using Shouldly;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>A data file in a folder of its own, opened as often as a test likes, and a small organisation to put into it.</summary>
internal sealed class DataFile : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-");
    private readonly List<Workspace> _open = [];

    public static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public static Author Ann { get; } = new("ann", "cli", "testing");

    public static Author Bob { get; } = new("bob", "web", "testing too");

    public string Path => System.IO.Path.Combine(_folder.FullName, "test.binnacle");

    public SqliteChangeLog OpenLog() => SqliteChangeLog.Open(Path, LogOpening.CreateIfMissing, TimeProvider.System);

    public Task<Workspace> Open(TimeProvider? follow = null) => Open(OpenLog(), follow);

    public async Task<Workspace> Open(IChangeLog log, TimeProvider? follow = null)
    {
        var workspace = await Workspace.Open(log, follow, Ct);
        _open.Add(workspace);
        return workspace;
    }

    /// <summary>The root unit is 2, revenue 3 (monthly) and hits 4 (yearly), the card 5 with one perspective 6, one objective 7 and revenue's placement 8.</summary>
    public async Task<Workspace> OpenWithOrganization()
    {
        var workspace = await Open();
        var outcome = await workspace.Apply(Organization, Ct);
        outcome.ShouldBeOfType<ApplyOutcome.Applied>().Ids.Select(id => id.Value).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
        return workspace;
    }

    public static Edit Organization { get; } = new(Ann)
    {
        Elements =
        [
            ElementEdit.New(new OrganizationSettings { Id = new(-1), Name = "Acme" }),
            ElementEdit.New(new OrganizationUnit { Id = new(-2), Code = "acme", Name = "Acme" }),
            ElementEdit.New(new Measure { Id = new(-3), Code = "rev", Name = "Revenue", Unit = new(-2) }),
            ElementEdit.New(new Measure { Id = new(-4), Code = "hits", Name = "Hits", Unit = new(-2), Spec = new() { Frequency = Frequency.Year } }),
            ElementEdit.New(new Scorecard { Id = new(-5), Code = "card", Name = "Card", Unit = new(-2) }),
            ElementEdit.New(new Perspective { Id = new(-6), Code = "fin", Name = "Financial", Scorecard = new(-5) }),
            ElementEdit.New(new Objective { Id = new(-7), Code = "grow", Name = "Grow", Parent = new(-6) }),
            ElementEdit.New(new Placement { Id = new(-8), Parent = new(-7), Measure = new(-3) }),
        ],
    };

    public static ElementId Acme { get; } = new(2);

    public static ElementId Revenue { get; } = new(3);

    public static ElementId Card { get; } = new(5);

    public static ElementId Grow { get; } = new(7);

    public static Period Month(int month, int year = 2026) => new(Frequency.Month, new(year, month, 1));

    public static Observation Value(double value, Period? period = null, ElementId? measure = null, string series = SeriesNames.Actual) =>
        new(measure ?? Revenue, series, period ?? Month(3), 0, ObservationState.Value, value);

    public static Edit Enter(Observation said, BasedOn basedOn, Author? author = null) => new(author ?? Ann) { Values = [new(said, basedOn)] };

    public static Edit Say(ElementEdit edit, Author? author = null) => new(author ?? Ann) { Elements = [edit] };

    /// <summary>An edit of what the element says now, made from its newest version.</summary>
    public static Edit Change<T>(WorkspaceImage image, ElementId id, Func<T, Element> change, DateOnly from = default, Author? author = null)
        where T : Element =>
        Say(new(id, from, change(image.Structure.Latest.Find<T>(id)!), new(image.Structure.Newest(id)!.Seq)), author);

    public async ValueTask DisposeAsync()
    {
        foreach (var workspace in _open)
            await workspace.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
