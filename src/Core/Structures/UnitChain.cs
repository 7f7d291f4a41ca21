using Binnacle.Core.Elements;
using Binnacle.Core.Organization;

namespace Binnacle.Core.Structures;

internal static class UnitChain
{
    /// <summary>The unit, the one above it, and so on to the root. Ends where the chain is broken, and after a thousand steps.</summary>
    public static IEnumerable<OrganizationUnit> AndAbove(this OrganizationUnit unit, Func<ElementId, OrganizationUnit?> find)
    {
        var at = unit;
        for (var step = 0; at is not null && step < 1000; step++)
        {
            yield return at;
            at = at.Parent is { } parent ? find(parent) : null;
        }
    }
}
