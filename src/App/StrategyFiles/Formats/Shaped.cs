using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>The shapes many keys share.</summary>
internal static class Shaped
{
    public static TextShape Text { get; } = new();

    public static NumberShape Number { get; } = new();

    public static NumberShape NotNegative { get; } = new(0);

    public static WholeShape Whole { get; } = new(int.MinValue);

    public static ShareShape Share { get; } = new();

    public static YesNoShape YesNo { get; } = new();

    public static DayShape FirstDay { get; } = new();

    public static DayShape LastDay { get; } = new(last: true);

    public static FormulaShape Formula { get; } = new();

    public static WordShape<Frequency> Frequency { get; } = new();

    public static ListShape<string> Texts { get; } = new(Text);
}

/// <summary>A formula, with or without the '=' in front. Written with it: a text in brackets would need quotes.</summary>
internal sealed class FormulaShape : ScalarShape<string>
{
    protected override string Expected => "a formula such as =[won] / [decided]";

    protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text is { } text ? Strip(text) : null;
        return !string.IsNullOrWhiteSpace(value);
    }

    public static string Strip(string text) => text.StartsWith('=') ? text[1..] : text;

    public override DocumentNode Write(string value, FileWriting writing) => FileWriting.Plain("=" + value);

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = new JsonArray("string", "number") };
}

/// <summary>A number, or a formula after '='.</summary>
internal sealed class LevelShape : ScalarShape<Level>
{
    protected override string Expected => "a number, or a formula after '=' such as =[plan] * 1.05";

    protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out Level value)
    {
        value = Numbers.TryParse(scalar, out var number) ? new(Value: number)
            : scalar.Text is ['=', _, ..] ? new(Formula: scalar.Text[1..])
            : null;
        return value is not null;
    }

    protected override string Refusal(string text) => Numbers.Refusal(text, Expected);

    public override DocumentNode Write(Level value, FileWriting writing) => value switch
    {
        { Formula: { } formula } => FileWriting.Plain("=" + formula),
        { Value: { } number } => FileWriting.Plain(Numbers.Write(number)),
        _ => new ScalarNode(FileWriting.Nowhere, null),
    };

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(
        new() { ["type"] = "number" },
        new() { ["type"] = "string", ["pattern"] = "^=" });
}

/// <summary>period, qtd, ytd, trailing-12, year or latest.</summary>
internal sealed class WindowShape : ScalarShape<Window>
{
    protected override string Expected => "a view: period, qtd, ytd, trailing-12 (any number), year or latest";

    protected override bool TryParse(ScalarNode scalar, out Window value) =>
        Window.TryParse(scalar.Text!, out value) && value.Kind != WindowKind.Scored;

    public override DocumentNode Write(Window value, FileWriting writing) => FileWriting.Plain(value.ToString());

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = "string", ["pattern"] = "^(period|qtd|ytd|year|latest|trailing-[1-9][0-9]*)$" };
}

/// <summary>An IANA time zone.</summary>
internal sealed class TimeZoneShape : ScalarShape<string>
{
    protected override string Expected => "a time zone such as Europe/Berlin or UTC";

    protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        return value is not null && TimeZoneInfo.TryFindSystemTimeZoneById(value, out _);
    }

    public override DocumentNode Write(string value, FileWriting writing) => FileWriting.Text(value);

    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = "string" };
}
