using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>How a person finds an element again: its kind, and its code below its unit's.</summary>
internal static class Place
{
    public static string Of(Structure structure, Element element) => element switch
    {
        Measure measure when structure.Find(measure.Unit) is { } unit => $"measure {unit.Code}/{measure.Code}",
        { Code.Length: > 0 } => $"{Kind(element)} {element.Code}",
        { Name.Length: > 0 } => $"{Kind(element)} '{element.Name}'",
        _ => $"{Kind(element)} {element.Id}",
    };

    private static string Kind(Element element) => Elements.ElementBody.Name(element.Kind);
}
