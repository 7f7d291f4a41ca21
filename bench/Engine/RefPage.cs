using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;

namespace Binnacle.Bench.Engine;

/// <summary>A scorecard as a page shows it: all its rows in the last month, with a year of months before it.</summary>
internal static class RefPage
{
    private const int LeastRows = 40;

    /// <param name="seq">As known after that change; null: as known now.</param>
    /// <exception cref="InvalidOperationException">There is no such scorecard.</exception>
    public static void Show(WorkspaceImage image, string card, long? seq = null)
    {
        var reading = new ReadingRequest { Period = RefFiles.Period(RefData.Periods - 1), AsKnownOn = seq is null ? null : string.Create(CultureInfo.InvariantCulture, $"#{seq}") };
        var view = ViewScorecard.Run(new(card, reading, History: ViewScorecard.ThirteenPeriods), image, TimeProvider.System);
        if (view.View is not { Rows.Count: > LeastRows })
            throw new InvalidOperationException($"There is no scorecard {card}: {view.Problems.FirstOrDefault()}");
    }
}
