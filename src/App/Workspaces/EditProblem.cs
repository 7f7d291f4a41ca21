using Binnacle.Core.Elements;

namespace Binnacle.App.Workspaces;

/// <summary>One thing a person should mend before the edit can be applied.</summary>
/// <param name="Place">The element by code, with series and period where it is about a value.</param>
public sealed record EditProblem(ElementId Element, string Place, string Message)
{
    public override string ToString() => $"{Place}: {Message}";
}
