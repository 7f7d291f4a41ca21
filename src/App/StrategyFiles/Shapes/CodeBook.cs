using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>Codes to elements. A code is unique among its kind within its scope: measures within their unit, nodes within their scorecard, the rest alone.</summary>
public sealed class CodeBook
{
    private readonly Dictionary<(ElementKind Kind, ElementId? Scope), Dictionary<string, ElementId>> _codes = [];

    /// <summary>False where the code is taken.</summary>
    public bool TryAdd(ElementKind kind, ElementId? scope, string code, ElementId id)
    {
        if (!_codes.TryGetValue((kind, scope), out var codes))
            _codes[(kind, scope)] = codes = new(StringComparer.Ordinal);
        return codes.TryAdd(code, id);
    }

    public ElementId? Find(ElementKind kind, ElementId? scope, string code) =>
        _codes.TryGetValue((kind, scope), out var codes) && codes.TryGetValue(code, out var id) ? id : null;

    public IEnumerable<string> Codes(ElementKind kind, ElementId? scope) =>
        _codes.TryGetValue((kind, scope), out var codes) ? codes.Keys : [];
}
