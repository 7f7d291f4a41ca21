using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Organization;

/// <summary>A division, department, country, site: owner of measures and scorecards. A code in a formula is looked up in the own unit, then in the root unit.</summary>
public sealed record OrganizationUnit : Element
{
    public override ElementKind Kind => ElementKind.Unit;

    /// <summary>Only the root unit has none.</summary>
    public ElementId? Parent { get; init; }

    /// <summary>Overrides the organisation's calendar for this unit and those below it.</summary>
    public ReportingCalendar? Calendar { get; init; }

    public string? Currency { get; init; }

    /// <summary>Position among its siblings.</summary>
    public int Order { get; init; }

    public override ElementId? Under => Parent;
}

/// <summary>A person as the log knows one: an id and nothing else. Names are kept outside the log, where they can be erased.</summary>
public sealed record Person : Element
{
    public override ElementKind Kind => ElementKind.Person;
}
