using System.Collections.Immutable;
using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas;

/// <summary>A well-formed formula and what it depends on. Made by <see cref="FormulaParser"/> only.</summary>
public sealed class Formula
{
    internal Formula(string text, FormulaPurpose purpose, Expression root)
    {
        (Text, Purpose, Root) = (text, purpose, root);
        var parts = Expressions.Parts(root).ToList();
        References =
        [
            .. parts.Select(part => part switch
            {
                MeasureUse use => new FormulaReference(use.Call, false, use.Position),
                ChildrenUse use => new FormulaReference(use.Call, true, use.Position),
                _ => null,
            }).OfType<FormulaReference>(),
        ];
        Names = [.. parts.OfType<NameUse>().Select(use => use.Name).Distinct()];
        Children = [.. parts.Select(part => part switch { ChildScore use => use.Code, ChildWeight use => use.Code, _ => null }).OfType<string>().Distinct()];
        UsesAllScores = parts.OfType<ChildScores>().Any();
    }

    /// <summary>As the person wrote it.</summary>
    public string Text { get; }

    public FormulaPurpose Purpose { get; }

    public Expression Root { get; }

    /// <summary>Every use of a measure in the order of the text; the same call may occur twice.</summary>
    public ImmutableArray<FormulaReference> References { get; }

    /// <summary>The names used, such as <c>target</c>, once each.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The children whose score or weight a roll-up asks for by code, once each.</summary>
    public ImmutableArray<string> Children { get; }

    /// <summary>Whether a roll-up uses <c>SCORES(how)</c>.</summary>
    public bool UsesAllScores { get; }

    /// <summary>The formula in canonical writing: upper-case functions, no needless parentheses. It parses to the same tree.</summary>
    public override string ToString() => Expressions.Write(Root);
}
