namespace Binnacle.App.Changes;

/// <summary>Something in the log that is not as it was written.</summary>
/// <param name="Seq">The change it concerns; 0 for the file as a whole.</param>
public sealed record LogDamage(long Seq, string What);
