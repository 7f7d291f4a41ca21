using Binnacle.App.Editions;
using Binnacle.App.Scores;

namespace Binnacle.Web.Components.Frames;

/// <summary>What the frame round a page says: where one is, and from where one looks.</summary>
/// <param name="Organization">Its name.</param>
/// <param name="Title">The last crumb.</param>
/// <param name="Address">This page; the stepper and the menus lead to it with something changed.</param>
public sealed record Frame(Section Section, string Organization, string Title, PageAddress Address)
{
    /// <summary>The scorecard the rail leads to; null where none is at hand.</summary>
    public string? Card { get; init; }

    /// <summary>Crumbs between the organisation and the title.</summary>
    public IReadOnlyList<(string Name, string Address)> Crumbs { get; init; } = [];

    /// <summary>Null where the page has no period.</summary>
    public PeriodView? Period { get; init; }

    public KnownOn? KnownOn { get; init; }

    /// <summary>Nobody asked for an earlier moment.</summary>
    public bool IsNewest { get; init; } = true;

    /// <summary>The edition asked for as what was known; null where none was.</summary>
    public EditionView? Edition { get; init; }

    /// <summary>Windows offered in the bar's menu; pages that switch them themselves say so.</summary>
    public bool OffersWindow { get; init; }
}
