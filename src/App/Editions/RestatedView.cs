using Binnacle.App.Scores;

namespace Binnacle.App.Editions;

/// <summary>What a row said when its period was published, where that is not what it says now.</summary>
/// <param name="IsNew">It was not there.</param>
/// <param name="Actual">Of a measure, as are its text and target.</param>
/// <param name="Because">What was recorded since and bears on it, newest first; empty where only time has passed.</param>
public sealed record RestatedView(
    bool IsNew, StatusView Status, GapView? Gap, double? Score, double? Actual, string? ActualText, double? Target, IReadOnlyList<RestatementView> Because);

/// <summary>Something recorded after the edition.</summary>
/// <param name="Day">In the organisation's time zone.</param>
/// <param name="By">A person's id.</param>
/// <param name="What">actual of csat in 2026-03: 81 → 84.</param>
/// <param name="Reason">The note of the value, or what was said with the change.</param>
public sealed record RestatementView(long Seq, DateOnly Day, string By, string What, string Reason);

/// <summary>A period's edition beside what is known now.</summary>
/// <param name="Restated">Rows that say something else than in the edition, new ones included.</param>
/// <param name="Gone">Names of rows that were on the card and are not any more.</param>
public sealed record PublishedView(EditionView Edition, int Restated, IReadOnlyList<string> Gone);
