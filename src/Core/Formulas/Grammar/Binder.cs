using System.Collections.Immutable;
using System.Globalization;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Grammar;

/// <summary>Gives every word its meaning or a problem: only what the purpose allows is a name or a function.</summary>
internal sealed class Binder(string text, FormulaPurpose purpose)
{
    private static readonly NumberLiteral Unknown = new(0, 0);

    private readonly bool _usesMeasures = purpose is FormulaPurpose.Measure or FormulaPurpose.Target;
    private readonly ImmutableArray<string> _names = Words.Names(purpose);

    internal List<FormulaProblem> Problems { get; } = [];

    internal Expression Bind(Expression syntax) => syntax switch
    {
        NumberLiteral number => Number(number),
        NameUse name => Name(name),
        MeasureUse measure => Measure(measure),
        UnboundCall call => Call(call),
        Negation negation => negation with { Operand = Bind(negation.Operand) },
        Percentage percentage => percentage with { Operand = Bind(percentage.Operand) },
        Comparison comparison => comparison with { Left = Bind(comparison.Left), Right = Bind(comparison.Right) },
        _ => Chain((Chain)syntax),
    };

    private Chain Chain(Chain chain) => chain with
    {
        First = Bind(chain.First),
        Links = [.. chain.Links.Select(link => link with { Operand = Bind(link.Operand) })],
    };

    private Expression Number(NumberLiteral number)
    {
        if (double.IsFinite(number.Value)) return number;
        return Problem(number.Position, "a number below 1.8E+308");
    }

    private Expression Name(NameUse name)
    {
        if (name.Name.Equals(Words.True, StringComparison.OrdinalIgnoreCase)) return new NumberLiteral(name.Position, 1);
        if (name.Name.Equals(Words.False, StringComparison.OrdinalIgnoreCase)) return new NumberLiteral(name.Position, 0);
        var known = _names.FirstOrDefault(word => word.Equals(name.Name, StringComparison.OrdinalIgnoreCase));
        if (known is not null) return new NameUse(name.Position, known);

        if (Words.Functions.ContainsKey(name.Name)) return Problem(name.Position, $"arguments: {name.Name.ToUpperInvariant()}(…)");
        var suggestion = Suggestion.For(name.Name, _names);
        if (!_names.IsEmpty) return Problem(name.Position, $"one of the names {string.Join(' ', _names)}", suggestion);
        return _usesMeasures
            ? Problem(name.Position, "a number, a measure in brackets or a function", $"[{name.Name}]")
            : Problem(name.Position, $"a number or a function such as {Words.Score}({name.Name})");
    }

    private Expression Measure(MeasureUse measure)
    {
        if (_usesMeasures) return measure;
        return purpose == FormulaPurpose.Scale
            ? Problem(measure.Position, $"one of the names {string.Join(' ', _names)}: a scale sees no other measures")
            : Problem(measure.Position, $"{Words.Score}({measure.Call.Code}), {Words.Weight}({measure.Call.Code}) or {Words.Scores}(how): a roll-up sees only its children");
    }

    private Expression Call(UnboundCall call)
    {
        if (Words.Functions.TryGetValue(call.Word, out var function)) return Function(call, function);
        var word = call.Word.ToUpperInvariant();
        if (purpose == FormulaPurpose.RollUp && word is Words.Score or Words.Weight) return Child(call, word);
        if (purpose == FormulaPurpose.RollUp && word == Words.Scores) return Scores(call);
        if (_usesMeasures && word == Words.Children) return Children(call);
        if (_usesMeasures && Words.ReferenceFunctions.ContainsKey(word)) return Reference(call) ?? (Expression)Unknown;

        foreach (var argument in call.Arguments) Bind(argument);
        var allowed = Words.FunctionWords(purpose).ToList();
        var suggestion = Words.FromElsewhere.TryGetValue(word, out var here) ? here : Suggestion.For(word, allowed);
        return Problem(call.Position, $"one of the functions {string.Join(' ', allowed)}", suggestion);
    }

    private Expression Function(UnboundCall call, Function function)
    {
        var (fewest, most) = Words.Arguments[function];
        var count = call.Arguments.Length;
        var arguments = call.Arguments.Select(Bind).ToImmutableArray();
        if (count >= fewest && count <= most) return new FunctionCall(call.Position, function, arguments);
        var right = most == int.MaxValue ? $"{fewest} or more" : fewest == most ? $"{fewest}" : $"{fewest} to {most}";
        return Arity(call, Words.Of(function), right);
    }

    private Expression Child(UnboundCall call, string word)
    {
        if (call.Arguments is not [var argument]) return Arity(call, word, "1");
        if (Code(argument) is not { } code) return Problem(argument.Position, "the code of a child");
        return word == Words.Score ? new ChildScore(call.Position, code) : new ChildWeight(call.Position, code);
    }

    private Expression Scores(UnboundCall call)
    {
        if (call.Arguments is not [var argument]) return Arity(call, Words.Scores, "1");
        return How(argument) is { } how ? new ChildScores(call.Position, how) : Unknown;
    }

    private Expression Children(UnboundCall call)
    {
        if (call.Arguments is not [var first, var second]) return Arity(call, Words.Children, "2");
        var how = How(first);
        var inner = second switch
        {
            MeasureUse measure => measure,
            UnboundCall nested when Words.ReferenceFunctions.TryGetValue(nested.Word, out var function) && function != ReferenceFunction.Growth => Reference(nested),
            _ => (MeasureUse?)Refuse(second.Position, "a measure in brackets, or a function of one such as TARGET([x])"),
        };
        return how is not null && inner is not null ? new ChildrenUse(call.Position, how.Value, inner.Call) : Unknown;
    }

    private MeasureUse? Reference(UnboundCall call)
    {
        var function = Words.ReferenceFunctions[call.Word];
        var word = Words.Of(function);
        var count = function switch
        {
            ReferenceFunction.Prior or ReferenceFunction.Growth => 2,
            ReferenceFunction.Rolling => 3,
            _ => 1,
        };
        if (call.Arguments.Length != count)
        {
            Arity(call, word, $"{count}");
            return null;
        }

        var code = call.Arguments[0] is MeasureUse measure ? measure.Call.Code : null;
        if (code is null) Problem(call.Arguments[0].Position, "a measure in brackets", Code(call.Arguments[0]) is { } bare ? $"[{bare}]" : null);
        var periods = count > 1 ? Periods(call.Arguments[1], function) : function == ReferenceFunction.Previous ? 1 : 0;
        var how = count > 2 ? How(call.Arguments[2]) : Aggregate.Sum;
        if (code is null || periods is null || how is null) return null;
        return new MeasureUse(call.Position, new ReferenceCall(code, function, periods.Value, how.Value));
    }

    private int? Periods(Expression argument, ReferenceFunction function)
    {
        var fewest = function == ReferenceFunction.Prior ? 0 : 1;
        if (argument is NumberLiteral { Value: var n } && n >= fewest && n <= FormulaLimits.Periods && n == Math.Floor(n)) return (int)n;
        Problem(argument.Position, $"a whole number of periods from {fewest} to {FormulaLimits.Periods}");
        return null;
    }

    private Aggregate? How(Expression argument)
    {
        if (argument is NameUse name && Words.Aggregates.TryGetValue(name.Name, out var how)) return how;
        var suggestion = argument is NameUse other ? Suggestion.For(other.Name, Words.AggregateWords) : null;
        Problem(argument.Position, $"one of {string.Join(' ', Words.AggregateWords)}", suggestion);
        return null;
    }

    private static string? Code(Expression argument) => argument switch
    {
        NameUse name => name.Name,
        MeasureUse { Call.Function: ReferenceFunction.Value } measure => measure.Call.Code,
        _ => null,
    };

    private Expression Arity(UnboundCall call, string word, string right)
    {
        var noun = right == "1" ? "argument" : "arguments";
        var found = call.Arguments.Length.ToString(CultureInfo.InvariantCulture);
        Problems.Add(new(call.Position + 1, $"{found} in {word}(…)", $"{right} {noun}"));
        return Unknown;
    }

    private MeasureUse? Refuse(int position, string expected)
    {
        Problem(position, expected);
        return null;
    }

    private Expression Problem(int position, string expected, string? suggestion = null)
    {
        Problems.Add(new(position + 1, Lexis.Found(text, position), expected, suggestion));
        return Unknown;
    }
}
