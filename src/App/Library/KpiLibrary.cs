using System.Text.Json;
using Binnacle.App.Scores;

namespace Binnacle.App.Library;

/// <summary>The KPIs that come with the program.</summary>
public static class KpiLibrary
{
    private static readonly Lazy<IReadOnlyList<LibraryKpi>> Read = new(() =>
    {
        using var stream = typeof(KpiLibrary).Assembly.GetManifestResourceStream("library/kpis.json") ?? throw new InvalidOperationException("The KPI library is missing from the program.");
        return JsonSerializer.Deserialize<List<LibraryKpi>>(stream, new JsonSerializerOptions(JsonSerializerDefaults.Web)) ?? [];
    });

    public static IReadOnlyList<LibraryKpi> All => Read.Value;

    /// <param name="Words">All of them must occur in the name, code or meaning; none: every KPI.</param>
    public sealed record Request(string? Words = null, string? Perspective = null, string? Function = null);

    public static LibraryView List(Request request)
    {
        var words = (request.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Fits(string? asked, string has) => string.IsNullOrWhiteSpace(asked) || asked.Trim().Equals(has, StringComparison.OrdinalIgnoreCase);
        return new(
        [
            .. All.Where(kpi => Fits(request.Perspective, kpi.Perspective) && Fits(request.Function, kpi.Function)
                && words.All(word => $"{kpi.Code} {kpi.Name} {kpi.Description}".Contains(word, StringComparison.OrdinalIgnoreCase))),
        ]);
    }

    public static Answer<LibraryKpi> Find(string code) => All.FirstOrDefault(kpi => kpi.Code == code.Trim()) is { } found
        ? Answer<LibraryKpi>.Of(found)
        : Answer<LibraryKpi>.Refused(new RequestProblem("code", $"The library has no KPI {code}.{NodeAddress.DidYouMean(NodeAddress.Nearest(code, All.Select(kpi => kpi.Code)))}", RequestFault.NotFound));
}

public sealed record LibraryView(IReadOnlyList<LibraryKpi> Kpis);
