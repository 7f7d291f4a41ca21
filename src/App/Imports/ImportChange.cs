using Binnacle.Core.Facts;

namespace Binnacle.App.Imports;

/// <summary>An observation to be written. Old is what it corrects, null if it is new.</summary>
public sealed record ImportChange(ImportKey Key, ImportedObservation Observation, Observation? Old);
