using System.Collections.Concurrent;
using Binnacle.App.Scores;

namespace Binnacle.Web.Maps;

/// <summary>A strategy map as it is drawn. Layouts depend on the structure alone and are remembered: a new figure moves nothing.</summary>
public sealed record MapDrawing(StrategyMapView View, MapModel Model, MapLayout Layout, bool HasBands)
{
    private const int MostRemembered = 64;

    private static readonly ConcurrentDictionary<string, MapLayout> Remembered = new(StringComparer.Ordinal);

    public static MapDrawing Of(StrategyMapView view)
    {
        var lanes = view.Lanes.Select(lane => lane.Address).ToList();
        var hasBands = view.Themes.Count > 0;
        var bands = view.Themes.Select(theme => theme.Code).ToList();
        if (!hasBands || view.Objectives.Any(objective => objective.Theme is null))
            bands.Add("");
        var at = view.Objectives.Select((objective, index) => (objective.Row.Address, index)).ToDictionary(pair => pair.Address, pair => pair.index, StringComparer.Ordinal);
        var model = new MapModel(
            lanes, bands,
            [.. view.Objectives.Select(objective => new MapCard(lanes.IndexOf(objective.Lane), bands.IndexOf(hasBands ? objective.Theme ?? "" : "")))],
            [.. view.Links.Select(link => new MapLink(at[link.Cause], at[link.Effect]))]);
        return new(view, model, LaidOut(model), hasBands);
    }

    private static MapLayout LaidOut(MapModel model)
    {
        var key = string.Join('|', model.Lanes.Count, model.Bands.Count, string.Join(',', model.Cards.Select(card => $"{card.Lane}.{card.Band}")), string.Join(',', model.Links.Select(link => $"{link.Cause}-{link.Effect}")));
        if (Remembered.Count > MostRemembered)
            Remembered.Clear();
        return Remembered.GetOrAdd(key, _ => MapLayout.Of(model));
    }
}
