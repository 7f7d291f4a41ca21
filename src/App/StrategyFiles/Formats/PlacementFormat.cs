using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Strategies;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>What can be said of a measure's place apart from the measure, beside its weight.</summary>
internal static class PlacementFormat
{
    private static readonly KeysOf<Placement> Key = new();

    public static MapShape<Placement> Shape { get; } = new("placement-details", "Of the measure's place, not of the measure.", () => new(),
    [
        Key.Text("code", p => p.Code == "" ? null : p.Code, (p, code) => p with { Code = code }, "Short name of the place."),
        .. ElementKeys.Said<Placement>(nameIsCode: false),
        .. ElementKeys.NodeRules<Placement>(),
    ]);

    public static bool SaysMore(Placement placement) =>
        placement is not { Code: "", Name: "", Description: null, Owner: null, RollUp: null, Bands: null };

    public static Placement Take(Placement placement, Placement said) => placement with
    {
        Code = said.Code,
        Name = said.Name,
        Description = said.Description,
        Owner = said.Owner,
        RollUp = said.RollUp,
        Bands = said.Bands,
    };
}
