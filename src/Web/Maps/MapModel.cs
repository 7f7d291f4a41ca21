namespace Binnacle.Web.Maps;

/// <summary>What a strategy map is to show. Indices refer to the lists beside them.</summary>
/// <param name="Lanes">Perspectives, from the top of the map down.</param>
/// <param name="Bands">Themes, from left to right.</param>
public sealed record MapModel(IReadOnlyList<string> Lanes, IReadOnlyList<string> Bands, IReadOnlyList<MapCard> Cards, IReadOnlyList<MapLink> Links);

/// <param name="Lane">Index of its perspective.</param>
/// <param name="Band">Index of its theme.</param>
public sealed record MapCard(int Lane, int Band);

/// <param name="Cause">Index of the card it comes from.</param>
/// <param name="Effect">Index of the card it leads to; another one.</param>
public sealed record MapLink(int Cause, int Effect);
