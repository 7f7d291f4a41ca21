using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.RollUps;

/// <summary>What a child without a score does to its parent. A child that is not applicable or weighs nothing does nothing at all.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingChildren>))]
public enum MissingChildren
{
    /// <summary>Left out with its weight.</summary>
    Respread,

    /// <summary>Counted with score 0; it still does not count as present.</summary>
    Zero,

    /// <summary>Takes the parent's score away.</summary>
    Strict,
}
