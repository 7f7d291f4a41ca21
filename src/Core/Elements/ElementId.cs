using System.Globalization;

namespace Binnacle.Core.Elements;

/// <summary>Identifies an element for ever, across renames and moves. Unique over all kinds within a workspace; never reused; 1 or more.</summary>
public readonly record struct ElementId(int Value) : IComparable<ElementId>
{
    public int CompareTo(ElementId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
