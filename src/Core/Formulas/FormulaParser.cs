using System.Collections.Immutable;
using Binnacle.Core.Formulas.Grammar;
using Parlot;

namespace Binnacle.Core.Formulas;

/// <summary>Text to <see cref="Formula"/>. The grammar stands above <see cref="FormulaGrammar"/>.</summary>
public static class FormulaParser
{
    /// <summary>
    /// A text that breaks the grammar has one problem, the farthest one; a well-formed one reports every wrong name, function and argument.
    /// </summary>
    public static FormulaParse Parse(string text, FormulaPurpose purpose, FormulaLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= FormulaLimits.Default;
        if (text.Length > limits.Length)
            return Refused(new(limits.Length + 1, $"{text.Length} characters", $"at most {limits.Length}"));
        var deep = Lexis.TooDeep(text, limits.Depth);
        if (deep >= 0)
            return Refused(new(deep + 1, "\"(\"", $"at most {limits.Depth} parentheses within each other"));

        var context = new FormulaParseContext(text);
        var result = new ParseResult<Ast.Expression>();
        if (!FormulaGrammar.Formula.Parse(context, ref result))
            return Refused(new(context.Farthest + 1, Lexis.Found(text, context.Farthest), AnyOf(context.Expected)));

        var binder = new Binder(text, purpose);
        var root = binder.Bind(result.Value);
        return binder.Problems.Count == 0
            ? new(new Formula(text, purpose, root), [])
            : new(null, [.. binder.Problems.OrderBy(problem => problem.Column)]);
    }

    internal static string AnyOf(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    private static FormulaParse Refused(FormulaProblem problem) => new(null, ImmutableArray.Create(problem));
}
