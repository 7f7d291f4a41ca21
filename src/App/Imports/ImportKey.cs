using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>What an observation is about.</summary>
public readonly record struct ImportKey(ElementId Measure, string Series, Period Period);
