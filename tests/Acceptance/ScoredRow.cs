using System.Text.Json;
using Shouldly;

namespace Binnacle.Acceptance;

/// <summary>A row of <c>binnacle score</c>: one node of one scorecard in one period.</summary>
internal sealed record ScoredRow(
    string Scorecard, string Unit, string Period, string Kind, int Level, string Code, double? Score, double? Actual, double? Coverage, string Status, string Word, string? Gap)
{
    /// <summary>From <c>score --format json</c>, of one scorecard or of many.</summary>
    public static IReadOnlyList<ScoredRow> FromJson(Ran ran)
    {
        using var document = JsonDocument.Parse(ran.Done().Output);
        var views = document.RootElement.TryGetProperty("scorecards", out var many) ? many.EnumerateArray().ToList() : [document.RootElement];
        return
        [
            .. from view in views
               from row in view.GetProperty("rows").EnumerateArray()
               select new ScoredRow(
                   view.GetProperty("scorecard").GetProperty("code").GetString()!, view.GetProperty("unit").GetProperty("code").GetString()!,
                   view.GetProperty("period").GetProperty("name").GetString()!, row.GetProperty("kind").GetString()!, row.GetProperty("level").GetInt32(),
                   row.GetProperty("code").GetString()!, Number(row, "score"), Number(row, "actual"), Number(row, "coverage"),
                   row.GetProperty("status").GetProperty("code").GetString()!, row.GetProperty("status").GetProperty("word").GetString()!,
                   row.GetProperty("gap") is { ValueKind: JsonValueKind.Object } gap ? gap.GetProperty("code").GetString() : null),
        ];
    }

    /// <summary>From <c>score --format csv</c>, which does not say the unit.</summary>
    public static IReadOnlyList<ScoredRow> FromCsv(Ran ran)
    {
        var table = PublishedTable.Parse(ran.Done().Output);
        return
        [
            .. table.Rows.Select(row => new ScoredRow(
                row["scorecard"], "", row["period"], row["kind"], int.Parse(row["level"], System.Globalization.CultureInfo.InvariantCulture), row["code"],
                row.Number("score"), row.Number("actual"), row.Number("coverage"), row["status"], row["statusWord"], row["gap"].Length == 0 ? null : row["gap"])),
        ];
    }

    /// <summary>The rows by scorecard and code; each code stands once on a card.</summary>
    public static IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow> ByCode(IEnumerable<ScoredRow> rows)
    {
        var byCode = new Dictionary<(string, string), ScoredRow>();
        foreach (var row in rows)
            byCode.TryAdd((row.Scorecard, row.Code), row).ShouldBeTrue($"{row.Code} stands on {row.Scorecard} twice");
        return byCode;
    }

    private static double? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
