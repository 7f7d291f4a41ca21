namespace Binnacle.Core.Elements;

/// <summary>Names are stored with every revision: never renumbered, never renamed.</summary>
public enum ElementKind
{
    Organization,
    Unit,
    Person,
    Strategy,
    Scale,
    Definition,
    Measure,
    Scorecard,
    Perspective,
    Theme,
    Objective,
    Placement,
    Link,
    Initiative,
    Edition,
}
