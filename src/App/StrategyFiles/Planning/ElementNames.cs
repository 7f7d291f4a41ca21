using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Planning;

/// <summary>Elements as people call them in files and on the command line.</summary>
internal static class ElementNames
{
    public static string Of(Structure structure, Element element) => element switch
    {
        Measure measure => $"{CodeOf(structure, measure.Unit)}/{measure.Code}",
        Scorecard => element.Code,
        Theme theme => $"{CodeOf(structure, theme.Scorecard)}/{theme.Code}",
        Placement placement => $"{OfNode(structure, placement.Parent)}/{CodeOf(structure, placement.Measure)}",
        Node => OfNode(structure, element.Id),
        CauseEffectLink link => $"{OfNode(structure, link.Cause)} → {OfNode(structure, link.Effect)}",
        _ => element.Code,
    };

    private static string OfNode(Structure structure, ElementId id) => structure.Find<Node>(id) switch
    {
        Scorecard card => card.Code,
        { } node when structure.CardOf(node) is { } card => $"{card.Code}/{node.Code}",
        { } node => node.Code,
        _ => id.ToString(),
    };

    private static string CodeOf(Structure structure, ElementId id) => structure.Find(id)?.Code ?? id.ToString();
}
