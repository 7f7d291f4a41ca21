using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

public sealed class TextShape : ScalarShape<string>
{
    protected override string Expected => "a text";

    protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        return value is not null;
    }

    public override DocumentNode Write(string value, FileWriting writing) => FileWriting.Text(value);

    // People write "name: 2026" and mean the text.
    public override JsonObject Schema(SchemaBook book) => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}

/// <summary>A finite number in shortest form: what is written reads back as the very same.</summary>
public sealed class NumberShape(double least = double.NegativeInfinity, double most = double.PositiveInfinity) : ScalarShape<double>
{
    protected override string Expected => (double.IsFinite(least), double.IsFinite(most)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"a number of {least} or more"),
        _ => "a number",
    };

    protected override bool TryParse(ScalarNode scalar, out double value) =>
        Numbers.TryParse(scalar, out value) && value >= least && value <= most;

    protected override string Refusal(string text) => Numbers.Refusal(text, Expected);

    public override DocumentNode Write(double value, FileWriting writing) => FileWriting.Plain(Numbers.Write(value));

    public override JsonObject Schema(SchemaBook book)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (double.IsFinite(least))
            schema["minimum"] = least;
        if (double.IsFinite(most))
            schema["maximum"] = most;
        return schema;
    }
}

public sealed class WholeShape(int least, int most = int.MaxValue) : ScalarShape<int>
{
    protected override string Expected => most == int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"a whole number of {least} or more")
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    protected override bool TryParse(ScalarNode scalar, out int value)
    {
        value = 0;
        return !scalar.Quoted && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
    }

    public override DocumentNode Write(int value, FileWriting writing) => FileWriting.Plain(value.ToString(CultureInfo.InvariantCulture));

    public override JsonObject Schema(SchemaBook book)
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = least };
        if (most != int.MaxValue)
            schema["maximum"] = most;
        return schema;
    }
}

/// <summary>A share of one, written 0.6 or 60%.</summary>
public sealed class ShareShape(double most = double.PositiveInfinity) : ScalarShape<double>
{
    protected override string Expected => "a share such as 0.6 or 60%";

    protected override bool TryParse(ScalarNode scalar, out double value)
    {
        value = 0;
        if (scalar.Text is not { } text)
            return false;
        var percent = text.EndsWith('%');
        if (!Numbers.TryParse(percent ? new(scalar.Place, text[..^1].TrimEnd()) : scalar, out value))
            return false;
        if (percent)
            value /= 100;
        return value >= 0 && value <= most;
    }

    public override DocumentNode Write(double value, FileWriting writing) => FileWriting.Plain(Numbers.Write(value));

    public override JsonObject Schema(SchemaBook book)
    {
        var number = new JsonObject { ["type"] = "number", ["minimum"] = 0 };
        if (double.IsFinite(most))
            number["maximum"] = most;
        return SchemaBook.AnyOf(number, new() { ["type"] = "string", ["pattern"] = "^[0-9.]+ ?%$" });
    }
}

public sealed class YesNoShape : ScalarShape<bool>
{
    protected override string Expected => "yes or no (or true, false)";

    protected override bool TryParse(ScalarNode scalar, out bool value)
    {
        var text = scalar.Quoted ? null : scalar.Text?.ToUpperInvariant();
        value = text is "TRUE" or "YES";
        return value || text is "FALSE" or "NO";
    }

    public override DocumentNode Write(bool value, FileWriting writing) => FileWriting.Plain(value ? "true" : "false");

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(
        new() { ["type"] = "boolean" },
        new() { ["enum"] = new JsonArray("yes", "no") });
}

/// <summary>A day, or a month or calendar year that stands for its first (or last) day.</summary>
public sealed class DayShape(bool last = false) : ScalarShape<DateOnly>
{
    protected override string Expected => last ? "a day such as 2026-12-31 (2026-12 means its last day)" : "a day such as 2026-01-01 (2026-01 means its first day)";

    protected override bool TryParse(ScalarNode scalar, out DateOnly value)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out value))
            return true;
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM", invariant, DateTimeStyles.None, out value))
        {
            value = last ? value.AddMonths(1).AddDays(-1) : value;
            return true;
        }
        if (scalar.Text is not { Length: 4 } || !DateOnly.TryParseExact(scalar.Text, "yyyy", invariant, DateTimeStyles.None, out value))
            return false;
        value = last ? value.AddYears(1).AddDays(-1) : value;
        return true;
    }

    public override DocumentNode Write(DateOnly value, FileWriting writing) => FileWriting.Plain(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(
        new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
        new() { ["type"] = "integer", ["minimum"] = 1900, ["maximum"] = 2200 });
}
