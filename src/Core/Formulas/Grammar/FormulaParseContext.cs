using Parlot;
using Parlot.Fluent;

namespace Binnacle.Core.Formulas.Grammar;

/// <summary>
/// Remembers the farthest place at which something else was expected: that is where a person has to look,
/// however far the parser has since gone back.
/// </summary>
internal sealed class FormulaParseContext(string text) : ParseContext(new Scanner(text))
{
    private readonly List<string> _expected = [];

    internal int Farthest { get; private set; }

    internal IReadOnlyList<string> Expected => _expected;

    internal void Missed(int offset, string expected)
    {
        if (offset < Farthest) return;
        if (offset > Farthest) _expected.Clear();
        Farthest = offset;
        if (!_expected.Contains(expected)) _expected.Add(expected);
    }
}
