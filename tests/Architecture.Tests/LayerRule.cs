using NetArchTest.Rules;

namespace Binnacle.Architecture.Tests;

/// <summary>A list of namespaces of which each may use only those before it.</summary>
internal sealed record LayerRule(string Prefix, params string[] Layers)
{
    /// <summary>Every type that uses a namespace after its own, with that namespace.</summary>
    public IReadOnlyList<string> Violations(Types types)
    {
        var found = new List<string>();
        for (var i = 0; i < Layers.Length; i++)
        {
            foreach (var later in Layers[(i + 1)..])
            {
                var result = types.That().ResideInNamespaceMatching($"^{Escaped(Layers[i])}(\\.|$)").ShouldNot()
                    .HaveDependencyOn($"{Prefix}.{later}").GetResult();
                if (!result.IsSuccessful)
                    found.AddRange(result.FailingTypeNames.Select(name => $"{name} uses {later}"));
            }
        }
        return found;
    }

    private string Escaped(string layer) => $"{Prefix}.{layer}".Replace(".", "\\.", StringComparison.Ordinal);
}
