using System.Collections.Frozen;
using System.Collections.Immutable;
using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas.Functions;

/// <summary>The words of the language, all in upper case; a formula may write them in any.</summary>
internal static class Words
{
    internal const string Children = "CHILDREN";
    internal const string Score = "SCORE";
    internal const string Scores = "SCORES";
    internal const string Weight = "WEIGHT";
    internal const string True = "TRUE";
    internal const string False = "FALSE";

    /// <summary>How many arguments a function takes.</summary>
    internal static readonly FrozenDictionary<Function, (int Fewest, int Most)> Arguments = new Dictionary<Function, (int, int)>
    {
        [Function.If] = (2, 3),
        [Function.And] = (1, int.MaxValue),
        [Function.Or] = (1, int.MaxValue),
        [Function.Not] = (1, 1),
        [Function.Coalesce] = (1, int.MaxValue),
        [Function.Abs] = (1, 1),
        [Function.Round] = (1, 2),
        [Function.Min] = (1, int.MaxValue),
        [Function.Max] = (1, int.MaxValue),
        [Function.Sum] = (1, int.MaxValue),
        [Function.Avg] = (1, int.MaxValue),
        [Function.Count] = (1, int.MaxValue),
        [Function.Sqrt] = (1, 1),
        [Function.Ln] = (1, 1),
        [Function.Exp] = (1, 1),
        [Function.Power] = (2, 2),
    }.ToFrozenDictionary();

    internal static readonly FrozenDictionary<string, Function> Functions = Enum.GetValues<Function>()
        .Select(function => (Word: Of(function), function))
        .Append(("AVERAGE", Function.Avg))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    internal static readonly FrozenDictionary<string, ReferenceFunction> ReferenceFunctions = Enum.GetValues<ReferenceFunction>()
        .Where(function => function != ReferenceFunction.Value)
        .ToFrozenDictionary(Of, StringComparer.OrdinalIgnoreCase);

    internal static readonly FrozenDictionary<string, Aggregate> Aggregates = Enum.GetValues<Aggregate>()
        .Select(how => (Word: Of(how), how))
        .Append(("AVERAGE", Aggregate.Average))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    internal static readonly ImmutableArray<string> AggregateWords = [.. Enum.GetValues<Aggregate>().Select(Of)];

    /// <summary>What users of spreadsheets write, and what it is called here.</summary>
    internal static readonly FrozenDictionary<string, string> FromElsewhere = new Dictionary<string, string>
    {
        ["IFERROR"] = "COALESCE",
        ["IFNULL"] = "COALESCE",
        ["ISNULL"] = "COALESCE",
        ["NVL"] = "COALESCE",
        ["LOG"] = "LN",
        ["IIF"] = "IF",
        ["MEAN"] = "AVG",
        ["POW"] = "POWER",
        ["ACTUAL"] = "[measure]",
        ["VALUE"] = "[measure]",
        ["LASTYEAR"] = "SAMEPERIODLASTYEAR",
        ["PREV"] = "PREVIOUS",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> Limits = ["target", "baseline", "benchmark", "red", "amber", "green", "min", "max", "previous"];

    internal static ImmutableArray<string> Names(FormulaPurpose purpose) => purpose switch
    {
        FormulaPurpose.Scale => ["value", .. Limits],
        FormulaPurpose.Target => Limits,
        _ => [],
    };

    internal static IEnumerable<string> FunctionWords(FormulaPurpose purpose)
    {
        IEnumerable<string> own = purpose switch
        {
            FormulaPurpose.Measure or FormulaPurpose.Target => [.. ReferenceFunctions.Keys.Order(StringComparer.Ordinal), Children],
            FormulaPurpose.RollUp => [Score, Scores, Weight],
            _ => [],
        };
        return Enum.GetValues<Function>().Select(Of).Concat(own);
    }

    internal static string Of(Function function) => function.ToString().ToUpperInvariant();

    internal static string Of(ReferenceFunction function) => function switch
    {
        ReferenceFunction.YearToDate => "YTD",
        _ => function.ToString().ToUpperInvariant(),
    };

    internal static string Of(Aggregate how) => how switch
    {
        Aggregate.Average => "AVG",
        Aggregate.Minimum => "MIN",
        Aggregate.Maximum => "MAX",
        _ => how.ToString().ToUpperInvariant(),
    };

    internal static string Of(ArithmeticOperator symbol) => symbol switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "^",
    };

    internal static string Of(ComparisonOperator symbol) => symbol switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
