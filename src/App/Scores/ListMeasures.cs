using System.Text.Json;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>Every measure of the organisation, or those KPIs no scorecard uses.</summary>
public static class ListMeasures
{
    /// <param name="Unlinked">KPIs that sit on no scorecard only.</param>
    public sealed record Request(bool Unlinked = false);

    public static MeasureListView Run(Request request, WorkspaceImage image)
    {
        var structure = image.Structure.Latest;
        var unlinked = structure.UnlinkedMeasures.Select(measure => measure.Id).ToHashSet();
        var listed = structure.All<Measure>().Where(measure => !request.Unlinked || unlinked.Contains(measure.Id));
        return new(request.Unlinked, [.. listed.OrderBy(measure => NodeAddress.Of(structure, measure), StringComparer.Ordinal).Select(measure => Of(measure, structure, image.Facts))], KnownOn.Of(image));
    }

    private static MeasureView Of(Measure measure, Structure structure, FactTable facts)
    {
        var rules = structure.RulesOf(measure);
        var calendar = structure.CalendarOf(measure.Unit);
        var reported = facts.Newest(measure.Id, SeriesNames.Actual).Where(o => o.IsNumber || o.IsWord).Select(o => o.Period).DefaultIfEmpty().Max();
        return new(
            measure.Id.Value, NodeAddress.Of(structure, measure), measure.Code, measure.Name, structure.Find<OrganizationUnit>(measure.Unit)?.Code ?? "",
            rules.Use == MeasureUse.Input ? "input" : "kpi", measure.Owner, RowBuilder.UnitOf(rules),
            JsonNamingPolicy.CamelCase.ConvertName(rules.Frequency.ToString()), rules.Formula, reported == default ? null : calendar.Format(reported),
            [.. structure.PlacementsOf(measure.Id).Select(placement => NodeAddress.Of(structure, placement))]);
    }
}

public sealed record MeasureListView(bool Unlinked, IReadOnlyList<MeasureView> Measures, KnownOn AsKnownOn);

/// <param name="Address">north/revenue, or revenue in the root unit.</param>
/// <param name="Kind">kpi or input.</param>
/// <param name="NewestReported">The newest period with an actual; null where there is none.</param>
/// <param name="Placements">Addresses on scorecards; empty: linked to no objective.</param>
public sealed record MeasureView(
    int Id, string Address, string Code, string Name, string Unit, string Kind, string? Owner, UnitView UnitOfMeasure, string Frequency, string? Formula,
    string? NewestReported, IReadOnlyList<string> Placements);
